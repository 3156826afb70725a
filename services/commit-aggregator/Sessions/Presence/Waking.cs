using System.Data.Common;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Streams;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Sessions.Presence;

/// <summary>
/// Restores suspended sessions: the world from checkpoint and ledger, held to the hash that the session names, as rows again, and the phase
/// that it was in. Whoever is to change a session takes it from here, and so it is awake whatever brought them: its player, the policy that
/// decides an overdue review, a message.
/// </summary>
public sealed partial class Waking(CanonDb db, WorldStore worlds, PastWorlds past, IPublishEndpoint bus,
    IOptions<PresenceOptions> options, TimeProvider clock, ILogger<Waking> log)
{
    /// <summary>Whether the player was away for so long that the session is suspended, or may be at any moment.</summary>
    public bool IsAway(Session session) =>
        session.Phase == Phase.Suspended || session.SeenAt < clock.GetUtcNow() - options.Value.Grace;

    /// <summary>The player is back: from now on their session is awake. Whoever comes second waits, and finds it so.</summary>
    /// <exception cref="UnrestorableSessionException">It stays suspended, with all that is stored of it.</exception>
    public async Task<Session> Return(Guid sessionId, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var session = await Locked(sessionId, cancellation);
        session.SeenAt = clock.NowAsStored();
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        // Whoever locks it later must see what it is then.
        db.ChangeTracker.Clear();
        return session;
    }

    /// <summary>The session, locked until the current transaction ends, and awake.</summary>
    /// <exception cref="UnrestorableSessionException">It stays suspended, with all that is stored of it.</exception>
    public async Task<Session> Locked(Guid sessionId, CancellationToken cancellation)
    {
        var session = await db.LockedSession(sessionId, cancellation)
            ?? throw new InvalidOperationException($"session {sessionId} is gone");
        return await Awake(session, cancellation);
    }

    /// <summary>The session of a tick that takes a step, awake. One that is so stays so: nobody suspends it during a step.</summary>
    /// <exception cref="UnrestorableSessionException">It stays suspended, with all that is stored of it.</exception>
    public async Task<Session> SessionOf(TickState tick, CancellationToken cancellation)
    {
        var session = await db.Sessions.SingleAsync(s => s.Id == tick.SessionId, cancellation);
        if (session.Phase != Phase.Suspended) return session;
        // Its player may be coming back at this moment: only under the lock it is sure what it is.
        db.Entry(session).State = EntityState.Detached;
        return await Locked(tick.SessionId, cancellation);
    }

    /// <summary>
    /// The session, awake, where whoever changes it has read its version and is held to it: then nobody suspends it unnoticed.
    /// </summary>
    /// <exception cref="UnrestorableSessionException">It stays suspended, with all that is stored of it.</exception>
    public async Task<Session> Awake(Session session, CancellationToken cancellation)
    {
        if (session.Phase == Phase.Suspended) await Wake(session, cancellation);
        return session;
    }

    private async Task Wake(Session session, CancellationToken cancellation)
    {
        var world = await WorldOf(session, cancellation);
        await worlds.Replace(session.Id, World.Empty, world, cancellation);
        (session.Phase, session.SuspendedIn) = (session.Doing, null);
        db.Stream.Add(StreamEvents.Phase(session));
        await bus.Publish(new SessionResumed(session.Id, session.Phase), cancellation);
        LogRestored(session.Id, session.Phase, world.Tick);
    }

    private async Task<World> WorldOf(Session session, CancellationToken cancellation)
    {
        try
        {
            var world = await past.At(session.Head, cancellation);
            // What was at hand may have come there from elsewhere.
            return WorldHash.Names(session.WorldHash, world) ? world
                : throw new InvalidOperationException($"what is at hand is not {session.WorldHash}");
        }
        // Checkpoint and ledger may be anything by now; a database that cannot be asked says nothing about them.
        catch (Exception broken) when (broken is not OperationCanceledException && broken.GetBaseException() is not (DbException
            or IOException or System.Net.Sockets.SocketException or TimeoutException))
        {
            LogUnrestorable(session.Id, broken);
            throw new UnrestorableSessionException(session.Id, broken.Message, broken);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Session {SessionId} is restored: {Phase}, after tick {Tick}")]
    private partial void LogRestored(Guid sessionId, Phase phase, int tick);

    [LoggerMessage(Level = LogLevel.Error, Message = "Session {SessionId} cannot be restored, and stays suspended")]
    private partial void LogUnrestorable(Guid sessionId, Exception broken);
}
