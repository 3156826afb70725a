using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Storyteller.ServiceDefaults;

/// <summary>Forgets messages that were taken in so long ago that no repeat of them can still arrive, a bounded number at a time.</summary>
internal sealed partial class InboxCleaner<TDb>(
    IServiceScopeFactory scopes, IOptions<OutboxOptions> options, TimeProvider clock, ILogger<InboxCleaner<TDb>> log)
    : Cleaner(options.Value.InboxCleanInterval, clock)
    where TDb : DbContext
{
    private readonly TimeProvider _clock = clock;

    protected override async Task Clean(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        var before = (_clock.GetUtcNow() - options.Value.InboxAge).UtcDateTime;
        int removed;
        do
        {
            removed = await db.Database.ExecuteSqlRawAsync(
                Sql.CleanInbox(db), [before, options.Value.InboxCleanBatch], cancellationToken);
        }
        while (removed == options.Value.InboxCleanBatch);
    }

    protected override void CouldNotClean(Exception exception) => CouldNotClean(exception, typeof(TDb).Name);

    [LoggerMessage(LogLevel.Warning, "The inbox of {Context} could not be cleaned; the next round will")]
    private partial void CouldNotClean(Exception exception, string context);
}
