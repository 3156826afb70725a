using System.Diagnostics.Metrics;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Tests.Takes;

/// <summary>What comes too late for its take. Counters belong to the process, so nothing else may count meanwhile.</summary>
[Collection(nameof(Alone))]
public sealed class LateAnswerTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task What_comes_late_from_an_older_take_changes_nothing_and_is_counted()
    {
        await using var story = await Retaking.Begin(servers);
        await story.Play();
        story.Aggregator.Agents.Answering = question => question is NarrateTick ? null : Retaking.InItsOwnWords(question);
        var second = (await story.Regenerate(1, new NewTake(AgentNames.Narrator))).As<CommandAccepted>();
        var asked = await story.Aggregator.Agents.Asked<NarrateTick>(m => m.TickId == second.TickId);
        var first = await story.Aggregator.Agents.Asked<NarrateTick>(m => m.SessionId == story.Session && m.Revision == 1);
        using var counted = new Counted("storyteller.tick.unawaited");

        // From the take that was left, and from an older revision of the one under way.
        await story.Aggregator.Report(AgentsByHand.Answer(first) with { Artifact = new Narration(["Too late."]) });
        await story.Aggregator.Report(AgentsByHand.Answer(asked) with { Revision = 1, Artifact = new Narration(["Too old."]) });

        Assert.Equal(["ended", "older-revision"], counted.Tags("storyteller.late"));
        Assert.Equal(["TickNarrated", "TickNarrated"], counted.Tags("storyteller.answer"));
        Assert.Equal(Phase.Narrating, (await story.See()).Phase);
        await story.Aggregator.Report(AgentsByHand.Answer(asked) with { Artifact = new Narration(["In time."]) });
        Assert.Equal(["In time."], (await story.Ended(second.TickId)).Narration);
    }

    /// <summary>What a counter counts from now on.</summary>
    private sealed class Counted : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly List<Dictionary<string, object?>> _seen = [];

        public Counted(string instrument)
        {
            _listener.InstrumentPublished = (published, listener) =>
            {
                if (published.Name == instrument) listener.EnableMeasurementEvents(published);
            };
            _listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
            {
                lock (_seen) _seen.Add(tags.ToArray().ToDictionary());
            });
            _listener.Start();
        }

        public IReadOnlyList<string?> Tags(string name)
        {
            lock (_seen) return [.. _seen.Select(tags => tags[name]?.ToString())];
        }

        public void Dispose() => _listener.Dispose();
    }
}

/// <summary>Tests that run while no other does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
