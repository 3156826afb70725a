namespace Storyteller.Terminal.Tests;

public sealed class ScriptTests
{
    [Fact]
    public void Comments_and_blank_lines_are_no_commands() =>
        Assert.Equal(["look", "  go north"], Script.Commands(["# a comment", "look", "", "   ", "  go north"], null));

    [Fact]
    public void A_column_of_a_table_can_be_the_command() =>
        Assert.Equal(["sword", "who am i???"], Script.Commands(["# where\twhat", "me\tsword", "", "me\twho am i???\tmore"], 2));

    [Fact]
    public void An_empty_or_missing_column_is_an_empty_command() =>
        Assert.Equal(["", "", ""], Script.Commands(["me\t", "me", "\t"], 2));

    [Fact]
    public async Task Each_line_is_shown_with_what_came_of_it()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.PlayAsync(gateway, "look\nboom\n");
        Assert.Contains("> look\nYou do it: look.\nThen it is quiet.\n\n> boom\nThat went wrong: 500", run.Output);
        Assert.StartsWith("World the-world, seed 7.\nYou stand at the gate.\n", run.Output);
    }

    [Fact]
    public async Task The_summary_counts_every_input_once()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.PlayAsync(gateway, "a\tlook\na\t\na\tnothing\na\tboom\n# no\na\tgo\n", "--column", "2");
        Assert.Equal("inputs 5, committed 2, answered 0, compensated 1, refused 1, failed 1", run.Summary);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("The command is not valid: text is empty", run.Lines);
        Assert.Contains("Nothing came of it: the narrator is ill You wrote: nothing", run.Lines);
    }

    [Fact]
    public async Task Refused_and_compensated_lines_are_no_failure()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.PlayAsync(gateway, "a\t\na\tnothing\n", "--column", "2");
        Assert.Equal("inputs 2, committed 0, answered 0, compensated 1, refused 1, failed 0", run.Summary);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_tick_that_never_ends_is_a_failure()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.PlayAsync(gateway, "never\n", "--patience", "1");
        Assert.Contains("That went wrong: the tick did not end within 1 s", run.Lines);
        Assert.Equal("inputs 1, committed 0, answered 0, compensated 0, refused 0, failed 1", run.Summary);
        Assert.Equal(1, run.ExitCode);
    }
}
