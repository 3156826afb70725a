using Storyteller.Contracts;

namespace Storyteller.Terminal.Tests;

public sealed class RetakeTests
{
    private const string Scene = "The gate, day 1, 08:30, clear\n";

    [Fact]
    public async Task The_last_turn_is_told_anew_by_the_narrator_where_nobody_else_is_named()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "look\ngo\n/again\n");
        Assert.Equal((2, new NewTake("narrator")), gateway.Past.Retakes.Select(asked => (asked.Tick, asked.Take)).Single());
        Assert.Contains(
            $"> The turn is told anew, from narrator on.\nYou do it again: go.\n\nThen it is quiet.\n\n{Scene}", run.Output);
        Assert.Equal(["look", "go"], gateway.Received.Select(command => command.Text));
    }

    [Fact]
    public async Task An_agent_and_a_subject_can_be_named()
    {
        await using var gateway = await LocalGateway.StartAsync();
        await Scripted.RunAsync(gateway, "look\n/again outline\n/again npc-decision ada\n");
        Assert.Equal([new("outline"), new("npc-decision", "ada")], gateway.Past.Retakes.Select(asked => asked.Take));
        Assert.Equal(2, gateway.Past.Retakes.Select(asked => asked.Key).Where(key => key.Length > 0).Distinct().Count());
    }

    [Fact]
    public async Task What_cannot_be_taken_again_is_refused_in_the_gateways_words()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "/again\nlook\n/again nobody\n");
        Assert.Contains("> There is no such tick: there is no tick '0'\n", run.Output);
        Assert.Contains("> The request is not valid: from: there is no agent 'nobody'\n", run.Output);
    }

    [Fact]
    public async Task A_take_that_asks_is_answered_like_any_turn()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "ask\n1\n/again player 1\n2\n");
        Assert.Equal(2, run.Times("The ferryman holds out his hand. What do you do?"));
        Assert.Contains($"> You answered: wait.\n\nThen it is quiet.\n\n{Scene}", run.Output);
        Assert.Equal(["pay", "wait"], gateway.Answers.Select(answer => answer.Answer));
    }

    [Fact]
    public async Task While_a_turn_asks_nothing_is_taken_again_and_the_question_stays()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "look\nask\n/again\n1\n");
        Assert.Contains("> An answer is awaited. You can:\n  - give him a coin\n", run.Output);
        Assert.Equal("pay", gateway.Answers.Single().Answer);
    }

    [Theory]
    [InlineData("once")]
    [InlineData("once unheard")]
    public async Task A_take_that_comes_to_nothing_says_so_and_the_turn_before_stands(string text)
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.PlayAsync(gateway, $"{text}\n/again\n/takes\n");
        Assert.Contains($"> /again\nNothing came of it: the narrator is ill You wrote: {text}\n", run.Output);
        Assert.Contains(
            $"Takes of turn 1:\n* 1. You do it: {text}. Then it is quiet.\n  2. again from narrator: came to nothing\n", run.Output);
        Assert.Equal("inputs 3, committed 1, answered 1, compensated 1, refused 0, failed 0", run.Summary);
    }

    [Fact]
    public async Task The_end_of_the_take_before_is_not_taken_for_the_end_of_the_new_one()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "echo\n/again\n");
        Assert.Contains("> The turn is told anew, from narrator on.\nYou do it again: echo.\n\nThen it is quiet.\n\n", run.Output);
    }

    [Fact]
    public async Task What_a_take_keeps_of_the_turn_is_not_told_again_even_after_a_lost_connection()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "from its middle\n/again\n");
        Assert.Equal((1, 1), (run.Times("You do it: from its middle."), run.Times("You do it again: from its middle.")));
        Assert.Equal(2, run.Times("Then it is quiet."));
    }

    [Fact]
    public async Task Takes_are_listed_and_another_one_is_made_to_stand()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "look\n/again\n/takes\n/take 1\n/takes\n");
        Assert.Contains(
            "Takes of turn 1:\n  1. You do it: look. Then it is quiet.\n* 2. again from narrator: You do it again: look.", run.Output);
        Assert.Contains($"> Take 1 of turn 1 stands.\nYou do it: look.\n\nThen it is quiet.\n\n{Scene}", run.Output);
        Assert.Contains("* 1. You do it: look. Then it is quiet.\n  2. again from narrator:", run.Output);
    }

    [Fact]
    public async Task A_take_that_does_not_exist_is_refused_in_the_gateways_words()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "look\n/take 7\n/take two\n");
        Assert.Contains("> There is no such take: there is no take '7'\n> Say it like this: /take 2\n", run.Output);
    }

    [Fact]
    public async Task A_script_has_a_turn_taken_again_with_the_default_answers()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.PlayAsync(gateway, "ask\n/again player 1\nlook\n");
        Assert.Equal(["wait", "wait"], gateway.Answers.Select(answer => answer.Answer));
        Assert.Contains(
            "> /again player 1\nYou do it again: ask.\n# The ferryman holds out his hand. What do you do? – look past him\n"
            + $"You answered: wait.\nThen it is quiet.\n{Scene}", run.Output);
        Assert.Equal("inputs 3, committed 3, answered 0, compensated 0, refused 0, failed 0", run.Summary);
    }

    [Fact]
    public async Task What_each_agent_made_of_the_turn_is_listed_in_brief_and_shown_in_full_for_one()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "look\n/artifacts\n/artifacts narrator\n/artifacts outline\n");
        Assert.Contains(
            $"> Artifacts of turn 1:\n  narrator@2, by hand: {{\"paragraphs\":[\"{new string('x', 84)}…\n"
            + "  npc-decision/ada@1: {\"act\":\"wait\"}\n", run.Output);
        Assert.Contains($"  narrator@2, by hand: {{\"paragraphs\":[\"{new string('x', 120)} at tick 1\"]}}\n", run.Output);
        Assert.Contains("> Turn 1 has nothing by outline.\n", run.Output);
        Assert.DoesNotContain("Long ago.", run.Output);
    }
}
