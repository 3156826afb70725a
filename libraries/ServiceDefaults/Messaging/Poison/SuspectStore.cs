using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Storyteller.ServiceDefaults;

/// <summary>What a service remembers of messages that came back; every statement is committed by itself.</summary>
internal sealed class SuspectStore(
    string service, IServiceScopeFactory scopes, Func<IServiceProvider, DbContext> context, TimeProvider clock)
{
    private const int CleanBatch = 1000;

    internal string Service => service;

    /// <summary>How often it was begun with; 0 when nothing is known of it, below zero when it is set aside.</summary>
    internal Task<int> Begun(Guid message, string queue, CancellationToken cancellation) => With(db =>
        db.Set<Suspect>().Where(row => row.MessageId == message && row.Queue == queue).Select(row => row.Begun)
            .SingleOrDefaultAsync(cancellation));

    /// <summary>It is about to be begun with.</summary>
    /// <returns>How often it was, this time included; below zero when it is set aside.</returns>
    internal Task<int> Begin(Guid message, string queue, CancellationToken cancellation) => Count(message, queue, 1, cancellation);

    /// <summary>This copy is about to go to <c>dead-letters</c>; false when another one goes, or went, in its place.</summary>
    internal async Task<bool> SetAside(Guid message, string queue, int copy, CancellationToken cancellation) =>
        await Count(message, queue, -copy, cancellation) == -copy;

    /// <summary>A consumer has finished with it, or gave it back alive.</summary>
    internal Task Forget(Guid message, string queue, CancellationToken cancellation) => With(db =>
        db.Database.ExecuteSqlRawAsync(Sql.ForgetSuspect(db), [message, queue], cancellation));

    /// <summary>Forgets what was begun with longer ago than that, a bounded number at a time.</summary>
    internal async Task Clean(TimeSpan age, CancellationToken cancellation)
    {
        var before = (clock.GetUtcNow() - age).UtcDateTime;
        while (await With(db => db.Database.ExecuteSqlRawAsync(Sql.CleanSuspects(db), [before, CleanBatch], cancellation)) == CleanBatch)
        {
        }
    }

    private Task<int> Count(Guid message, string queue, int begun, CancellationToken cancellation) => With(async db =>
    {
        var rows = await db.Database
            .SqlQueryRaw<int>(Sql.CountSuspect(db), message, queue, begun, clock.GetUtcNow().UtcDateTime).ToListAsync(cancellation);
        return rows.Single();
    });

    private async Task<T> With<T>(Func<DbContext, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(context(scope.ServiceProvider));
    }
}
