using Storyteller.Contracts;

namespace Storyteller.Terminal.Tests;

/// <summary>What is written while the gateway is away is kept, and sent once when it is back.</summary>
public sealed class KeepingTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData(LocalAbsence.Lost)]
    [InlineData(LocalAbsence.Unavailable)]
    public async Task It_is_sent_in_its_order_each_once_and_under_a_key_of_its_own(LocalAbsence absence)
    {
        await using var gateway = await LocalGateway.StartAsync();
        await using var player = AtTheKeyboard.Sit(gateway);
        await player.Shows("> ");
        gateway.Absence = absence;

        player.Type("climb");
        await player.Shows("Kept: “climb”. It is sent as soon as the gateway is back; you can go on writing.");
        player.Type("look", "look");
        await player.Shows("Kept, as number 3: “look”");
        Assert.Empty(gateway.Received);
        gateway.Absence = LocalAbsence.None;
        await player.Shows("Sending what you wrote: “look”", 2);

        var output = await player.Leave();
        Assert.Equal(["climb", "look", "look"], gateway.Received.Select(command => command.Text));
        Assert.Equal(3, gateway.Received.Select(command => command.Key).Distinct().Count());
        Assert.Equal(["You stand at the gate.", "You do it: climb.", "You do it: look.", "You do it: look."],
            gateway.Story.Transcript.Select(entry => entry.Paragraphs[0]));
        Assert.True(output.IndexOf("The gateway is back.", StringComparison.Ordinal)
            < output.IndexOf("Sending what you wrote: “climb”", StringComparison.Ordinal));
        Assert.Equal((1, 2), (Times(output, "You do it: climb."), Times(output, "You do it: look.")));
    }

    [Fact]
    public async Task What_had_arrived_though_no_answer_came_is_told_once_and_happens_once()
    {
        await using var gateway = await LocalGateway.StartAsync();
        await using var player = AtTheKeyboard.Sit(gateway);
        player.Type("arrive and be lost");
        await player.Shows("Kept: “arrive and be lost”.");
        player.Type("look");
        await player.Shows("Kept, as number 2: “look”");
        gateway.Absence = LocalAbsence.None;
        await player.Shows("You do it: look.");

        var output = await player.Leave();
        Assert.Equal(1, Times(output, "You do it: arrive and be lost."));
        Assert.Equal([null, "arrive and be lost", "look"], gateway.Story.Transcript.Select(entry => entry.Command));
        Assert.Equal(2, gateway.Received.Select(command => command.Key).Distinct().Count());
        Assert.DoesNotContain("Not sent", output);
    }

    [Fact]
    public async Task It_survives_the_end_of_the_client_in_its_session_file_and_goes_out_at_the_next_start()
    {
        await using var gateway = await LocalGateway.StartAsync();
        await using (var first = AtTheKeyboard.Sit(gateway, "--session", _file))
        {
            first.Type("arrive and be lost");
            await first.Shows("Kept: “arrive and be lost”.");
            first.Type("look");
            await first.Shows("Kept, as number 2: “look”");
            Assert.Contains($"Not sent: 2 of what you wrote. It is kept in {_file}, for the next time.", await first.Break());
        }
        var kept = await File.ReadAllTextAsync(_file, TestContext.Current.CancellationToken);
        gateway.Absence = LocalAbsence.None;

        await using var second = AtTheKeyboard.Sit(gateway, "--session", _file);
        await second.Shows("You do it: look.");
        var output = await second.Leave();

        Assert.Equal(2, gateway.Received.Select(command => command.Key).Distinct().Count());
        Assert.All(gateway.Received, command => Assert.Contains(command.Key, kept));
        Assert.Equal([null, "arrive and be lost", "look"], gateway.Story.Transcript.Select(entry => entry.Command));
        Assert.Contains("Not sent 1. “arrive and be lost”\nNot sent 2. “look”\n", output);
        Assert.Equal((1, 1), (Times(output, "You do it: arrive and be lost."), Times(output, "You do it: look.")));
        Assert.DoesNotContain("\"text\":", await File.ReadAllTextAsync(_file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task It_is_in_the_file_before_it_is_sent_and_gone_from_it_once_it_was_taken()
    {
        await using var gateway = await LocalGateway.StartAsync();
        await using var player = AtTheKeyboard.Sit(gateway, "--session", _file);
        player.Type("tell half");
        await player.Shows("You begin.");
        Assert.DoesNotContain("tell half", await File.ReadAllTextAsync(_file, TestContext.Current.CancellationToken));
        gateway.Story.End();
        await player.Shows("Then it is quiet.");

        gateway.Absence = LocalAbsence.Lost;
        player.Type("climb");
        await player.Shows("trying again");
        Assert.Contains("\"text\":\"climb\"", await File.ReadAllTextAsync(_file, TestContext.Current.CancellationToken));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_file));
        Assert.False(File.Exists(_file + ".new"));
    }

    [Fact]
    public async Task A_turn_that_was_taken_before_the_connection_was_lost_is_told_to_its_end_and_nothing_is_sent_again()
    {
        await using var gateway = await LocalGateway.StartAsync();
        await using var player = AtTheKeyboard.Sit(gateway);
        player.Type("tell half");
        await player.Shows("You begin.");
        gateway.Absence = LocalAbsence.Lost;
        await player.Shows("What you write now is kept, and sent as soon as it is back.");
        player.Type("look");
        await player.Shows("Kept, as number 1: “look”");
        gateway.Story.End();
        gateway.Absence = LocalAbsence.None;
        await player.Shows("You do it: look.");

        var output = await player.Leave();
        Assert.Equal(["tell half", "look"], gateway.Received.Select(command => command.Text));
        Assert.Equal(1, Times(output, "You begin."));
        Assert.Equal(2, Times(output, "Then it is quiet."));
    }

    [Fact]
    public async Task A_turn_that_came_to_nothing_while_nobody_listened_says_why()
    {
        await using var gateway = await LocalGateway.StartAsync();
        await using var player = AtTheKeyboard.Sit(gateway);
        await player.Shows("> ");
        gateway.Absence = LocalAbsence.Unavailable;
        player.Type("nothing");
        await player.Shows("Kept: “nothing”.");
        gateway.Story.Begin("another", "nothing");
        gateway.Absence = LocalAbsence.None;
        await player.Shows("Nothing came of it: the narrator is ill You wrote: nothing");
        await player.Leave();
    }

    [Fact]
    public async Task At_the_end_of_the_input_what_is_not_sent_yet_is_waited_for()
    {
        await using var gateway = await LocalGateway.StartAsync();
        await using var player = AtTheKeyboard.Sit(gateway);
        await player.Shows("> ");
        gateway.Absence = LocalAbsence.Lost;
        player.Type("climb");
        await player.Shows("Kept: “climb”.");
        var left = player.Leave();
        gateway.Absence = LocalAbsence.None;

        Assert.Contains("You do it: climb.", await left);
        Assert.Equal("climb", Assert.Single(gateway.Received).Text);
    }

    [Fact]
    public async Task Where_the_file_cannot_be_written_that_is_said_and_the_play_goes_on()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var folder = Directory.CreateTempSubdirectory("storyteller-keeping-");
        await using var player = AtTheKeyboard.Sit(gateway, "--session", Path.Combine(folder.FullName, "session"));
        await player.Shows("> ");
        folder.Delete(recursive: true);

        player.Type("climb");
        await player.Shows("You do it: climb.");
        Assert.Equal(1, Times(await player.Leave(), "cannot be kept in"));
    }

    [Fact]
    public void What_is_kept_is_the_same_move_again()
    {
        Move[] moves = [new Said("go “north”"), new Chose("pay"), new Decided([new("wolves", ReviewVerdict.Edit, "A wolf.", 40)])];
        foreach (var move in moves)
        {
            var saved = new SavedSession(new("http://here"), Guid.NewGuid(), "a", "b", [KeptMove.Of("it", move, LocalPrompts.Ferryman)]);
            saved.Save(_file);
            var kept = Assert.Single(SavedSession.Load(_file, new("http://here"))!.Unsent!);
            Assert.Equal(System.Text.Json.JsonSerializer.Serialize(move.Body, move.Body.GetType()),
                System.Text.Json.JsonSerializer.Serialize(kept.ToMove().Body, move.Body.GetType()));
            Assert.Equal((move.Resource, true, false), (kept.ToMove().Resource, kept.IsTo(LocalPrompts.Ferryman), kept.IsTo(null)));
        }
    }

    private static int Times(string output, string text) => output.Split(text).Length - 1;
}
