using MassTransit;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Storage;

namespace Storyteller.CommitAggregator.Ticks;

/// <summary>
/// Drives on, at every start, the ticks that had not ended: whatever the bus has forgotten is asked again from the rows. Where the bus has
/// forgotten nothing the questions arrive twice, and are answered once.
/// </summary>
public sealed partial class UnfinishedTicks(IServiceScopeFactory scopes, IBusControl bus, TimeProvider clock, ILogger<UnfinishedTicks> log) : BackgroundService
{
    private const int Batch = 100;

    // What is accepted from now on was asked by this process or one like it, and needs no reminding.
    private readonly DateTimeOffset _started = clock.GetUtcNow();

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, stoppingToken);
        var after = Guid.Empty;
        while (await Drive(after, stoppingToken) is { } last) after = last;
    }

    private async Task<Guid?> Drive(Guid after, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CanonDb>();
        var questions = scope.ServiceProvider.GetRequiredService<Questions>();
        var ticks = await db.Ticks.Where(t => t.EndedAt == null && t.AcceptedAt < _started && t.CorrelationId > after)
            .OrderBy(t => t.CorrelationId).Take(Batch).ToListAsync(cancellation);
        foreach (var tick in ticks)
        {
            var open = await db.Artifacts.AsNoTracking()
                .Where(a => a.TickId == tick.CorrelationId && a.Revision == tick.Revision && a.Output == null).ToListAsync(cancellation);
            foreach (var artifact in open) await questions.Send(tick, artifact);
            LogDriven(tick.CorrelationId, tick.CurrentState, open.Count);
        }

        await db.SaveChangesAsync(cancellation);
        return ticks.Count == 0 ? null : ticks[^1].CorrelationId;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Tick {TickId} goes on from {State}: {Questions} questions are asked again")]
    private partial void LogDriven(Guid tickId, string state, int questions);
}
