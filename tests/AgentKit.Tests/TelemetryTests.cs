using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Threading.Channels;
using static Storyteller.AgentKit.Tests.Surroundings;

namespace Storyteller.AgentKit.Tests;

public sealed class TelemetryTests
{
    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task A_thought_is_a_child_of_the_consumed_message_and_says_whose_and_of_what(Transport transport)
    {
        await using var here = await Of(transport);
        using var spans = new Spans();
        here.Mind.Thinks = (number, _) => number == 1
            ? throw new InvalidOperationException("not yet")
            : Task.FromResult(Mind.Thought(number));
        var host = await here.Start(OneByOne);
        var ask = Lengths.AQuestion();

        await host.Ask(ask);
        await host.Ask(ask);
        await here.Published.Next(2);

        var thoughts = spans.OfTick(ask.TickId);
        Assert.Equal(["think tick-length", "think tick-length"], thoughts.Select(span => span.DisplayName));
        Assert.Equal([1, 2], thoughts.Select(span => span.GetTagItem("storyteller.attempt")));
        Assert.All(thoughts, span =>
        {
            Assert.Equal(("MassTransit", ActivityKind.Consumer), (span.Parent?.Source.Name, span.Parent?.Kind));
            Assert.Equal("tick-length", span.GetTagItem("storyteller.agent"));
            Assert.Equal(ask.SessionId, span.GetTagItem("storyteller.session"));
            Assert.Equal(ask.Revision, span.GetTagItem("storyteller.revision"));
        });
        Assert.Equal([ActivityStatusCode.Error, ActivityStatusCode.Unset], thoughts.Select(span => span.Status));
        Assert.Equal(["System.InvalidOperationException", null], thoughts.Select(span => span.GetTagItem("error.type")));
    }

    [Fact]
    public async Task Answers_are_counted_by_whether_they_were_kept()
    {
        await using var here = await Of(Transport.InMemory);
        using var measured = new Measured("counted");
        var host = here.Build(OneByOne, new Lengths(here.Mind, "counted"));
        await host.StartAsync(TestContext.Current.CancellationToken);
        var ask = Lengths.AQuestion();

        await host.Ask(ask);
        await host.Ask(ask);
        await host.Ask(ask with { Revision = 2 });

        Assert.Equal("storyteller.agent.duration s ", await measured.Next());
        Assert.Equal("storyteller.agent.answers {answer} storyteller.kept=False", await measured.Next());
        Assert.Equal("storyteller.agent.answers {answer} storyteller.kept=True", await measured.Next());
        Assert.Equal("storyteller.agent.answers {answer} storyteller.kept=True", await measured.Next());
    }

    [Theory]
    [InlineData("00:00:30", "System.InvalidOperationException")]
    [InlineData("00:00:00.050", "timeout")]
    public async Task Attempts_that_fail_are_measured_with_what_went_wrong(string deadline, string error)
    {
        await using var here = await Of(Transport.InMemory);
        var agent = $"measured-{error}";
        using var measured = new Measured(agent);
        here.Mind.Thinks = (_, cancellation) => error == "timeout"
            ? new TaskCompletionSource<Contracts.TickSpan>().Task.WaitAsync(cancellation)
            : throw new InvalidOperationException("not yet");
        var host = here.Build(["--Agents:Attempts=2", $"--Agents:Deadline={deadline}"], new Lengths(here.Mind, agent));
        await host.StartAsync(TestContext.Current.CancellationToken);

        await host.Ask(Lengths.AQuestion());

        Assert.Equal($"storyteller.agent.duration s error.type={error}", await measured.Next());
        Assert.Equal($"storyteller.agent.duration s error.type={error}", await measured.Next());
    }

    /// <summary>The spans of this process, of which other tests make some as well.</summary>
    private sealed class Spans : IDisposable
    {
        private readonly ConcurrentQueue<Activity> _ended = new();
        private readonly ActivityListener _listener;

        public Spans()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name is "Storyteller" or "MassTransit",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = _ended.Enqueue,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public List<Activity> OfTick(Guid tick) => [.. _ended.Where(span => Equals(span.GetTagItem("storyteller.tick"), tick))];

        public void Dispose() => _listener.Dispose();
    }

    /// <summary>What is measured of one agent, in order: instrument, unit, and the tags other than the agent.</summary>
    private sealed class Measured : IDisposable
    {
        private readonly Channel<string> _measured = Channel.CreateUnbounded<string>();
        private readonly MeterListener _listener = new();
        private readonly string _agent;

        public Measured(string agent)
        {
            _agent = agent;
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Storyteller") listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Add(instrument, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(instrument, tags));
            _listener.Start();
        }

        public async Task<string> Next() =>
            await _measured.Reader.ReadAsync().AsTask().WaitAsync(Mind.TooLong, TestContext.Current.CancellationToken);

        public void Dispose() => _listener.Dispose();

        private void Add(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var all = tags.ToArray();
            if (!all.Contains(new KeyValuePair<string, object?>("storyteller.agent", _agent))) return;
            var others = all.Where(tag => tag.Key != "storyteller.agent").Select(tag => $"{tag.Key}={tag.Value}");
            _measured.Writer.TryWrite($"{instrument.Name} {instrument.Unit} {string.Join(' ', others)}");
        }
    }
}
