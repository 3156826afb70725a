using System.Globalization;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Streams;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Ticks.Keeping;
using Storyteller.Contracts;
using Storyteller.Rulebook;
using Storyteller.Simulation.Tests.Bus;
using Storyteller.Simulation.Tests.Fates;

namespace Storyteller.Simulation.Tests.Storage;

/// <summary>
/// One transaction on the tables, for one message or request. It sees what was committed and what it wrote itself; all of that lasts
/// together, messages and the row of its inbox included, or nothing of it does.
/// </summary>
internal sealed class Step(Tables tables, IReadOnlyList<Storylet> storylets, Func<Guid> identities, Defects defects, TimeProvider clock)
    : ITickStore
{
    private readonly Dictionary<object, (object AsRead, object Changed)> _rows = [];
    private readonly Dictionary<TickState, int> _versions = [];
    private readonly List<TickState> _accepted = [];
    private readonly List<Artifact> _added = [];
    private readonly List<Action> _writes = [];
    private readonly List<Envelope> _messages = [];
    private Guid? _takenIn;

    /// <summary>The rows that others see.</summary>
    public Tables Tables => tables;

    /// <summary>Messages that leave after the commit from memory alone, because there is no outbox.</summary>
    public IReadOnlyList<Envelope> Unsaved => defects.Safeguards.Outbox ? [] : _messages;

    /// <summary>A row, to be changed.</summary>
    public T Tracked<T>(T row) where T : class
    {
        if (_rows.TryGetValue(row, out var known)) return (T)known.Changed;
        if (row is TickState tick) _versions.Add(tick, tables.VersionOf(tick));
        var changed = Columns.Copy(row);
        _rows.Add(row, (Columns.Copy(row), changed));
        return changed;
    }

    /// <summary>A row as it is, not to be changed.</summary>
    public static T Read<T>(T row) where T : class => Columns.Copy(row);

    /// <summary>A tick, to be changed; null where there is none.</summary>
    public TickState? TickWith(Guid id) => tables.Ticks.Find(t => t.CorrelationId == id) is { } tick ? Tracked(tick) : null;

    /// <summary>Takes a message in; false where it was taken in before.</summary>
    public bool TakeIn(Guid message)
    {
        if (!defects.Safeguards.Inbox) return true;
        _takenIn = message;
        return !tables.Inbox.Contains(message);
    }

    /// <summary>Writes a new tick.</summary>
    public void Accept(TickState tick) => _accepted.Add(tick);

    /// <summary>Something that is written if the rest is.</summary>
    public void Write(Action what) => _writes.Add(what);

    /// <inheritdoc />
    public Task<Session> SessionOf(TickState tick, CancellationToken cancellation) => Task.FromResult(Tracked(tables.Session));

    /// <inheritdoc />
    public Task<LoadedTurn> Load(Session session, TickState tick, CancellationToken cancellation)
    {
        var standing = tables.Artifacts.Where(a => a.TickId == tick.CorrelationId).Select(Mine).Concat(_added)
            .Where(a => a.Output is not null).Select(a => new ArtifactVersion(a.Agent, a.Subject, a.Revision, a.Output!)).ToList();
        return Task.FromResult(new LoadedTurn(TurnLoader.With(Begin(session, tick), standing), standing));
    }

    /// <summary>The turn before any agent has said anything.</summary>
    public Turn Begin(Session session, TickState tick) => TurnLoader.Begin(
        session, tick.Number, tables.Worlds[session.WorldHash], Canonical.Read<Intent>(tick.Intent), storylets);

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> RecentOpenings(TickState tick, CancellationToken cancellation) =>
        Task.FromResult(TurnLoader.Openings(tables.Transcript.Values.Reverse()
            .Where(told => told.Tick < tick.Number && told.Tick >= tick.Number - TurnLoader.RecentTicks)));

    /// <inheritdoc />
    public Task<Artifact> Asked(TickState tick, string agent, string subject, CancellationToken cancellation) =>
        Task.FromResult(Tracked(tables.Artifacts.Single(a =>
            a.TickId == tick.CorrelationId && a.Agent == agent && a.Subject == subject && a.Revision == tick.Revision)));

    /// <inheritdoc />
    public Task<bool> Stays(TickState tick, string agent, string subject, string input, CancellationToken cancellation) =>
        Task.FromResult(false);

    /// <inheritdoc />
    public void Add(Artifact artifact) => _added.Add(artifact);

    /// <inheritdoc />
    public void Show(params IEnumerable<StreamEvent> events)
    {
        // Streams are read from storage by whoever has one open; nothing follows from that here.
    }

    /// <inheritdoc />
    public Task Send(Uri address, object command)
    {
        var queue = address.AbsolutePath;
        _messages.Add(new Envelope(identities(), command, Addresses.NodeOf(queue)));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task Publish<T>(T reported, CancellationToken cancellation) where T : class
    {
        _messages.Add(new Envelope(identities(), reported, Addresses.Of(reported)));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task Mention<T>(T reported, CancellationToken cancellation) where T : class => Publish(reported, cancellation);

    /// <inheritdoc />
    public async Task Commit(Session session, TickState tick, Turn turn, CancellationToken cancellation)
    {
        var resolution = turn.Resolve();
        var hash = WorldHash.Of(resolution.After);
        var told = TickCommit.Told(turn, resolution);
        Write(() =>
        {
            tables.Worlds[hash] = resolution.After;
            tables.Transcript[turn.Number] = told;
            tables.Effects.Add(new Effect(tick.CorrelationId, hash, Canonical.Write(resolution.Rolls)));
        });
        session.Head = session.Head with { Tick = tick.Number, WorldHash = hash };
        (tick.WorldHash, tick.EndedAt, tick.CurrentState) = (hash, clock.GetUtcNow(), nameof(TickStateMachine.Committed));
        Rest(session, resolution.After.Holds(World.PlayerId, "dead") ? Phase.Over : Phase.Idle);
        await Publish(new TickCommitted(
            session.Id, tick.CorrelationId, tick.Revision, tick.Number, hash, resolution.Changes), cancellation);
    }

    /// <inheritdoc />
    public async Task Compensate(Session session, TickState tick, string reason, CancellationToken cancellation)
    {
        Write(() => tables.Effects.Add(new Effect(tick.CorrelationId, null, "")));
        (tick.Reason, tick.EndedAt, tick.Awaited) = (reason, clock.GetUtcNow(), []);
        tick.CurrentState = nameof(TickStateMachine.Compensated);
        if (!defects.CompensationForgetsTheSession) Rest(session, Phase.Idle);
        await Publish(new TickCompensated(session.Id, tick.CorrelationId, tick.Revision, tick.Text, reason), cancellation);
    }

    /// <summary>All of it lasts.</summary>
    /// <exception cref="ConflictException">Somebody else was first: nothing of it does.</exception>
    public void Last()
    {
        See(!_versions.Keys.Any(Overtaken), "the tick has changed meanwhile");
        See(_takenIn is not { } id || tables.Inbox.Add(id), "the message was taken in meanwhile");
        See(_added.All(IsNew), "the question was asked meanwhile");
        foreach (var (stored, (asRead, changed)) in _rows) Save(stored, asRead, changed);
        tables.Ticks.AddRange(_accepted);
        tables.Artifacts.AddRange(_added);
        foreach (var write in _writes) write();
        if (!defects.Safeguards.Outbox) return;
        foreach (var message in _messages) tables.Write(message);
    }

    private static void See(bool holds, string otherwise)
    {
        if (!holds) throw new ConflictException(otherwise);
    }

    private static void Rest(Session session, Phase phase) => (session.Phase, session.RunningTickId) = (phase, null);

    private Artifact Mine(Artifact row) => _rows.TryGetValue(row, out var mine) ? (Artifact)mine.Changed : row;

    private bool Overtaken(TickState row) => defects.Safeguards.Saga && tables.VersionOf(row) != _versions[row];

    private bool IsNew(Artifact added) => !tables.Artifacts.Any(a => a.TickId == added.TickId && a.Agent == added.Agent
        && a.Subject == added.Subject && a.Revision == added.Revision);

    private void Save(object stored, object asRead, object changed)
    {
        switch (stored)
        {
            case TickState tick when Columns.Update(tick, (TickState)asRead, (TickState)changed):
                tables.Changed(tick);
                break;
            case Artifact artifact:
                Columns.Update(artifact, (Artifact)asRead, (Artifact)changed);
                break;
            case Session session:
                Columns.Update(session, (Session)asRead, (Session)changed);
                break;
        }
    }
}

/// <summary>A transaction cannot be committed, for another one was.</summary>
internal sealed class ConflictException(string what) : Exception(what);
