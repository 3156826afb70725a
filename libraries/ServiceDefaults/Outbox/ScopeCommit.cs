using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Storyteller.ServiceDefaults;

/// <summary>Wakes the dispatcher once a scope's own transaction, or its save without one, has made messages durable.</summary>
internal sealed class ScopeCommit<TDb>(OutboxSignal<TDb> signal) : SaveChangesInterceptor, IDbTransactionInterceptor
    where TDb : DbContext
{
    /// <summary>What wrote messages that are not known to be durable yet; null when nothing did.</summary>
    internal OutboxWriter? Pending { get; set; }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        if (eventData.Context?.Database.CurrentTransaction is null) Wake();
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(SavedChanges(eventData, result));

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Wake();

    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Wake();
        return Task.CompletedTask;
    }

    /// <summary>What was written is durable.</summary>
    internal void Wake()
    {
        if (Pending is not { } writer) return;
        Pending = null;
        signal.Set(writer);
    }
}
