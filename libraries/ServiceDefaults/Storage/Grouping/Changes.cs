using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Storyteller.ServiceDefaults;

/// <summary>What one scope wants to write, to be written together with what other scopes want at the same moment.</summary>
/// <param name="Added">Rows that are new.</param>
/// <param name="Modified">Rows that are changed.</param>
/// <param name="Removed">Rows that go.</param>
/// <param name="Seen">Rows that were read and have a version: they must still be what they were.</param>
/// <param name="Statements">What is written beside rows.</param>
/// <param name="Taken">Among what is new, the message that all of it comes from; null for a request.</param>
internal sealed record Changes(
    IReadOnlyList<EntityEntry> Added, IReadOnlyList<EntityEntry> Modified, IReadOnlyList<EntityEntry> Removed,
    IReadOnlyList<EntityEntry> Seen, IReadOnlyList<NpgsqlBatchCommand> Statements, EntityEntry? Taken)
{
    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The place of a failpoint that it is written at; null where it has none.</summary>
    public string? Place { get; } = Failpoint.OfThisWrite;

    /// <summary>Whether it was written; false where the message had been taken in before, and nothing was.</summary>
    public Task<bool> Done => _done.Task;

    /// <summary>What a context holds that is not stored yet.</summary>
    public static Changes Of(DbContext db, IReadOnlyList<NpgsqlBatchCommand> statements, InboxRow? taken)
    {
        var message = taken is null ? null : db.Add(taken);
        db.ChangeTracker.DetectChanges();
        List<EntityEntry> added = [], modified = [], removed = [], seen = [];
        // Not Entries(), which would look for changes once more.
        var detects = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State == EntityState.Added) added.Add(entry);
            if (entry.State == EntityState.Modified) modified.Add(entry);
            if (entry.State == EntityState.Deleted) removed.Add(entry);
            if (entry.State is EntityState.Unchanged or EntityState.Modified && VersionOf(entry.Metadata) is not null) seen.Add(entry);
        }
        db.ChangeTracker.AutoDetectChangesEnabled = detects;
        return new Changes(added, modified, removed, seen, statements, message);
    }

    /// <summary>The property that holds PostgreSQL's version of the row; null where the type has none.</summary>
    public static IProperty? VersionOf(IEntityType type)
    {
        foreach (var property in type.GetProperties())
            if (property is { IsConcurrencyToken: true, ValueGenerated: ValueGenerated.OnAddOrUpdate }) return property;
        return null;
    }

    /// <summary>Whether what was read is what is stored, by the versions of the rows that are stored.</summary>
    public bool AreUpToDate(IReadOnlyDictionary<(Type, Guid), uint> versions) => Seen.All(entry =>
        versions.TryGetValue(RowOf(entry), out var version)
        && version == (uint)entry.Property(VersionOf(entry.Metadata)!).OriginalValue!);

    /// <summary>Which row an entry is: one with a version has one key.</summary>
    public static (Type Type, Guid Key) RowOf(EntityEntry entry) =>
        (entry.Metadata.ClrType, (Guid)entry.Property(entry.Metadata.FindPrimaryKey()!.Properties[0]).CurrentValue!);

    /// <summary>It is written, in a transaction with this id: that is the new version of its rows.</summary>
    public void Written(uint transaction)
    {
        foreach (var entry in Added.Concat(Modified))
            if (VersionOf(entry.Metadata) is { } version) entry.Property(version).CurrentValue = transaction;
        _done.TrySetResult(true);
    }

    /// <summary>The message had been taken in before.</summary>
    public void Repeated() => _done.TrySetResult(false);

    /// <summary>Nothing of it is written.</summary>
    public void Failed(Exception why) => _done.TrySetException(why);
}
