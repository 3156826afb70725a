using Storyteller.Contracts;

namespace Storyteller.Terminal.Tests;

public sealed class UnattendedTests
{
    [Fact]
    public async Task Where_the_story_asks_a_script_takes_the_default_and_says_so()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.PlayAsync(gateway, "ask\nlook\n");
        Assert.Equal("wait", gateway.Answers.Single().Answer);
        Assert.Contains(
            "> ask\nYou do it: ask.\n# The ferryman holds out his hand. What do you do? – look past him\nYou answered: wait.\n"
            + "Then it is quiet.\n\n> look\n", run.Output);
        Assert.Equal("inputs 2, committed 2, answered 0, compensated 0, refused 0, failed 0", run.Summary);
    }

    [Fact]
    public async Task A_script_accepts_all_that_is_offered()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.PlayAsync(gateway, "offers\n");
        Assert.Equal("""[{"storyletId":"wolves","verdict":"Accept"},{"storyletId":"bells","verdict":"Accept"}]""",
            gateway.Answers.Single().Answer);
        Assert.Contains("# What of this may happen? – accept all", run.Lines);
    }

    [Fact]
    public async Task A_fight_is_fought_to_its_end_within_one_input()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.PlayAsync(gateway, "fight\n");
        Assert.Equal(["attack:wolf-1", "attack:wolf-1"], gateway.Answers.Select(answer => answer.Answer));
        Assert.Equal("inputs 1, committed 1, answered 0, compensated 0, refused 0, failed 0", run.Summary);
    }

    [Fact]
    public async Task The_same_script_prints_the_same_twice()
    {
        await using var one = await LocalGateway.StartAsync();
        await using var two = await LocalGateway.StartAsync();
        const string script = "offers and ask\nwho am i\nfight\ndie\nlook\n";
        Assert.Equal((await Scripted.PlayAsync(one, script)).Output, (await Scripted.PlayAsync(two, script)).Output);
    }

    [Fact]
    public async Task Replies_at_once_are_answered_and_not_refused()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.PlayAsync(gateway, "who am i\ngo up\nlook\n");
        Assert.Equal("inputs 3, committed 1, answered 2, compensated 0, refused 0, failed 0", run.Summary);
        Assert.Contains("> who am i\nYou are Robin.\nSo they say.\n\n> go up\nThere is no way up.\n", run.Output);
    }

    [Fact]
    public async Task A_death_that_is_taken_back_by_default_is_compensated_and_the_story_goes_on()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.PlayAsync(gateway, "die\nlook\n");
        Assert.Equal("inputs 2, committed 1, answered 0, compensated 1, refused 0, failed 0", run.Summary);
    }

    [Fact]
    public async Task With_the_story_a_script_ends_and_its_other_inputs_count_as_refused()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.PlayAsync(gateway, "die for good\nlook\nwho am i\n");
        Assert.Equal(["die for good"], gateway.Received.Select(command => command.Text));
        Assert.Contains("# The story has ended; 2 inputs were not played.", run.Lines);
        Assert.Equal("inputs 3, committed 1, answered 0, compensated 0, refused 2, failed 0", run.Summary);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Of_a_story_that_has_ended_before_nothing_is_played()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await Scripted.PlayAsync(gateway, "die for good\n", "--session", file);
        var run = await Scripted.PlayAsync(gateway, "look\ngo\n", "--session", file);
        File.Delete(file);
        Assert.Equal("inputs 2, committed 0, answered 0, compensated 0, refused 2, failed 0", run.Summary);
        Assert.Single(gateway.Received);
    }

    [Fact]
    public async Task A_default_that_comes_too_late_is_followed_to_what_came_of_the_tick()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.PlayAsync(gateway, "ask too late\nlook\n");
        Assert.Equal("late", gateway.Answers.Single().Answer);
        Assert.Equal("inputs 2, committed 2, answered 0, compensated 0, refused 0, failed 0", run.Summary);
    }

    [Fact]
    public void A_prompt_without_a_default_is_answered_with_its_first_choice() =>
        Assert.Equal(new Chose("pay"), Move.ByDefault(LocalPrompts.Ferryman with { Default = "" }));

    [Fact]
    public void An_empty_review_is_decided_with_no_decisions() =>
        Assert.Empty(Assert.IsType<Decided>(Move.ByDefault(new(PromptKind.Review, "?", [], ""))).Decisions);
}
