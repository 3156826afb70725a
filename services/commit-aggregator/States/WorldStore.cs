using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Storage;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.States;

/// <summary>Reads and writes worlds. What was read once stays at hand under its own hash, so that it can never be stale.</summary>
public sealed class WorldStore(CanonDb db, PastWorlds past, WorldCache cache)
{
    /// <summary>
    /// The session's world as its last committed tick left it. Session and world must be read in one snapshot: under the session's lock, in
    /// a step of its tick, or in a repeatable-read transaction. Of one that is suspended it is read from its past.
    /// </summary>
    /// <exception cref="InvalidOperationException">What is stored is not the world that the session names.</exception>
    public Task<World> Now(Session session, CancellationToken cancellation) =>
        session.Phase == Phase.Suspended ? past.At(session.Head, cancellation) : FromRows(session, cancellation);

    /// <summary>That world, where it is at hand here: it is the session's, whatever else is going on. Null where it is not.</summary>
    public World? AtHand(Session session) => cache.AtHand<World>(session.WorldHash);

    /// <summary>The authored world in the version that the session began with.</summary>
    public Task<WorldDefinition> Authored(Session session, CancellationToken cancellation) => cache.Get(session.WorldVersion, async () =>
    {
        var kept = await db.WorldVersions.AsNoTracking().SingleAsync(v => v.Hash == session.WorldVersion, cancellation);
        return Canonical.Read<AuthoredWorld>(kept.Body).ToDefinition();
    });

    /// <summary>Makes an authored world available to sessions, and says under which hash.</summary>
    public async Task<string> Keep(WorldDefinition world, CancellationToken cancellation)
    {
        var body = Canonical.Write(AuthoredWorld.Of(world));
        var hash = Canonical.Hash(body);
        await db.Database.KeepWorldVersion(hash, world.Id, body, cancellation);
        return hash;
    }

    /// <summary>Turns a session's world into another that was before, within the current transaction.</summary>
    public Task Replace(Guid sessionId, World now, World then, CancellationToken cancellation) =>
        db.WriteWorld(sessionId, WorldRows.Between(now, then), cancellation);

    /// <summary>
    /// Turns a session's world from <paramref name="before"/> into <paramref name="after"/>, the world after a new tick of a branch, within
    /// the current transaction; gives the hash.
    /// </summary>
    /// <param name="checkpoint">Keep the whole world as well, where it is small; every so many ticks that is done anyway.</param>
    public async Task<string> Write(
        Guid sessionId, Guid branchId, World before, World after, bool checkpoint, CancellationToken cancellation)
    {
        await db.WriteWorld(sessionId, WorldRows.Between(before, after), cancellation);
        var hash = WorldHash.Of(after);
        if (Checkpoint.IsDue(after, checkpoint)) db.Checkpoints.Add(Checkpoint.Of(branchId, after, hash));
        cache.Put(hash, after);
        return hash;
    }

    private Task<World> FromRows(Session session, CancellationToken cancellation) => cache.Get(session.WorldHash, async () =>
    {
        var rows = await db.WorldEntities.AsNoTracking().Where(e => e.SessionId == session.Id).ToListAsync(cancellation);
        var world = WorldRows.Read(rows);
        // Under a hash that is not its own, a world would be handed to every session that names that hash.
        return WorldHash.Names(session.WorldHash, world) ? world
            : throw new InvalidOperationException($"the stored world of session {session.Id} is not {session.WorldHash}");
    });
}
