namespace Storyteller.Terminal.Tests;

public sealed class PlayTests
{
    [Fact]
    public async Task What_is_typed_is_played_and_the_dice_and_the_story_are_shown()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "climb\n\n/quit\nlook\n");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["climb"], gateway.Received.Select(command => command.Text));
        Assert.Contains("athletics: d20 14 + 3 = 17 vs DC 15: yes\nYou do it: climb.\n\nThen it is quiet.\n", run.Output);
    }

    [Fact]
    public async Task The_end_of_the_input_ends_the_play()
    {
        await using var gateway = await LocalGateway.StartAsync();
        Assert.Equal(0, (await Scripted.RunAsync(gateway, "look")).ExitCode);
        Assert.Equal("look", Assert.Single(gateway.Received).Text);
    }

    [Fact]
    public async Task The_scene_can_be_looked_at_without_playing()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "/scene\n/quit\n");
        Assert.Contains("The gate, day 1, 08:30, clear\nA gate.\nWays: north\n", run.Output);
        Assert.Contains(
            "\nLying about: a [rusty] key\nHit points 9 of 10, level 1, experience 40\n"
            + "Purse 12 copper, load 2.5 kg of 60 kg\n", run.Output);
        Assert.Empty(gateway.Received);
    }

    [Fact]
    public async Task World_name_and_seed_are_what_was_asked_for()
    {
        await using var gateway = await LocalGateway.StartAsync();
        await Scripted.RunAsync(gateway, "", "--world", "harbour", "--name", "Ann", "--seed", "18446744073709551615");
        Assert.Equal(new("harbour", "Ann", ulong.MaxValue), gateway.Asked);
    }

    [Fact]
    public async Task A_kept_session_goes_on_with_the_same_guest()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await Scripted.RunAsync(gateway, "look\n", "--session", file);
        var again = await Scripted.RunAsync(gateway, "go\n", "--session", file);
        File.Delete(file);
        Assert.Contains("The story goes on where you left it.", again.Lines);
        Assert.Contains("You do it: look.", again.Lines);
        Assert.Equal(1, gateway.Guests);
    }

    [Fact]
    public async Task An_expired_token_is_renewed()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await Scripted.RunAsync(gateway, "", "--session", file);
        gateway.Token = "second";
        await Scripted.RunAsync(gateway, "go\n", "--session", file);
        Assert.Contains("\"accessToken\":\"second\"", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        File.Delete(file);
        Assert.Equal("Bearer second", gateway.Received.Single().Token);
        Assert.Equal(1, gateway.Guests);
    }
}
