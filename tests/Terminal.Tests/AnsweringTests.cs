namespace Storyteller.Terminal.Tests;

public sealed class AnsweringTests
{
    private const string FerrymanAsks =
        "The ferryman holds out his hand. What do you do?\n  1. give him a coin\n  2. look past him\n  3. be too slow\n";

    [Fact]
    public async Task A_question_is_shown_with_its_numbered_choices_behind_what_was_told()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "ask\n");
        Assert.Contains($"You do it: ask.\n\n{FerrymanAsks}> ", run.Output);
    }

    [Fact]
    public async Task A_number_answers_and_the_tick_goes_on_to_its_end()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "ask\n1\nlook\n");
        Assert.Equal("pay", gateway.Answers.Single().Answer);
        Assert.Equal(["ask", "look"], gateway.Received.Select(command => command.Text));
        Assert.Contains("> You answered: pay.\n\nThen it is quiet.\n\n> ", run.Output);
        Assert.Equal(1, run.Times("You do it: ask."));
    }

    [Fact]
    public async Task Words_go_where_commands_go_and_may_make_the_choice()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "ask\nlook past him\n");
        Assert.Empty(gateway.Answers);
        Assert.Equal(1, run.Times("You answered: wait."));
    }

    [Fact]
    public async Task Every_answer_has_a_key_of_its_own()
    {
        await using var gateway = await LocalGateway.StartAsync();
        await Scripted.RunAsync(gateway, "haggle\n1\n1\n");
        var keys = gateway.Answers.Select(answer => answer.Key).Concat(gateway.Received.Select(command => command.Key)).ToList();
        Assert.Equal(3, keys.Distinct().Count());
        Assert.DoesNotContain("", keys);
    }

    [Fact]
    public async Task Words_that_make_no_choice_are_refused_with_what_is_possible_and_the_question_comes_again()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "ask\ndance\n2\n");
        Assert.Contains(
            "> An answer is awaited. You can:\n  - give him a coin\n  - look past him\n  - be too slow\n"
            + $"  - ask the game master\n{FerrymanAsks}", run.Output);
        Assert.Equal(1, run.Times("You answered: wait."));
    }

    [Fact]
    public async Task A_question_to_the_game_master_is_answered_as_prose_and_leaves_the_prompt_open()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "ask\nwho am i\n1\n");
        Assert.Contains($"> You are Robin.\nSo they say.\n{FerrymanAsks}> You answered: pay.\n", run.Output);
    }

    [Fact]
    public async Task A_refusal_in_the_story_is_told_with_the_nearest_thing_to_type()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "go up\n");
        Assert.Contains("> There is no way up.\nYou might try: go north\n> ", run.Output);
    }

    [Fact]
    public async Task A_number_that_is_no_choice_is_not_sent()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "ask\n7\n");
        Assert.Contains($"> There are the choices 1 to 3.\n{FerrymanAsks}", run.Output);
        Assert.Empty(gateway.Answers);
        Assert.Single(gateway.Received);
    }

    [Fact]
    public async Task A_prompt_that_somebody_else_answered_is_followed_to_what_came_of_it()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "ask\n3\nlook\n");
        Assert.Contains(
            "> Nothing is awaited. You can:\n  - ask the game master\nYou answered: wait.\n\nThen it is quiet.\n\n> ", run.Output);
        Assert.Equal(["ask", "look"], gateway.Received.Select(command => command.Text));
    }

    [Fact]
    public async Task Words_for_a_prompt_that_is_gone_are_not_kept_for_the_next_one()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "haggle\nlinger\n");
        Assert.Contains(
            "> The session is busy. You can:\n  - wait until the story has gone on\nYou answered: wait.\n\nHe asks again.\n", run.Output);
        Assert.Equal(["haggle", "linger"], gateway.Received.Select(command => command.Text));
    }

    [Fact]
    public async Task Of_a_fight_the_turns_hit_points_and_conditions_are_shown_in_each_round()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "fight\n1\n2\n");
        foreach (var round in (int[])[1, 2])
        {
            Assert.Contains(
                $"Round {round}, in the order of turns:\n  the wolf: {11 - round} of 11 hit points, armor class 13, prone, poisoned\n"
                + "  Robin (your side): 9 of 10 hit points, armor class 14\n  the lame wolf: out of the fight\n"
                + "It is your turn. What do you do?\n  1. strike at the wolf\n  2. run\n", run.Output);
        }
        Assert.Equal(["attack:wolf-1", "flee"], gateway.Answers.Select(answer => answer.Answer));
        Assert.Contains("You answered: flee.\n\nThen it is quiet.\n", run.Output);
    }

    [Fact]
    public async Task A_turn_taken_back_comes_to_nothing_and_the_next_one_is_told_from_its_beginning()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "die\n1\nlook\n");
        Assert.Contains("> Nothing came of it: You took the turn back. You wrote: die\n> ", run.Output);
        Assert.Contains("You do it: look.\n\nThen it is quiet.\n", run.Output);
        Assert.DoesNotContain("The story has ended", run.Output);
    }
}
