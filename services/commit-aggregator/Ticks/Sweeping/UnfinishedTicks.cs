using System.Text.Json;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Ticks.Asking;
using Storyteller.ServiceDefaults;

namespace Storyteller.CommitAggregator.Ticks.Sweeping;

/// <summary>
/// Drives on ticks that wait for agents: at every start, whatever the bus may have forgotten; later, whatever has been out too long. Where
/// nothing was forgotten a question arrives twice, and is answered once. Deadlines are read from the rows, so they hold across restarts.
/// </summary>
public sealed partial class UnfinishedTicks(
    IServiceScopeFactory scopes, IBusControl bus, BusReturns returns, IOptions<SweepOptions> options, TimeProvider clock,
    ILogger<UnfinishedTicks> log)
    : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var round = SweepRound.AtStart(clock.GetUtcNow());
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Sweep(round, stoppingToken);
            // Whatever was on its way when the bus went away is lost: that is as good as a stop.
            var returned = await returns.Wait(options.Value.Interval, clock, stoppingToken);
            round = !returned && bus.CheckHealth().Status == BusHealthStatus.Healthy
                ? round.Next(clock.GetUtcNow(), options.Value) : await AfterTheBusWasAway(stoppingToken);
        }
    }

    // Nothing that was asked could leave: that must not be taken for agents that do not answer, and is as good as a stop.
    private async Task<SweepRound> AfterTheBusWasAway(CancellationToken cancellation)
    {
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, cancellation);
        return SweepRound.AtStart(clock.GetUtcNow());
    }

    private async Task Sweep(SweepRound round, CancellationToken cancellation)
    {
        using var place = Failpoint.WritesOf(Failpoint.SweepWrite);
        try
        {
            foreach (var tick in await Waiting(round.AskedBefore, cancellation)) await Drive(tick, round, cancellation);
            await using var scope = scopes.CreateAsyncScope();
            var players = scope.ServiceProvider.GetRequiredService<PlayerReminder>();
            foreach (var tick in await players.Overdue(cancellation)) await Decide(tick, cancellation);
            await players.ReportAgain(round, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // The rows are still there for the next round, and without this loop nobody would look at them.
            LogSweep(failure);
        }
    }

    private async Task<List<Guid>> Waiting(DateTimeOffset askedBefore, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CanonDb>();
        return await db.Ticks.AsNoTracking().Where(t => t.EndedAt == null)
            .Where(t => db.Artifacts.Any(a =>
                a.TickId == t.CorrelationId && a.Revision == t.Revision && a.Output == null && a.AskedAt < askedBefore
                && a.Agent != Artifact.Player))
            .OrderBy(t => t.AcceptedAt).Select(t => t.CorrelationId).ToListAsync(cancellation);
    }

    private async Task Drive(Guid tickId, SweepRound round, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var reminder = scope.ServiceProvider.GetRequiredService<Reminder>();
        try
        {
            LogDriven(tickId, await reminder.Remind(tickId, round, cancellation));
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // One tick that cannot be driven on now must not hold up those behind it; it is tried again in the next round.
            LogNotDriven(tickId, failure);
        }
    }

    private async Task Decide(TickState tick, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var players = scope.ServiceProvider.GetRequiredService<PlayerReminder>();
        try
        {
            await players.Decide(tick, cancellation);
            LogDriven(tick.CorrelationId, "its review was decided by policy");
        }
        catch (JsonException unreadable)
        {
            LogUnreadable(tick.CorrelationId, unreadable);
            await players.GiveUp(tick, Artifact.Review, $"a stored review cannot be read: {unreadable.Message}", cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            LogNotDriven(tick.CorrelationId, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Tick {TickId} is driven on: {What}")]
    private partial void LogDriven(Guid tickId, string what);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Tick {TickId} could not be driven on; the next round tries again")]
    private partial void LogNotDriven(Guid tickId, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Tick {TickId} cannot be driven on, and is given up")]
    private partial void LogUnreadable(Guid tickId, Exception unreadable);

    [LoggerMessage(Level = LogLevel.Error, Message = "Unfinished ticks could not be looked at; the next round tries again")]
    private partial void LogSweep(Exception failure);
}
