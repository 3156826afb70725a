namespace Storyteller.Terminal.Tests;

public sealed class PersistenceTests
{
    [Theory]
    [InlineData("busy")]
    [InlineData("slow down")]
    [InlineData("away")]
    [InlineData("lost")]
    public async Task What_gets_in_the_way_is_waited_out_with_the_same_key(string text)
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.PlayAsync(gateway, $"{text}\n");
        Assert.Equal("inputs 1, committed 1, answered 0, compensated 0, refused 0, failed 0", run.Summary);
        Assert.Equal(2, gateway.Received.Count);
        Assert.Single(gateway.Received.Select(command => command.Key).Distinct());
        Assert.Contains($"You do it: {text}.", run.Lines);
    }

    [Fact]
    public async Task Every_typed_line_has_a_key_of_its_own_even_when_it_says_the_same()
    {
        await using var gateway = await LocalGateway.StartAsync();
        await Scripted.PlayAsync(gateway, "look\nlook\nlook\n");
        Assert.Equal(3, gateway.Received.Select(command => command.Key).Distinct().Count());
    }

    [Fact]
    public async Task Every_command_carries_the_guests_token()
    {
        await using var gateway = await LocalGateway.StartAsync();
        await Scripted.PlayAsync(gateway, "look\n");
        Assert.Equal("Bearer first", gateway.Received.Single().Token);
    }

    [Fact]
    public async Task A_dropped_stream_goes_on_behind_the_last_event_that_had_an_id()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.PlayAsync(gateway, "look\ndrop\n");
        Assert.Equal("inputs 2, committed 2, answered 0, compensated 0, refused 0, failed 0", run.Summary);
        // Per tick: phase, roll, paragraph, paragraph, committed, phase; the stream was cut behind the ninth.
        Assert.Equal(["", "9"], gateway.Resumed);
        Assert.Contains("> drop\nYou do it: drop.\nThen it is quiet.\n", run.Output);
    }

    [Fact]
    public async Task What_the_stream_lost_for_good_is_taken_from_the_transcript()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.PlayAsync(gateway, "miss\n");
        Assert.Equal("inputs 1, committed 1, answered 0, compensated 0, refused 0, failed 0", run.Summary);
        Assert.Contains("> miss\nYou do it: miss.\nThen it is quiet.\n", run.Output);
    }

    [Fact]
    public async Task Why_a_tick_came_to_nothing_is_heard_over_the_next_connection()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.PlayAsync(gateway, "look\nnothing late\n");
        Assert.Contains("Nothing came of it: the narrator is ill You wrote: nothing late", run.Lines);
    }

    [Fact]
    public async Task A_tick_that_ended_unheard_is_noticed()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var run = await Scripted.PlayAsync(gateway, "vanish\n");
        Assert.Contains("Nothing came of it: The tick ended while the connection was lost.", run.Lines);
        Assert.Equal("inputs 1, committed 0, answered 0, compensated 1, refused 0, failed 0", run.Summary);
    }

    [Fact]
    public async Task A_session_file_that_is_something_else_is_named_and_not_overwritten()
    {
        await using var gateway = await LocalGateway.StartAsync();
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "a diary", TestContext.Current.CancellationToken);
        var run = await Scripted.RunAsync(gateway, "", "--session", file);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("a diary", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Contains(file, run.Output);
        File.Delete(file);
    }

    [Fact]
    public async Task A_gateway_that_is_not_there_ends_in_a_sentence()
    {
        var gateway = await LocalGateway.StartAsync();
        var address = gateway.Address.ToString();
        await gateway.DisposeAsync();
        var output = new StringWriter();
        var screen = new Screen(output, null);
        var code = await Application.RunAsync(["--gateway", address, "--patience", "1"], screen, TextReader.Null, default);
        Assert.Equal(1, code);
        Assert.Contains("No answer: Connection refused", output.ToString());
    }
}
