using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Simulation.Tests.Fates;
using Storyteller.Simulation.Tests.Nodes;
using Storyteller.Simulation.Tests.Stories;

namespace Storyteller.Simulation.Tests.Judging;

/// <summary>Looks at a run that has come to rest, and says what must not be.</summary>
internal sealed class Judge
{
    /// <summary>How long after the last fault a tick may still be open.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    /// <summary>How long nothing must go wrong so that a question that was lost is asked again and answered.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(25);

    private const int Shown = 200;

    private readonly Universe _universe;
    private readonly List<string> _found = [];

    private Judge(Universe universe) => _universe = universe;

    private IReadOnlyList<TickState> Ticks => _universe.Tables.Ticks;

    /// <summary>All that is wrong with a run; nothing where it is as it must be.</summary>
    public static IReadOnlyList<string> Of(Universe universe)
    {
        var judge = new Judge(universe);
        judge._found.AddRange(universe.WentWrong);
        foreach (var tick in judge.Ticks)
        {
            judge.HasEnded(tick);
            judge.HasOneEffect(tick);
            judge.IsAnnounced(tick);
        }

        judge.OneAfterTheOther();
        judge.ThoughtOnce();
        judge.IsAtRest();
        judge.IsTheStory(universe.Story);
        return judge._found;
    }

    private void HasEnded(TickState tick)
    {
        if (tick.EndedAt is not { } ended)
        {
            Say(false, tick, $"is open in {tick.CurrentState} and waits for {string.Join(", ", tick.Awaited)}");
            return;
        }

        var health = HealthIn(tick);
        var last = Since(tick.AcceptedAt) > _universe.Fate.LastFault ? Since(tick.AcceptedAt) : _universe.Fate.LastFault;
        Say(Since(ended) <= last + Soon || health.Any(h => h.IsSlow), tick,
            $"ended at {Since(ended)}, and the last fault was over at {last}");
        var mayFail = health.Any(h => h.IsHopeless) || HadNoTime(tick);
        Say(tick.WorldHash is not null || tick.Reason == TickCommit.TakenBack || mayFail, tick,
            $"came to nothing, though nobody failed for good: {tick.Reason}");
        Say(tick.Awaited.Count == 0, tick, $"has ended and waits for {string.Join(", ", tick.Awaited)}");
    }

    private void HasOneEffect(TickState tick)
    {
        var effects = _universe.Tables.Effects.Where(e => e.TickId == tick.CorrelationId).ToList();
        Say(effects.Count == (tick.EndedAt is null ? 0 : 1), tick, $"has taken effect {effects.Count} times");
        Say(effects.All(e => e.WorldHash == tick.WorldHash), tick, "has had another effect than it says");
    }

    private void IsAnnounced(TickState tick)
    {
        var all = _universe.Announced.Where(a => a.TickId == tick.CorrelationId).ToLookup(a => a.IsCanon, a => a.MessageId);
        var (canon, nothing) = (all[true].Distinct().Count(), all[false].Distinct().Count());
        Say(canon == (tick.WorldHash is null ? 0 : 1), tick, $"is announced as canon under {canon} ids");
        Say(nothing == (tick.WorldHash is null && tick.EndedAt is not null ? 1 : 0), tick, $"is announced as nothing under {nothing} ids");
    }

    private void OneAfterTheOther()
    {
        foreach (var (tick, next) in Ticks.Zip(Ticks.Skip(1)))
            Say(tick.EndedAt <= next.AcceptedAt, next, $"was accepted while {Name(tick)} was under way");
        foreach (var twice in Ticks.GroupBy(t => t.IdempotencyKey).Where(same => same.Count() > 1))
            Say(false, twice.Last(), $"has the key of {Name(twice.First())}");
        var numbers = Ticks.Where(t => t.WorldHash is not null).Select(t => t.Number).ToList();
        Say(numbers.SequenceEqual(Enumerable.Range(_universe.Story.Before.Tick + 1, numbers.Count)),
            $"the canon has the ticks {string.Join(", ", numbers)}");
    }

    private void ThoughtOnce()
    {
        foreach (var agents in _universe.Agents)
            foreach (var (question, times) in agents.Thoughts)
                Say(times <= 1 + agents.Lost.GetValueOrDefault(question),
                    $"{question.Agent}/{question.Subject} of {_universe.Trace.Name(question.TickId)} was thought {times} times");
    }

    private void IsAtRest()
    {
        var session = _universe.Tables.Session;
        Say(session.Phase is Phase.Idle or Phase.Over && session.RunningTickId is null, $"the session is {session.Phase}");
        var last = Ticks.LastOrDefault(t => t.WorldHash is not null);
        Say(last is null || (session.Tick, session.WorldHash) == (last.Number, last.WorldHash),
            "the session is not where its last tick is");
        Say(_universe.Tables.Outbox.Count == 0, "the outbox is not empty");
        Say(_universe.Player.IsDone, "the player could not play on");
    }

    private void IsTheStory(Story story)
    {
        var (expected, found) = (Telling.Unharmed(story), Telling.Of(_universe));
        for (var command = 0; command < found.Count; command++)
        {
            var (should, does) = (expected[command], found[command]);
            Say(should.SequenceEqual(does), $"command {command} has not become what it becomes unharmed: "
                + $"{First(should.Except(does))} became {First(does.Except(should))}");
        }

        Say(found.Count == expected.Count, $"{found.Count} of {expected.Count} commands came to an end");
    }

    // Rules that are asked in an agent's stead have a minute of their own, which is soon over where faults go on.
    private bool HadNoTime(TickState tick) => _universe.Tables.Artifacts.Any(a => a.TickId == tick.CorrelationId
        && a.Only == Brain.Rules && a.Output is null && Since(a.DueAt!.Value) < _universe.Fate.LastFault + Calm);

    private static string First(IEnumerable<string> lines) =>
        lines.FirstOrDefault() is { } line ? line[..Math.Min(line.Length, Shown)] : "nothing";

    private List<Health> HealthIn(TickState tick) => [.. _universe.Tables.Artifacts
        .Where(a => a.TickId == tick.CorrelationId && a.Agent != Artifact.Player)
        .Select(a => _universe.HealthOf(tick.CorrelationId, a.Agent, a.Subject))];

    private TimeSpan Since(DateTimeOffset at) => at - _universe.Agenda.GetUtcNow() + _universe.Agenda.Now;

    private string Name(TickState tick) => $"tick {tick.Number} ({_universe.Trace.Name(tick.CorrelationId)})";

    private void Say(bool holds, TickState tick, string otherwise) => Say(holds, $"{Name(tick)} {otherwise}");

    private void Say(bool holds, string otherwise)
    {
        if (!holds) _found.Add(otherwise);
    }
}
