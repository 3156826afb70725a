using Microsoft.Extensions.Options;
using Storyteller.CommitAggregator.Answers;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Ticks.Sweeping;
using Storyteller.Contracts;
using Storyteller.Simulation.Tests.Storage;

namespace Storyteller.Simulation.Tests.Nodes;

/// <summary>
/// The aggregator's sweep: what it looks at and when is decided as in the service, and so is what follows. Only the queries are others.
/// </summary>
internal sealed class Sweeper(Tables tables, Aggregator aggregator, Universe universe)
{
    /// <summary>The first look, and all that follow while the process lives.</summary>
    public void Begin(SweepOptions patience, PlayerOptions players) =>
        Look(SweepRound.AtStart(universe.Agenda.GetUtcNow()), patience, players);

    private void Look(SweepRound round, SweepOptions patience, PlayerOptions players)
    {
        foreach (var tick in tables.Ticks.Where(t => t.EndedAt is null)) Remind(tick, round, Options.Create(patience));
        foreach (var late in tables.Artifacts.Where(a => a.Agent == Artifact.Player && a.DueAt < round.Now).ToList())
            aggregator.Request((step, _) => Intake.Decide(step, universe, late, players.AfterTimeout), _ => { });
        Report([.. tables.Artifacts.Where(a => a.Agent == Artifact.Player && a.AnsweredAt < round.AskedBefore && IsUnheard(a))],
            round, patience);
        aggregator.Routinely(patience.Interval, () => Look(round.Next(universe.Agenda.GetUtcNow(), patience), patience, players));
    }

    private void Remind(TickState tick, SweepRound round, IOptions<SweepOptions> patience)
    {
        var open = tables.OpenOf(tick, player: false).Where(a => a.AskedAt < round.AskedBefore).ToList();
        var held = aggregator.Tick;
        if (open.Count == 0 || !held.TryEnter()) return;
        var step = aggregator.NewStep();
        var late = new LateAnswers(step, aggregator.QuestionsOf(step), patience);
        foreach (var artifact in open)
        {
            var said = late.Remind(Step.Read(tick), step.Tracked(artifact), round, CancellationToken.None).GetAwaiter().GetResult();
            universe.Trace.Write($"sweep of {universe.Trace.Name(tick.CorrelationId)}: {said}");
            if (said.EndsWith("in time", StringComparison.Ordinal) && artifact.AskedAt < round.Began)
                universe.Wrong($"{said}, and was not asked since the process began");
        }

        aggregator.Write(step, _ => held.Leave());
    }

    private bool IsUnheard(Artifact answered) => tables.Ticks.Any(t =>
        t.CorrelationId == answered.TickId && t.EndedAt is null && t.Awaits(answered.Revision, answered.Agent, answered.Subject));

    private void Report(List<Artifact> unheard, SweepRound round, SweepOptions patience)
    {
        if (unheard.Count == 0) return;
        var step = aggregator.NewStep();
        foreach (var a in unheard)
        {
            var since = a.AnsweredAt > round.Began ? a.AnsweredAt : round.Began;
            var isGivenUp = since < round.Now - patience.Deadline;
            universe.Trace.Write($"sweep of {universe.Trace.Name(a.TickId)}: {a.Agent}/{a.Subject} is "
                + (isGivenUp ? "given up" : "reported again"));
            var (session, tick, revision, subject) = (tables.Session.Id, a.TickId, a.Revision, a.Subject);
            if (isGivenUp) step.Publish(new AgentFailed(session, tick, revision, a.Agent, subject, "unheard"), CancellationToken.None);
            else step.Publish(new PlayerAnswered(session, tick, revision, subject), CancellationToken.None);
        }

        aggregator.Write(step, _ => { });
    }
}
