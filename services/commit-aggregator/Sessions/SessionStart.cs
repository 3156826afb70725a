using System.Buffers.Binary;
using System.Security.Cryptography;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Sessions;

/// <summary>Begins sessions: one transaction writes the world, the ledger's first line, the opening and the session itself.</summary>
public sealed class SessionStart(CanonDb db, WorldStore worlds, TimeProvider clock)
{
    /// <summary>A new session for this player.</summary>
    public async Task<Session> Begin(string owner, WorldDefinition world, NewSession wish, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var begin = BeginningOf(world, wish.PlayerName);
        var branch = new Branch { Id = Guid.CreateVersion7(), SessionId = Guid.CreateVersion7(), CreatedAt = clock.GetUtcNow() };
        var session = new Session
        {
            Id = branch.SessionId,
            Owner = owner,
            WorldId = world.Id,
            WorldVersion = await worlds.Keep(world, cancellation),
            WorldHash = await worlds.Write(branch.SessionId, branch.Id, World.Empty, begin, checkpoint: true, cancellation),
            Seed = unchecked((long)(wish.Seed ?? AnySeed())),
            Review = wish.Review ?? ReviewMode.AcceptAll,
            TimelineId = Guid.CreateVersion7(),
            BranchId = branch.Id,
            CreatedAt = clock.GetUtcNow(),
            SeenAt = clock.GetUtcNow(),
        };
        var timeline = new Timeline
        {
            Id = session.TimelineId,
            SessionId = session.Id,
            Name = Timeline.First,
            BranchId = branch.Id,
            WorldHash = session.WorldHash,
            CreatedAt = clock.GetUtcNow(),
        };
        db.AddRange(branch, timeline, session, FirstEntry(session, wish, begin),
            TranscriptRow.Of(branch.Id, new TranscriptEntry(0, null, [], world.Opening)));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return session;
    }

    /// <summary>The world with which a session begins.</summary>
    /// <param name="playerName">What the player calls their character; null for the authored name.</param>
    public static World BeginningOf(WorldDefinition authored, string? playerName) =>
        playerName is { } name ? authored.Begin.Apply(new PlayerNamed(name)) : authored.Begin;

    private LedgerEntry FirstEntry(Session session, NewSession wish, World begin) =>
        LedgerWriter.OfSession(session, LedgerTypes.SessionStarted, new SessionBeginning(session.WorldId, session.WorldVersion,
            unchecked((ulong)session.Seed), wish.PlayerName, session.Review, session.WorldHash), begin.Clock, clock.GetUtcNow());

    // A session's seed is the one number that comes from outside; everything after it is computed.
    private static ulong AnySeed()
    {
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }
}

/// <summary>What the ledger keeps of a session's beginning; with the authored world, all that its story is computed from.</summary>
/// <param name="Version">The version of the authored world: <see cref="States.WorldVersion.Hash"/>.</param>
/// <param name="PlayerName">What the player calls their character; null for the authored name.</param>
/// <param name="Review">Who decides about meta events, until it is changed.</param>
/// <param name="WorldHash">SHA-256 of the world at the beginning, lower-case hex.</param>
public sealed record SessionBeginning(
    string World, string Version, ulong Seed, string? PlayerName, ReviewMode Review, string WorldHash);
