using Storyteller.Contracts;

namespace Storyteller.Terminal.Tests;

public sealed class ReviewingTests
{
    [Fact]
    public async Task What_is_offered_is_shown_with_chance_reason_stakes_and_how_such_fights_end()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "offers\n");
        Assert.Contains(
            """
            What of this may happen?
              1. 40 %: Wolves come down to the road.
                 because: it is dusk
                 at stake: your skin
                 a fight: somebody like you wins 70 of 100
              2. 20 %, harmless: Bells ring [far] off.
                 because: it is Sunday
                 at stake: nothing
            Decide with: accept all |
            """, run.Output);
    }

    [Fact]
    public async Task Decisions_are_sent_about_every_event()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "offers\nedit 1 10 % One wolf looks down.\n");
        Assert.Equal(
            """[{"storyletId":"wolves","verdict":"Edit","text":"One wolf looks down.","probability":10},"""
            + """{"storyletId":"bells","verdict":"Accept"}]""", gateway.Answers.Single().Answer);
        Assert.Contains("Then it is quiet.", run.Lines);
    }

    [Fact]
    public async Task A_decision_that_cannot_be_is_explained_and_the_review_stays_open()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "offers\nreject 3\n2\naccept all\n");
        Assert.Contains("> “3” is none of the events 1 to 2.\nWhat of this may happen?\n", run.Output);
        Assert.Contains("> Say what to do with it, as in: accept 1\nWhat of this may happen?\n", run.Output);
        Assert.Single(gateway.Answers);
    }

    [Fact]
    public async Task Other_words_while_a_review_is_open_are_for_the_game_master()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "offers\nwho am i\ngo north\n");
        Assert.Contains("> You are Robin.\n", run.Output);
        Assert.Contains("> A review is awaited. You can:\n  - ask the game master\nWhat of this may happen?\n", run.Output);
    }

    [Fact]
    public async Task Behind_a_review_the_tick_may_ask_again()
    {
        await using var gateway = await LocalGateway.StartAsync();
        await Scripted.RunAsync(gateway, "offers and ask\nreject all\n2\n");
        Assert.Equal("wait", gateway.Answers.Last().Answer);
        Assert.Equal(2, gateway.Answers.Count);
    }

    [Theory]
    [InlineData("ask", ReviewMode.Ask, "you are asked what may happen")]
    [InlineData("all", ReviewMode.AcceptAll, "everything may happen")]
    [InlineData("harmless", ReviewMode.AcceptHarmless, "only what is harmless may happen")]
    public async Task The_setting_can_be_changed_while_playing(string word, ReviewMode mode, string meaning)
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, $"/review {word}\n");
        Assert.Equal(mode, gateway.Settings.Single());
        Assert.Contains($"> From the next review on: {meaning}.\n", run.Output);
    }

    [Fact]
    public async Task A_setting_that_does_not_exist_is_explained_with_what_holds_now()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "/review sometimes\n");
        Assert.Contains("> Now: everything may happen. To change it: /review ask|all|harmless\n", run.Output);
        Assert.Empty(gateway.Settings);
    }

    [Fact]
    public async Task A_new_session_begins_with_the_setting_that_was_asked_for()
    {
        await using var gateway = await LocalGateway.StartAsync();
        await Scripted.RunAsync(gateway, "", "--review", "ask");
        Assert.Equal(ReviewMode.Ask, gateway.Asked!.Review);
        Assert.Empty(gateway.Settings);
    }

    [Fact]
    public async Task A_kept_session_goes_on_with_the_setting_that_was_asked_for()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await Scripted.RunAsync(gateway, "", "--session", file);
        await Scripted.RunAsync(gateway, "", "--session", file, "--review", "harmless");
        File.Delete(file);
        Assert.Equal(ReviewMode.AcceptHarmless, gateway.Settings.Single());
    }

    [Fact]
    public async Task A_word_behind_a_slash_that_is_not_known_is_not_played()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.RunAsync(gateway, "/reviwe ask\n");
        Assert.Contains("> /reviwe is not known here.\nWrite what you do", run.Output);
        Assert.Empty(gateway.Received);
    }
}
