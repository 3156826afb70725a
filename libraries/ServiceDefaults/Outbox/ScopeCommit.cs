using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Storyteller.ServiceDefaults;

/// <summary>
/// Lets messages leave once a context's own transaction, or its save without one, has made them durable. It serves all scopes, so that
/// contexts can be used again and again.
/// </summary>
internal sealed class ScopeCommit<TDb>(OutboxSignal<TDb> signal) : SaveChangesInterceptor, IDbTransactionInterceptor
    where TDb : DbContext
{
    private readonly ConditionalWeakTable<DbContext, OutboxWriter> _pending = [];

    /// <summary>Messages were written that are not known to be durable yet.</summary>
    internal void Wrote(DbContext db, OutboxWriter writer) => _pending.AddOrUpdate(db, writer);

    /// <summary>What was written in a context before, and did not become durable, is nothing.</summary>
    internal void Forget(DbContext db) => _pending.Remove(db);

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        if (eventData.Context is { Database.CurrentTransaction: null } db) Wake(db);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(SavedChanges(eventData, result));

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData)
    {
        if (eventData.Context is { } db) Wake(db);
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        TransactionCommitted(transaction, eventData);
        return Task.CompletedTask;
    }

    /// <summary>What was written in a context is durable.</summary>
    internal void Wake(DbContext db)
    {
        if (_pending.TryGetValue(db, out var writer) && _pending.Remove(db)) signal.Set(writer);
    }
}
