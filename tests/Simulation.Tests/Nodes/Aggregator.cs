using Microsoft.Extensions.Options;
using Storyteller.CommitAggregator.Answers;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Ticks.Asking;
using Storyteller.CommitAggregator.Ticks.Sweeping;
using Storyteller.ServiceDefaults;
using Storyteller.Simulation.Tests.Bus;
using Storyteller.Simulation.Tests.Fates;
using Storyteller.Simulation.Tests.Storage;

namespace Storyteller.Simulation.Tests.Nodes;

/// <summary>
/// The commit aggregator: its saga, its requests, its outbox and its sweep. What each of them does is one transaction, which is open for a
/// while, and may fail or be cut off.
/// </summary>
internal sealed class Aggregator : Node
{
    private readonly Tables _tables;
    private readonly Sweeper _sweeper;
    private readonly IOptions<SweepOptions> _patience;
    private readonly IOptions<PlayerOptions> _players;
    private readonly HashSet<long> _sent = [];
    private readonly Dictionary<Guid, RowLock> _messages = [];
    private RowLock _session = new();
    private List<Envelope> _unsaved = [];
    private bool _isAwake;

    /// <summary>A process that is not up yet.</summary>
    public Aggregator(Tables tables, Universe universe) : base(Addresses.Aggregator, universe)
    {
        (_tables, _sweeper) = (tables, new Sweeper(tables, this, universe));
        (_patience, _players) = (Options.Create(universe.Defects.Patience), Options.Create(universe.Story.Patience));
    }

    /// <summary>The rows of ticks, of which one at a time is under way.</summary>
    public RowLock Tick { get; private set; } = new();

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
            Write(step, failure =>
            {
                answer(failure is null ? reply : null);
                _session.Leave();
            });
        }));
    }

    /// <summary>A new transaction.</summary>
    public Step NewStep() => new(_tables, Universe.Story.Storylets, Universe.Identities.Next, Universe.Defects, Universe.Agenda);

    /// <summary>Who asks agents in a transaction.</summary>
    public Questions QuestionsOf(Step step) => new(step, _patience, _players, Universe.Agenda);

    /// <summary>Ends a transaction after a while: it lasts, or fails, or the process dies before it or after it.</summary>
    /// <param name="ended">Gets why it failed; null where it lasts.</param>
    /// <param name="thrown">What it has failed at already.</param>
    public void Write(Step? step, Action<Exception?> ended, Exception? thrown = null) => Later(Fate.Writes(), () =>
    {
        if (Universe.Dies(this, "before its transaction")) return;
        var failure = thrown ?? (Fate.FailsToWrite() ? new StorageAwayException() : Last(step));
        if (failure is not null) Universe.Trace.Write($"{Name} could not write: {failure.Message}");
        else if (step is not null)
        {
            _unsaved.AddRange(step.Unsaved);
            Wake();
            Universe.Changed();
        }

        if (failure is null && Universe.Dies(this, "after its transaction")) return;
        ended(failure);
    });

    /// <summary>Does it as long as the process lives, and in such intervals.</summary>
    public void Routinely(TimeSpan interval, Action what) => Universe.Agenda.Routinely(interval, Living(what));

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
        if (!Universe.Defects.WithoutSweep) _sweeper.Begin(_patience.Value, _players.Value);
    }

    /// <inheritdoc />
    protected override void End()
    {
        (_session, Tick, _isAwake, _unsaved) = (new RowLock(), new RowLock(), false, []);
        _messages.Clear();
    }

    // The row of the tick; without it, deliveries of one message still wait for each other at the row of the inbox.
    private RowLock LockFor(Envelope envelope)
    {
        if (Safeguards.Saga) return Tick;
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

        Write(isNew ? step : null, failure =>
        {
            if (failure is null) Acknowledge(envelope);
            else if (attempt > Retries.Count) SetAside(envelope, failure);
            else Later(Retries.After(attempt), () => held.Enter(Living(() => Consume(envelope, held, attempt + 1))));
            held.Leave();
        }, thrown);
    }

    private void SetAside(Envelope envelope, Exception failure)
    {
        Universe.Trace.Write($"{Name} sets {Universe.Trace.Name(envelope.Id)} {envelope.Kind} aside");
        if (failure is StorageAwayException) Fate.Lasts(TimeSpan.Zero);
        else Universe.Wrong($"{envelope.Kind} was set aside, for its consumer threw: {failure.Message}");
        Acknowledge(envelope);
    }

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
        if (_tables.Outbox.Count == 0) return;
        var rows = _tables.Outbox.ToList();
        foreach (var (number, message) in rows)
            Leave(!_sent.Add(number) && Universe.Defects.OutboxMakesNewIds ? message with { Id = Universe.Identities.Next() } : message);
        if (Universe.Dies(this, "with messages sent and not struck off")) return;
        if (Fate.FailsToWrite())
        {
            Universe.Trace.Write($"{Name} could not strike off what it sent");
            Wake();
            return;
        }

        foreach (var (number, _) in rows) _tables.Outbox.Remove(number);
    }

    private void Leave(Envelope message)
    {
        Universe.Left(message);
        Universe.Network.Send(message);
    }

    private TickSteps StepsOf(Step step) => new(step, QuestionsOf(step), Universe.Agenda);

    private sealed class Scope(Step step, TickSteps steps, Safeguards safeguards) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(Step) ? step
            : serviceType == typeof(TickSteps) ? steps
            : serviceType == typeof(Safeguards) ? safeguards : null;
    }
}
