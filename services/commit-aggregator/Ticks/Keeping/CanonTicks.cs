using MassTransit;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Sessions.Presence;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Streams;
using Storyteller.CommitAggregator.Takes;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Ticks.Keeping;

/// <summary>Keeps ticks in the service's database, in the transaction of the scope, and sends through its outbox.</summary>
public sealed class CanonTicks(
    CanonDb db, Waking waking, TurnLoader turns, KeptAnswers kept, TickCommit commit, ISendEndpointProvider sending, IPublishEndpoint bus)
    : ITickStore
{
    /// <inheritdoc />
    public Task<Session> SessionOf(TickState tick, CancellationToken cancellation) =>
        waking.SessionOf(tick, cancellation);

    /// <inheritdoc />
    public async Task<LoadedTurn> Load(Session session, TickState tick, CancellationToken cancellation)
    {
        // What was kept a moment ago must be seen by the query for what stands.
        await db.SaveChangesAsync(cancellation);
        return await turns.Load(session, tick, cancellation);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> RecentOpenings(TickState tick, CancellationToken cancellation) =>
        turns.RecentOpenings(tick, cancellation);

    /// <inheritdoc />
    public Task<Artifact> Asked(TickState tick, string agent, string subject, CancellationToken cancellation) =>
        db.Artifacts.SingleAsync(a => a.TickId == tick.CorrelationId && a.Agent == agent && a.Subject == subject
            && a.Revision == tick.Revision, cancellation);

    /// <inheritdoc />
    public Task<bool> Stays(TickState tick, string agent, string subject, string input, CancellationToken cancellation) =>
        kept.Keep(tick, agent, subject, input, cancellation);

    /// <inheritdoc />
    public void Add(Artifact artifact) => db.Artifacts.Add(artifact);

    /// <inheritdoc />
    public void Show(params IEnumerable<StreamEvent> events) => db.Stream.AddRange(events);

    /// <inheritdoc />
    public async Task Send(Uri address, object command)
    {
        var endpoint = await sending.GetSendEndpoint(address);
        await endpoint.Send(command, command.GetType());
    }

    /// <inheritdoc />
    public Task Publish<T>(T reported, CancellationToken cancellation) where T : class => bus.Publish(reported, cancellation);

    /// <inheritdoc />
    public Task Commit(Session session, TickState tick, Turn turn, CancellationToken cancellation) =>
        commit.Commit(session, tick, turn, cancellation);

    /// <inheritdoc />
    public Task Compensate(Session session, TickState tick, string reason, CancellationToken cancellation) =>
        commit.Compensate(session, tick, reason, cancellation);
}
