namespace Storyteller.Terminal.Tests;

public sealed class OpenPromptTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task A_prompt_left_open_is_shown_and_can_be_answered_after_the_client_was_started_again()
    {
        await using var gateway = await LocalGateway.StartAsync();
        await Scripted.RunAsync(gateway, "fight\n1\n", "--session", _file);
        var again = await Scripted.RunAsync(gateway, "2\nlook\n", "--session", _file);
        Assert.Contains("\nRound 2, in the order of turns:\n", again.Output);
        Assert.Contains("> You answered: flee.\n\nThen it is quiet.\n\n> You do it: look.\n", again.Output.Replace(Dice, ""));
        Assert.Equal(["attack:wolf-1", "flee"], gateway.Answers.Select(answer => answer.Answer));
    }

    [Fact]
    public async Task What_the_earlier_client_told_is_not_told_again_even_after_a_lost_connection()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var first = await Scripted.RunAsync(gateway, "ask and drop\n", "--session", _file);
        var again = await Scripted.RunAsync(gateway, "1\n", "--session", _file);
        Assert.Equal((1, 0), (first.Times("You do it: ask and drop."), again.Times("You do it: ask and drop.")));
        Assert.Equal((1, 1), (again.Times("You answered: pay."), again.Times("Then it is quiet.")));
    }

    [Fact]
    public async Task A_prompt_left_open_is_settled_before_a_script_begins()
    {
        await using var gateway = await LocalGateway.StartAsync();
        await Scripted.RunAsync(gateway, "ask\n", "--session", _file);
        var run = await Scripted.PlayAsync(gateway, "look\n", "--session", _file);
        Assert.Contains(
            "# An earlier turn was still open.\n# The ferryman holds out his hand. What do you do? – look past him\n"
            + "You answered: wait.\nThen it is quiet.\n> look\n", run.Output);
        Assert.Equal("inputs 1, committed 1, answered 0, compensated 0, refused 0, failed 0", run.Summary);
    }

    [Fact]
    public async Task A_prompt_behind_a_lost_connection_is_heard_over_the_next_one()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "ask behind the curtain\n1\n");
        Assert.Contains("  2. look past him\n", run.Output);
        Assert.Contains("> You answered: pay.\n\nThen it is quiet.\n", run.Output);
        Assert.Equal(1, run.Times("You answered: pay."));
        Assert.Equal(2, gateway.Resumed.Count);
    }

    [Fact]
    public async Task A_prompt_that_the_stream_never_told_is_found_by_looking()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "ask silently\n2\n", "--patience", "4");
        Assert.Contains("  2. look past him\n", run.Output);
        Assert.Contains("You answered: wait.\n\nThen it is quiet.\n", run.Output);
        Assert.Equal(1, run.Times("You answered: wait."));
    }

    [Fact]
    public async Task A_prompt_is_shown_once_however_it_was_found()
    {
        await using var gateway = await LocalGateway.StartAsync();
        await Scripted.RunAsync(gateway, "haggle\n", "--session", _file);
        var again = await Scripted.RunAsync(gateway, "1\n1\n", "--session", _file);
        Assert.Equal(1, again.Times("The ferryman holds out his hand. What do you do?"));
        Assert.Equal(1, again.Times("He asks again."));
    }

    [Fact]
    public async Task The_end_of_the_story_is_said_with_how_to_begin_anew()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "die\n2\nlook\nwho am i\n");
        Assert.Contains(
            "Then it is quiet.\n\nThe story has ended. To take a turn back: /back. To begin anew, leave and start again.\n> ",
            run.Output);
        Assert.Contains("> The story is over. You can:\n  - ask the game master\nThe story has ended. ", run.Output);
        Assert.Contains("> You are Robin.\n", run.Output);
    }

    [Fact]
    public async Task A_kept_story_that_has_ended_says_so_at_once_and_which_file_keeps_it()
    {
        await using var gateway = await LocalGateway.StartAsync();
        await Scripted.RunAsync(gateway, "die\n2\n", "--session", _file);
        var again = await Scripted.RunAsync(gateway, "", "--session", _file);
        Assert.Contains(
            $"The story has ended. To take a turn back: /back. To begin anew, leave, remove {_file} or name another file", again.Output);
    }

    private const string Dice = "athletics: d20 14 + 3 = 17 vs DC 15: yes\n";
}
