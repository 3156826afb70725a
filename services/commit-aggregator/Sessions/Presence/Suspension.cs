using MassTransit;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Answers;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Streams;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Sessions.Presence;

/// <summary>
/// Suspends sessions whose players are away. What is left of one are its rows in the past: the world as it is now goes, since a checkpoint
/// holds it. Only what waits for nobody but the player is suspended, and whatever is under way in a session is not waited for.
/// </summary>
public sealed class Suspension(CanonDb db, WorldStore worlds, SeenPlayers players, IPublishEndpoint bus)
{
    /// <summary>How many sessions are found at a time.</summary>
    public const int AtATime = 50;

    private const string ThePlayer = Artifact.Player + "/";

    /// <summary>The next sessions whose player was last seen before then and that wait for nobody else, the longest unseen first.</summary>
    /// <param name="after">The last one that was found before; null for the first ones.</param>
    public Task<List<Unattended>> Due(DateTimeOffset seenBefore, Unattended? after, CancellationToken cancellation)
    {
        var due = db.Sessions.AsNoTracking().Where(s => s.Phase != Phase.Suspended && s.SeenAt < seenBefore)
            .Where(s => s.RunningTickId == null
                || db.Artifacts.Any(a => a.TickId == s.RunningTickId && a.Agent == Artifact.Player && a.Output == null));
        if (after is not null)
            due = due.Where(s => EF.Functions.GreaterThan(ValueTuple.Create(s.SeenAt, s.Id), ValueTuple.Create(after.SeenAt, after.Id)));
        return due.OrderBy(s => s.SeenAt).ThenBy(s => s.Id).Take(AtATime).Select(s => new Unattended(s.Id, s.SeenAt))
            .ToListAsync(cancellation);
    }

    /// <summary>Suspends a session, unless its player has come back since or something is under way in it; says whether it did.</summary>
    /// <exception cref="InvalidOperationException">What is stored of its world is not what it names; it stays as it is.</exception>
    public async Task<bool> Suspend(Guid sessionId, DateTimeOffset seenBefore, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.FreeSession(sessionId, cancellation) is not { } session) return false;
        if (session.Phase == Phase.Suspended || session.SeenAt >= seenBefore || players.IsHere(sessionId)) return false;
        if (!await WaitsForThePlayer(session, cancellation)) return false;

        await KeepWorld(session, cancellation);
        await db.WorldEntities.Where(e => e.SessionId == sessionId).ExecuteDeleteAsync(cancellation);
        (session.SuspendedIn, session.Phase) = (session.Phase, Phase.Suspended);
        db.Stream.Add(StreamEvents.Phase(session));
        await bus.Publish(new SessionSuspended(session.Id, session.WorldHash), cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private async Task<bool> WaitsForThePlayer(Session session, CancellationToken cancellation)
    {
        if (session.RunningTickId is not { } running) return true;
        // Whoever takes a step of it holds its row; and what is answered but not heard yet is on its way.
        return await db.FreeTick(running, cancellation) is { Awaited.Count: > 0 } tick
            && tick.Awaited.TrueForAll(awaited => awaited.StartsWith(ThePlayer, StringComparison.Ordinal))
            && await db.OpenQuestion(session, cancellation) is not null;
    }

    // The rows go only where it is sure that what stays brings them back.
    private async Task KeepWorld(Session session, CancellationToken cancellation)
    {
        var kept = await db.Checkpoints.AsNoTracking()
            .SingleOrDefaultAsync(c => c.BranchId == session.BranchId && c.Tick == session.Tick, cancellation);
        var checkpoint = kept ?? Checkpoint.Of(session.BranchId, await worlds.Now(session, cancellation), session.WorldHash);
        if (!WorldHash.Names(session.WorldHash, checkpoint.ToWorld()))
            throw new InvalidOperationException($"the checkpoint of {session.BranchId} at tick {session.Tick} is not {session.WorldHash}");
        if (kept is null) db.Checkpoints.Add(checkpoint);
    }
}

/// <summary>A session whose player is away.</summary>
/// <param name="SeenAt">When the player was last known to be there.</param>
public sealed record Unattended(Guid Id, DateTimeOffset SeenAt);
