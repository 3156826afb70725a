using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using Storyteller.CommitAggregator.Archives.Format;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Scenes;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Archives.Importing;

/// <summary>
/// Makes a new session from a file, in one transaction: either all of the file holds and the session is there, or nothing of it is.
/// </summary>
internal sealed class SessionImport(
    CanonDb db, PastWorlds past, SceneSteps scenes, IOptions<ArchivesOptions> options, TimeProvider clock)
{
    /// <summary>Reads the file to its end, or to where it is broken.</summary>
    /// <param name="key">The key that the client sent with it, so that sending it again brings no second session; null for none.</param>
    public async Task<Imported> Take(string owner, string? key, LineReader lines, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        try
        {
            if (key is not null && !await db.TryLockImport(owner, key, cancellation)) return new Imported.UnderWay();
            if (key is not null && await Before(owner, key, cancellation) is { } before)
                return await IsSame(before.File, lines) ? new Imported.Done(before.Session) : new Imported.KeyReused(key);
            var file = await FileArrival.Of(lines, db, past, scenes, options.Value, cancellation);
            if (key is not null && file.HasKey(key)) return new Imported.KeyReused(key);
            var session = await Begin(owner, key, file, cancellation);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return new Imported.Done(session);
        }
        catch (BrokenFileException broken)
        {
            return new Imported.Broken(lines.Number, broken.Message);
        }
        catch (FileTooLargeException)
        {
            return new Imported.TooLarge();
        }
        catch (Exception refused) when (IsAboutTheData(refused))
        {
            return new Imported.Broken(lines.Number, "the storage cannot hold what this line or one shortly before it says");
        }
    }

    // The authored world comes last: whoever begins a session in the same one waits from here on, and not while the file arrives.
    private async Task<Guid> Begin(string owner, string? key, FileArrival file, CancellationToken cancellation)
    {
        var (header, (timeline, head)) = (file.Known.Header, file.Played);
        var world = await file.WorldAt(head, cancellation);
        var rows = WorldRows.Between(World.Empty, world);
        Wanted.That(rows.Written.DistinctBy(row => (row.Kind, row.Id)).Count() == rows.Written.Count,
            "two things of the world have one id");
        await db.WriteWorld(file.Known.Session, rows, cancellation);
        db.Sessions.Add(new Session
        {
            Id = file.Known.Session,
            Owner = owner,
            WorldId = header.World,
            WorldVersion = header.WorldVersion,
            Seed = unchecked((long)header.Seed),
            Phase = world.Holds(World.PlayerId, "dead") ? Contracts.Phase.Over : Contracts.Phase.Idle,
            Review = header.Review,
            TimelineId = timeline,
            BranchId = head.BranchId,
            Tick = head.Tick,
            WorldHash = head.WorldHash,
            CreatedAt = header.CreatedAt,
            SeenAt = clock.GetUtcNow(),
        });
        db.Ledger.Add(new LedgerEntry
        {
            SessionId = file.Known.Session,
            BranchId = head.BranchId,
            Tick = head.Tick,
            Type = LedgerTypes.SessionImported,
            Payload = Canonical.Write(new ImportPayload(header.Session, file.Sha256)),
            Source = "player",
            NarrativeTime = world.Clock,
            RecordedAt = clock.GetUtcNow(),
            IdempotencyKey = key,
        });
        await db.SaveChangesAsync(cancellation);
        await db.Database.KeepWorldVersion(header.WorldVersion, header.World, file.Body, cancellation);
        return file.Known.Session;
    }

    private async Task<(Guid Session, string File)?> Before(string owner, string key, CancellationToken cancellation)
    {
        var entry = await db.Sessions.Where(s => s.Owner == owner).Join(db.Ledger, s => s.Id, e => e.SessionId, (s, e) => e)
            .AsNoTracking().SingleOrDefaultAsync(
                e => e.IdempotencyKey == key && e.Type == LedgerTypes.SessionImported, cancellation);
        return entry is null ? null : (entry.SessionId, Canonical.Read<ImportPayload>(entry.Payload).Sha256);
    }

    private static async Task<bool> IsSame(string file, LineReader lines)
    {
        while (lines.HashBefore != file)
            if (!await lines.Next()) return false;
        return true;
    }

    // What is too long for an index, or there twice where it must be unique, the storage refuses by these classes of errors.
    private static bool IsAboutTheData(Exception refused) =>
        (refused as PostgresException ?? refused.InnerException as PostgresException)?.SqlState[..2] is "21" or "22" or "23" or "54";

    private sealed record ImportPayload(Guid Session, string Sha256);
}

/// <summary>What came of a file.</summary>
internal abstract record Imported
{
    /// <summary>A session came of it, now or when it was sent before.</summary>
    internal sealed record Done(Guid Session) : Imported;

    /// <summary>A line is wrong.</summary>
    internal sealed record Broken(int Line, string Why) : Imported;

    /// <summary>It has more bytes than are read.</summary>
    internal sealed record TooLarge : Imported;

    /// <summary>The key belongs to something else.</summary>
    internal sealed record KeyReused(string Key) : Imported;

    /// <summary>The same key is being imported at this moment.</summary>
    internal sealed record UnderWay : Imported;
}
