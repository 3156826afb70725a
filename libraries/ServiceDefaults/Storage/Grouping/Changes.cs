using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Storyteller.ServiceDefaults;

/// <summary>What one scope wants to write, to be written together with what other scopes want at the same moment.</summary>
internal sealed class Changes(
    IReadOnlyList<EntityEntry> added, IReadOnlyList<EntityEntry> modified, IReadOnlyList<EntityEntry> removed,
    IReadOnlyList<EntityEntry> seen, IReadOnlyList<NpgsqlBatchCommand> statements, EntityEntry? taken)
{
    /// <summary>Rows that are new.</summary>
    public IReadOnlyList<EntityEntry> Added => added;

    /// <summary>Rows that are changed.</summary>
    public IReadOnlyList<EntityEntry> Modified => modified;

    /// <summary>Rows that go.</summary>
    public IReadOnlyList<EntityEntry> Removed => removed;

    /// <summary>Rows that were read and have a version: they must still be what they were.</summary>
    public IReadOnlyList<EntityEntry> Seen => seen;

    /// <summary>What is written beside rows.</summary>
    public IReadOnlyList<NpgsqlBatchCommand> Statements => statements;

    /// <summary>Among what is new, the message that all of it comes from; null for a request.</summary>
    public EntityEntry? Taken => taken;

    /// <summary>What came of it; null until that is known.</summary>
    public Outcome? Outcome { get; set; }

    /// <summary>The place of a failpoint that it is written at; null where it has none.</summary>
    public string? Place { get; } = Failpoint.OfThisWrite;

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
        Outcome = ServiceDefaults.Outcome.Written;
        foreach (var entry in Added.Concat(Modified))
            if (VersionOf(entry.Metadata) is { } version) entry.Property(version).CurrentValue = transaction;
    }
}

/// <summary>What came of one scope's changes.</summary>
internal enum Outcome
{
    /// <summary>They are written.</summary>
    Written,

    /// <summary>Their message had been taken in before: nothing was written.</summary>
    Repeated,

    /// <summary>The scope saw what is not stored any more: nothing was written.</summary>
    Outdated,
}
