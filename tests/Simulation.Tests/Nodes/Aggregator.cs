using Microsoft.Extensions.Options;
using Storyteller.CommitAggregator.Answers;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Ticks.Asking;
using Storyteller.CommitAggregator.Ticks.Sweeping;
using Storyteller.Contracts;
using Storyteller.ServiceDefaults;
using Storyteller.Simulation.Tests.Bus;
using Storyteller.Simulation.Tests.Fates;
using Storyteller.Simulation.Tests.Storage;

namespace Storyteller.Simulation.Tests.Nodes;

/// <summary>The commit aggregator: its saga, its requests, its outbox and its sweep, each in transactions that may fail or be cut off.</summary>
internal sealed class Aggregator(Tables tables, Universe universe) : Node(Addresses.Aggregator, universe)
{
    private static readonly int[] RetryMilliseconds = [50, 100, 200, 500];

    private readonly IOptions<SweepOptions> _patience = Options.Create(universe.Defects.Patience);
    private readonly IOptions<PlayerOptions> _players = Options.Create(universe.Story.Patience);
    private readonly HashSet<long> _sent = [];
    private readonly Dictionary<Guid, RowLock> _messages = [];
    private RowLock _session = new();
    private RowLock _tick = new();
    private List<Envelope> _unsaved = [];
    private bool _isAwake;

    private Fate Fate => Universe.Fate;

    private Safeguards Safeguards => Universe.Defects.Safeguards;

    /// <summary>A request arrives; where the process is not there, or dies, nobody ever answers it.</summary>
    /// <param name="answer">Gets what came of it; null where that cannot be said, for storage is away.</param>
    public void Request<T>(Func<Step, TickSteps, Task<T>> work, Action<T?> answer) where T : class
    {
        if (!IsUp) return;
        _session.Enter(Living(() =>
        {
            var step = NewStep();
            var reply = work(step, StepsOf(step)).GetAwaiter().GetResult();
            Write(step, null, failure =>
            {
                answer(failure is null ? reply : null);
                _session.Leave();
            });
        }));
    }

    /// <inheritdoc />
    protected override void Take(Envelope envelope)
    {
        var held = LockFor(envelope);
        held.Enter(Living(() => Consume(envelope, held, 1)));
    }

    /// <inheritdoc />
    protected override void Begin()
    {
        Wake();
        if (!Universe.Defects.WithoutSweep) Sweep(SweepRound.AtStart(Universe.Agenda.GetUtcNow()));
    }

    /// <inheritdoc />
    protected override void End()
    {
        (_session, _tick, _isAwake, _unsaved) = (new RowLock(), new RowLock(), false, []);
        _messages.Clear();
    }

    // The row of the tick; without it, deliveries of one message still wait for each other at the row of the inbox.
    private RowLock LockFor(Envelope envelope)
    {
        if (Safeguards.Saga) return _tick;
        if (!Safeguards.Inbox) return new RowLock();
        if (!_messages.TryGetValue(envelope.Id, out var held)) _messages.Add(envelope.Id, held = new RowLock());
        return held;
    }

    private void Consume(Envelope envelope, RowLock held, int attempt)
    {
        var step = NewStep();
        Exception? thrown = null;
        var isNew = step.TakeIn(envelope.Id);
        Universe.Trace.Write($"{Name} takes {Universe.Trace.Name(envelope.Id)} {envelope.Kind}{(isNew ? "" : ", again")}");
        try
        {
            if (isNew) Saga.Take(envelope, new Scope(step, StepsOf(step), Safeguards)).GetAwaiter().GetResult();
        }
        catch (Exception any)
        {
            // As a bus does: whatever a consumer throws is tried again, and then set aside.
            thrown = any;
        }

        Write(isNew ? step : null, thrown, failure =>
        {
            if (failure is null) Acknowledge(envelope);
            else Retry(envelope, held, attempt, failure);
            held.Leave();
        });
    }

    private void Retry(Envelope envelope, RowLock held, int attempt, Exception failure)
    {
        Universe.Trace.Write($"{Name} fails at {Universe.Trace.Name(envelope.Id)} {envelope.Kind}: {failure.Message}");
        if (attempt <= RetryMilliseconds.Length)
        {
            Later(TimeSpan.FromMilliseconds(RetryMilliseconds[attempt - 1]), () => held.Enter(Living(() => Consume(envelope, held, attempt + 1))));
            return;
        }

        if (failure is StorageAwayException) Fate.Lasts(TimeSpan.Zero);
        else Universe.Wrong($"{envelope.Kind} was set aside, for its consumer threw: {failure.Message}");
        Acknowledge(envelope);
    }

    /// <summary>Ends a transaction after a while: it lasts, or fails, or the process dies before it or after it.</summary>
    /// <param name="ended">Gets why it failed; null where it lasts.</param>
    private void Write(Step? step, Exception? thrown, Action<Exception?> ended) => Later(Fate.Writes(), () =>
    {
        if (Universe.Dies(this, "before its transaction")) return;
        var failure = thrown ?? (Fate.FailsToWrite() ? new StorageAwayException() : Last(step));
        if (failure is null && step is not null)
        {
            _unsaved.AddRange(step.Unsaved);
            Wake();
            Universe.Changed();
        }

        if (failure is null && Universe.Dies(this, "after its transaction")) return;
        ended(failure);
    });

    private static ConflictException? Last(Step? step)
    {
        try
        {
            step?.Last();
            return null;
        }
        catch (ConflictException conflict)
        {
            return conflict;
        }
    }

    private void Wake()
    {
        if (_isAwake) return;
        _isAwake = true;
        Later(Fate.Moment() / 10, Dispatch);
    }

    private void Dispatch()
    {
        _isAwake = false;
        foreach (var message in _unsaved) Leave(message);
        _unsaved.Clear();
        if (tables.Outbox.Count == 0) return;
        var rows = tables.Outbox.ToList();
        foreach (var (number, message) in rows)
            Leave(!_sent.Add(number) && Universe.Defects.OutboxMakesNewIds ? message with { Id = Universe.Identities.Next() } : message);
        if (Universe.Dies(this, "with messages sent and not struck off")) return;
        if (Fate.FailsToWrite())
        {
            Universe.Trace.Write($"{Name} could not strike off what it sent");
            Wake();
            return;
        }

        foreach (var (number, _) in rows) tables.Outbox.Remove(number);
    }

    private void Leave(Envelope message)
    {
        Universe.Left(message);
        Universe.Network.Send(message);
    }

    private void Sweep(SweepRound round)
    {
        foreach (var tick in tables.Ticks.Where(t => t.EndedAt is null)) Remind(tick, round);
        foreach (var late in tables.Artifacts.Where(a => a.Agent == Artifact.Player && a.DueAt < Universe.Agenda.GetUtcNow()).ToList())
            Request((step, _) => Intake.Decide(step, Universe, late, _players.Value.AfterTimeout), _ => { });
        var unheard = tables.Artifacts.Where(a => a.Agent == Artifact.Player && a.AnsweredAt < round.AskedBefore
            && tables.Ticks.Any(t => t.CorrelationId == a.TickId && t.EndedAt is null && t.Awaits(a.Revision, a.Agent, a.Subject))).ToList();
        if (unheard.Count > 0) Report(unheard);
        Universe.Agenda.Routinely(_patience.Value.Interval,
            Living(() => Sweep(round.Next(Universe.Agenda.GetUtcNow(), _patience.Value))));
    }

    private void Remind(TickState tick, SweepRound round)
    {
        var open = tables.OpenOf(tick, player: false).Where(a => a.AskedAt < round.AskedBefore).ToList();
        if (open.Count == 0) return;
        var step = NewStep();
        var late = new LateAnswers(step, QuestionsOf(step), _patience);
        foreach (var artifact in open)
        {
            var said = late.Remind(Step.Read(tick), step.Tracked(artifact), round, CancellationToken.None).GetAwaiter().GetResult();
            Universe.Trace.Write($"sweep of {Universe.Trace.Name(tick.CorrelationId)}: {said}");
            if (said.EndsWith("in time", StringComparison.Ordinal) && artifact.AskedAt < round.Began)
                Universe.Wrong($"{said}, and was not asked since the process began");
        }

        Write(step, null, _ => { });
    }

    private void Report(List<Artifact> unheard)
    {
        var step = NewStep();
        foreach (var a in unheard)
        {
            Universe.Trace.Write($"sweep of {Universe.Trace.Name(a.TickId)}: {a.Agent}/{a.Subject} is reported again");
            step.Publish(new PlayerAnswered(tables.Session.Id, a.TickId, a.Revision, a.Subject), CancellationToken.None);
        }

        Write(step, null, _ => { });
    }

    private Step NewStep() =>
        new(tables, Universe.Story.Storylets, Universe.Identities.Next, Universe.Defects, Universe.Agenda);

    private TickSteps StepsOf(Step step) => new(step, QuestionsOf(step), Universe.Agenda);

    private Questions QuestionsOf(Step step) => new(step, _patience, _players, Universe.Agenda);

    private sealed class Scope(Step step, TickSteps steps, Safeguards safeguards) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(Step) ? step
            : serviceType == typeof(TickSteps) ? steps
            : serviceType == typeof(Safeguards) ? safeguards : null;
    }
}
