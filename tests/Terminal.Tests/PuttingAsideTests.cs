namespace Storyteller.Terminal.Tests;

/// <summary>What was not written for what the story does now is not sent unless the player says so.</summary>
public sealed class PuttingAsideTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task What_is_refused_then_is_shown_with_its_reason_and_the_rest_waits_for_the_players_word()
    {
        await using var gateway = await LocalGateway.StartAsync();
        await using var player = AtTheKeyboard.Sit(gateway);
        await player.Shows("> ");
        gateway.Absence = LocalAbsence.Lost;
        player.Type("too late");
        await player.Shows("Kept: “too late”.");
        player.Type("climb", "look", "dance");
        await player.Shows("Kept, as number 4: “dance”");
        gateway.Absence = LocalAbsence.None;
        await player.Shows("Not sent 3. “dance”");

        Assert.Contains("Nothing is awaited. You can:\n  - ask the game master\n", player.Output);
        Assert.Contains("That was not taken: “too late”\nWhat you wrote after that is not sent. /send sends it, /drop lets it go:\n"
            + "Not sent 1. “climb”\nNot sent 2. “look”\nNot sent 3. “dance”\n", player.Output);
        player.Type("wait", "/drop 2", "/unsent");
        await player.Shows("Not sent 2. “dance”");
        player.Type("/send 2", "/send", "/unsent");
        await player.Shows("All that you wrote was sent.");

        var output = await player.Leave();
        Assert.Equal(["too late", "wait", "dance", "climb"], gateway.Received.Select(command => command.Text));
        Assert.Contains("Let go: “look”", output);
        Assert.DoesNotContain("of what you wrote", output);
    }

    [Fact]
    public async Task Where_the_story_asks_on_the_way_what_was_written_after_that_is_no_answer()
    {
        await using var gateway = await LocalGateway.StartAsync();
        await using var player = AtTheKeyboard.Sit(gateway);
        await player.Shows("> ");
        gateway.Absence = LocalAbsence.Unavailable;
        player.Type("ask");
        await player.Shows("Kept: “ask”.");
        player.Type("pay him", "look");
        await player.Shows("Kept, as number 3: “look”");
        gateway.Absence = LocalAbsence.None;
        await player.Shows("  2. look past him");
        Assert.Empty(gateway.Answers);

        player.Type("2");
        await player.Shows("You answered: wait.");
        player.Type("/drop 1", "/send");
        await player.Shows("You do it: look.");
        await player.Leave();
        Assert.Equal(["ask", "look"], gateway.Received.Select(command => command.Text));
    }

    [Fact]
    public async Task An_answer_goes_to_the_prompt_that_was_before_the_players_eyes()
    {
        await using var gateway = await LocalGateway.StartAsync();
        await using var player = AtTheKeyboard.Sit(gateway);
        player.Type("ask");
        await player.Shows("  2. look past him");
        gateway.Absence = LocalAbsence.Lost;
        player.Type("1");
        await player.Shows("Kept: “1”.");
        player.Type("look");
        await player.Shows("Kept, as number 2: “look”");
        gateway.Absence = LocalAbsence.None;
        await player.Shows("You do it: look.");

        await player.Leave();
        Assert.Equal("pay", gateway.Answers.Single().Answer);
        Assert.Equal(["ask", "look"], gateway.Received.Select(command => command.Text));
    }

    [Fact]
    public async Task An_answer_is_not_given_to_a_prompt_that_nobody_has_seen()
    {
        await using var gateway = await LocalGateway.StartAsync();
        await using (var first = AtTheKeyboard.Sit(gateway, "--session", _file))
        {
            first.Type("haggle");
            await first.Shows("  2. look past him");
            gateway.Absence = LocalAbsence.Lost;
            first.Type("/scene");
            await first.Shows("What you write now is kept");
            first.Type("1");
            await first.Shows("Kept, as number 1: “1”");
            await first.Break();
        }

        // Somebody else answers meanwhile, and the next prompt offers the same choices.
        gateway.Story.Answer("wait");
        gateway.Absence = LocalAbsence.None;
        await using var second = AtTheKeyboard.Sit(gateway, "--session", _file);
        await second.Shows("The story waits for something else than when you wrote this.");
        await second.Shows("He asks again.");
        Assert.Empty(gateway.Answers);

        second.Type("/send");
        await second.Shows("You answered: pay.");
        await second.Leave();
    }

    [Theory]
    [InlineData("nothing", "Nothing came of it: the narrator is ill You wrote: nothing")]
    [InlineData("die for good", "The story has ended.")]
    public async Task What_was_written_for_a_story_that_went_on_otherwise_is_put_aside(string first, string shown)
    {
        await using var gateway = await LocalGateway.StartAsync();
        await using var player = AtTheKeyboard.Sit(gateway);
        await player.Shows("> ");
        gateway.Absence = LocalAbsence.Lost;
        player.Type(first);
        await player.Shows($"Kept: “{first}”.");
        player.Type("look");
        await player.Shows("Kept, as number 2: “look”");
        gateway.Absence = LocalAbsence.None;
        await player.Shows("Not sent 1. “look”");
        if (first == "die for good")
        {
            player.Type("2");
            await player.Shows(shown);
        }

        var output = await player.Leave();
        Assert.Contains(shown, output);
        Assert.Equal([first], gateway.Received.Select(command => command.Text));
        Assert.Contains("Not sent: 1 of what you wrote, and that is gone now. With --session FILE it would have been kept.", output);
    }

    [Fact]
    public async Task What_the_story_is_too_busy_for_waits_for_the_players_word()
    {
        await using var gateway = await LocalGateway.StartAsync();
        await using var player = AtTheKeyboard.Sit(gateway, "--patience", "2");
        player.Type("busy for long");
        await player.Shows("Not sent 1. “busy for long”");
        player.Type("look", "/send");
        await player.Shows("You do it: busy for long.");

        await player.Leave();
        Assert.Equal(["look", "busy for long"], gateway.Story.Transcript.Skip(1).Select(entry => entry.Command));
        Assert.Equal(2, gateway.Received.Select(command => command.Key).Distinct().Count());
    }
}
