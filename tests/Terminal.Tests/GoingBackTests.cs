using Storyteller.Contracts;

namespace Storyteller.Terminal.Tests;

public sealed class GoingBackTests
{
    private const string Scene = "The gate, day 1, 08:30, clear\n";

    [Fact]
    public async Task Going_back_shows_where_the_story_stands_and_plays_on_from_there()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "a\nb\nc\n/back 2\nd\n");
        Assert.Equal(new Rewind(ToTick: 1), gateway.Past.Rewinds.Single().To);
        Assert.Contains($"> You are at turn 1, on “line 2”.\nYou do it: a.\n\nThen it is quiet.\n\n{Scene}", run.Output);
        Assert.Contains("You do it: d.", run.Lines);
        Assert.Equal(["a", "b", "c", "d"], gateway.Received.Select(command => command.Text));
    }

    [Fact]
    public async Task Going_back_without_a_number_goes_back_one_turn()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "a\n/back\n");
        Assert.Equal(0, gateway.Past.Rewinds.Single().To.ToTick);
        Assert.Contains($"> You are at the beginning, on “line 2”.\nYou stand at the gate.\n\n{Scene}", run.Output);
    }

    [Fact]
    public async Task Going_back_beyond_the_beginning_is_refused_in_the_gateways_words()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "a\n/back 3\n/back soon\n");
        Assert.Contains(
            "> The request is not valid: toTick goes from 0 to 1, and -2 does not\n> Say it like this: /back 3\n", run.Output);
    }

    [Fact]
    public async Task Each_way_back_has_a_key_of_its_own()
    {
        await using var gateway = await LocalGateway.StartAsync();
        await Scripted.RunAsync(gateway, "a\nb\n/back\n/back\n");
        Assert.Equal(2, gateway.Past.Rewinds.Select(asked => asked.Key).Where(key => key.Length > 0).Distinct().Count());
    }

    [Fact]
    public async Task A_script_goes_back_as_a_player_does()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.PlayAsync(gateway, "a\nb\nc\nd\n/back 3\ne\n");
        Assert.Contains($"> /back 3\nYou are at turn 1, on “line 2”.\nYou do it: a.\n\nThen it is quiet.\n\n{Scene}", run.Output);
        Assert.Contains("> e\nYou do it: e.\n", run.Output);
        Assert.Equal("inputs 6, committed 5, answered 1, compensated 0, refused 0, failed 0", run.Summary);
        Assert.DoesNotContain("/back 3", gateway.Received.Select(command => command.Text));
    }

    [Fact]
    public async Task The_transcript_is_that_of_the_timeline_that_is_played_with_the_replies_that_belong_to_it()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var file = Path.GetTempFileName();
        await Scripted.PlayAsync(gateway, "who am i\na\ngo up\n/back\nb\n", "--transcript", file);
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(
            ["tick 0", "paragraph You stand at the gate.", "answer", "command who am i", "paragraph You are Robin.",
                "paragraph So they say.", "tick 1", "command b", "paragraph You do it: b.", "paragraph Then it is quiet.", "world hash1"],
            lines);
        File.Delete(file);
    }

    [Fact]
    public async Task Timelines_are_listed_and_gone_over_to_by_name_and_keep_their_replies()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var file = Path.GetTempFileName();
        var run = await Scripted.PlayAsync(gateway, "a\ngo up\n/back\n/timelines\n/timeline main\n/timelines\n", "--transcript", file);
        Assert.Contains("Timelines:\n  main: turn 1\n* line 2: turn 0, begun at turn 0 of main\n", run.Output);
        Assert.Contains($"> /timeline main\nYou are at turn 1, on “main”.\nYou do it: a.\n\nThen it is quiet.\n\n{Scene}", run.Output);
        Assert.Contains("Timelines:\n* main: turn 1\n  line 2: turn 0, begun at turn 0 of main\n", run.Output);
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(["refusal not-here", "command go up", "paragraph There is no way up.", "world hash1"], lines[^4..]);
        File.Delete(file);
    }

    [Fact]
    public async Task A_timeline_that_does_not_exist_is_not_gone_over_to()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "/timeline the other one\n/timeline\n");
        Assert.Contains(
            "> There is no timeline “the other one”. There are: main.\n> Say it like this: /timeline NAME\n", run.Output);
    }

    [Fact]
    public async Task A_place_is_saved_under_a_name_and_gone_back_to_by_it()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "/saves\na\n/save before the  bridge\nb\n/saves\n/load before the  bridge\n");
        Assert.Contains("> There are no saves.\n", run.Output);
        Assert.Contains("> Turn 1 is saved as “before the  bridge”.\n", run.Output);
        Assert.Contains("> Saves:\n  before the  bridge: turn 1 of main\n", run.Output);
        Assert.Equal(new Rewind(Save: "before the  bridge"), gateway.Past.Rewinds.Single().To);
        Assert.Contains($"> You are at turn 1, on “line 2”.\nYou do it: a.\n\nThen it is quiet.\n\n{Scene}", run.Output);
    }

    [Fact]
    public async Task A_save_that_cannot_be_made_or_found_is_refused_in_the_gateways_words()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.PlayAsync(gateway, "/save x\n/save x\n/load y\n/save\n/load\n");
        Assert.Contains("> /save x\nThe name is taken: there is a save 'x' already\n", run.Output);
        Assert.Contains("> /load y\nThere is no such save: there is no save 'y'\n", run.Output);
        Assert.Contains("> /load\nSay it like this: /load NAME\n", run.Output);
        Assert.Equal("inputs 5, committed 0, answered 1, compensated 0, refused 4, failed 0", run.Summary);
    }

    [Fact]
    public async Task A_story_that_has_ended_is_gone_back_in_and_goes_on()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.PlayAsync(gateway, "a\ndie for good\nb\n/back\nc\n");
        Assert.Equal(["a", "die for good", "c"], gateway.Received.Select(command => command.Text));
        Assert.Contains("# The story has ended; 1 inputs were not played.", run.Lines);
        Assert.Equal("inputs 5, committed 3, answered 1, compensated 0, refused 1, failed 0", run.Summary);
    }

    [Fact]
    public async Task Nobody_goes_back_while_the_story_asks()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "a\nask\n/back\n1\n");
        Assert.Contains("> An answer is awaited. You can:\n", run.Output);
        Assert.Contains("> You answered: pay.\n", run.Output);
    }

    [Fact]
    public async Task The_session_is_written_to_a_file()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var file = Path.Combine(Path.GetTempPath(), $"my story {Path.GetRandomFileName()}");
        var run = await Scripted.RunAsync(gateway, $"/export {file}\n/export\n");
        Assert.Equal("""{"story":"whole"}""", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Contains($"> {file} holds the session, in 17 bytes.\n> Say it like this: /export FILE\n", run.Output);
        File.Delete(file);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_named_and_the_play_goes_on()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, $"/export {Path.GetTempPath()}\nlook\n");
        Assert.Contains($"> That went wrong: Access to the path '{Path.GetTempPath()}' is denied.", run.Output);
        Assert.Contains("You do it: look.", run.Lines);
    }

    [Fact]
    public async Task What_begins_with_a_slash_and_means_nothing_shows_the_help_and_is_not_sent()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.PlayAsync(gateway, "  /me dances\n/\n/help\n");
        Assert.Contains($">   /me dances\n/me is not known here.\n{SlashWords.Help.ReplaceLineEndings("\n")}\n", run.Output);
        Assert.Contains("> /\n/ is not known here.\n", run.Output);
        Assert.Contains("> /help\nWrite what you do", run.Output);
        Assert.Empty(gateway.Received);
        Assert.Equal("inputs 3, committed 0, answered 1, compensated 0, refused 2, failed 0", run.Summary);
    }

    [Fact]
    public async Task A_script_can_leave_before_its_end()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.PlayAsync(gateway, "look\n/quit\nlook\n");
        Assert.Single(gateway.Received);
        Assert.Equal("inputs 3, committed 1, answered 1, compensated 0, refused 1, failed 0", run.Summary);
    }
}
