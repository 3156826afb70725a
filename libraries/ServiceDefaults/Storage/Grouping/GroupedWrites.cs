using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Storyteller.ServiceDefaults;

/// <summary>A context whose changes may be written in one transaction with those of others.</summary>
public interface IWritesInGroups
{
    /// <summary>Statements that wait to be written with the context's changes; null where a statement is executed at once.</summary>
    List<NpgsqlBatchCommand>? Later { get; set; }
}

/// <summary>
/// Writes what a scope's context holds together with what other scopes hold at the same moment. Nothing may be written before: what is read
/// meanwhile is held to its version when all of it is written.
/// </summary>
public sealed class GroupedWrites<TDb> : IDisposable where TDb : DbContext, IWritesInGroups
{
    private readonly TDb _db;
    private readonly GroupCommit<TDb> _group;
    private readonly ScopeCommit<TDb> _scope;

    internal GroupedWrites(TDb db, GroupCommit<TDb> group, ScopeCommit<TDb> scope) => (_db, _group, _scope) = (db, group, scope);

    /// <summary>How many scopes of this process wait to be written.</summary>
    public int Waiting => _group.Waiting;

    /// <summary>From now on the scope's statements wait as well.</summary>
    public void Begin()
    {
        _db.ChangeTracker.Clear();
        _db.Later = [];
    }

    /// <summary>Writes all of it; then the context is empty.</summary>
    /// <exception cref="DbUpdateConcurrencyException">What was read is not what is stored any more; nothing was written.</exception>
    public Task Commit() => Commit(null);

    /// <summary>Writes all of it as the effect of a message; false where that had been taken in before, and nothing was written.</summary>
    internal async Task<bool> Commit(InboxRow? taken)
    {
        try
        {
            var written = await _group.Write(Changes.Of(_db, _db.Later ?? [], taken));
            if (written) _scope.Wake(_db);
            return written;
        }
        finally
        {
            // What a failed try has tracked must not be written by the next one, should it get the same scope.
            _db.ChangeTracker.Clear();
            _db.Later = null;
        }
    }

    /// <summary>The context may be used again by another scope, whose statements do not wait.</summary>
    public void Dispose() => _db.Later = null;
}
