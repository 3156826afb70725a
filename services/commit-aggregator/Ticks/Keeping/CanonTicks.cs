using MassTransit;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Sessions.Presence;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Streams;
using Storyteller.CommitAggregator.Takes;
using Storyteller.Rulebook;
using Storyteller.ServiceDefaults;

namespace Storyteller.CommitAggregator.Ticks.Keeping;

/// <summary>
/// Keeps ticks in the service's database, and sends through its outbox. In a message's scope the tick is at hand, and what is changed waits
/// to be written with the steps of others; elsewhere the caller has a transaction.
/// </summary>
public sealed class CanonTicks(
    CanonDb db, TicksAtHand atHand, Waking waking, TurnLoader turns, KeptAnswers kept, TickCommit commit, ISendEndpointProvider sending,
    IPublishEndpoint bus)
    : ITickStore
{
    /// <inheritdoc />
    public async Task<Session> SessionOf(TickState tick, CancellationToken cancellation) =>
        atHand.Current is { } running ? await waking.Awake(running.Session, cancellation) : await waking.SessionOf(tick, cancellation);

    /// <inheritdoc />
    public async Task<LoadedTurn> Load(Session session, TickState tick, CancellationToken cancellation)
    {
        if (atHand.Current is { } running) return await turns.Load(session, tick, running.Artifacts, cancellation);
        // What was kept a moment ago must be seen by the query for what stands.
        await db.SaveChangesAsync(cancellation);
        return await turns.Load(session, tick, cancellation);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> RecentOpenings(TickState tick, CancellationToken cancellation) =>
        turns.RecentOpenings(tick, cancellation);

    /// <inheritdoc />
    public async Task<Artifact> Asked(TickState tick, string agent, string subject, CancellationToken cancellation)
    {
        if (atHand.Current is not { } running)
            return await db.Artifacts.SingleAsync(a => a.TickId == tick.CorrelationId && a.Agent == agent && a.Subject == subject
                && a.Revision == tick.Revision, cancellation);
        var artifact = running.Artifacts.Single(a => a.Agent == agent && a.Subject == subject && a.Revision == tick.Revision);
        if (db.Entry(artifact).State == EntityState.Detached) db.Attach(artifact);
        return artifact;
    }

    /// <inheritdoc />
    public async Task<bool> Stays(TickState tick, string agent, string subject, string input, CancellationToken cancellation)
    {
        if (await kept.Find(tick, agent, subject, input, cancellation) is not { } artifact) return false;
        Add(artifact);
        return true;
    }

    /// <inheritdoc />
    public void Add(Artifact artifact)
    {
        db.Artifacts.Add(artifact);
        atHand.Current?.Artifacts.Add(artifact);
    }

    /// <inheritdoc />
    public void Show(params IEnumerable<StreamEvent> events) => db.Stream.AddRange(events);

    /// <inheritdoc />
    public async Task Send(Uri address, object command)
    {
        var endpoint = await sending.GetSendEndpoint(address);
        // The question is a row: should the broker forget the command, it is asked again.
        await endpoint.Send(command, command.GetType(), context => context.Transient());
    }

    /// <inheritdoc />
    public Task Publish<T>(T reported, CancellationToken cancellation) where T : class => bus.Publish(reported, cancellation);

    /// <inheritdoc />
    public Task Mention<T>(T reported, CancellationToken cancellation) where T : class =>
        bus.Publish(reported, context => context.Transient(), cancellation);

    /// <inheritdoc />
    public Task Commit(Session session, TickState tick, Turn turn, CancellationToken cancellation) =>
        commit.Commit(session, tick, turn, cancellation);

    /// <inheritdoc />
    public Task Compensate(Session session, TickState tick, string reason, CancellationToken cancellation) =>
        commit.Compensate(session, tick, reason, cancellation);
}
