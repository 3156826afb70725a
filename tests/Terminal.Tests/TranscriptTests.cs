using Storyteller.Contracts;

namespace Storyteller.Terminal.Tests;

public sealed class TranscriptTests
{
    [Fact]
    public void A_line_break_in_a_command_stays_on_its_line() => Assert.Equal(
        ["tick 1", @"command a\nb \\n c", "paragraph p", "tick 2", "world h"],
        CanonicalTranscript.Lines([new TranscriptEntry(2, null, [], []), new(1, "a\nb \\n c", [], ["p"])], [], "h"));

    [Fact]
    public void What_was_answered_at_once_stands_behind_the_tick_that_was_the_last_one() => Assert.Equal(
        ["tick 0", "answer", "command who?", "paragraph You.", "refusal locked", "command in", @"paragraph No\nway.", "tick 1", "world h"],
        CanonicalTranscript.Lines([new TranscriptEntry(0, null, [], []), new(1, null, [], [])],
            [new(0, "who?", new("answer", ["You."])), new(0, "in", new("refusal", ["No\nway."], "locked", "knock"))], "h"));

    [Fact]
    public async Task The_final_transcript_is_written_for_comparing()
    {
        await using var gateway = await LocalGateway.StartAsync();
        Assert.Equal(
            ["tick 0", "paragraph You stand at the gate.", "tick 1", "command look", "paragraph You do it: look.",
                "paragraph Then it is quiet.", "world hash1"],
            await WrittenAsync(gateway, "look\n"));
    }

    [Fact]
    public async Task Answers_and_refusals_are_in_the_transcript_where_they_were_given()
    {
        await using var gateway = await LocalGateway.StartAsync();
        Assert.Equal(
            ["tick 0", "paragraph You stand at the gate.", "answer", "command who am i", "paragraph You are Robin.",
                "paragraph So they say.", "tick 1", "command look", "paragraph You do it: look.", "paragraph Then it is quiet.",
                "refusal not-here", "command go up", "paragraph There is no way up.", "world hash1"],
            await WrittenAsync(gateway, "who am i\nlook\nnothing\ngo up\n"));
    }

    [Fact]
    public async Task A_story_longer_than_a_page_of_the_transcript_is_written_to_its_end()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var lines = await WrittenAsync(gateway, "a\nb\nc\nd\n");
        Assert.Equal(["tick 0", "tick 1", "tick 2", "tick 3", "tick 4"], lines.Where(line => line.StartsWith("tick")));
    }

    private static async Task<IReadOnlyList<string>> WrittenAsync(LocalGateway gateway, string script)
    {
        var file = Path.GetTempFileName();
        await Scripted.PlayAsync(gateway, script, "--transcript", file);
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        File.Delete(file);
        return lines;
    }
}
