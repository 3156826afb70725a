using MassTransit;
using Microsoft.Extensions.Options;
using Storyteller.CommitAggregator.Ticks.Sweeping;

namespace Storyteller.CommitAggregator.Scenes.Sweeping;

/// <summary>
/// Drives on scenes that wait for a step: at every start, whatever the bus may have forgotten; later, whatever has been out too long. A
/// step that is worked out twice is kept once. No player waits for it, so there is no deadline.
/// </summary>
public sealed partial class UnsettledScenes(
    IServiceScopeFactory scopes, IBusControl bus, IOptions<SweepOptions> options, TimeProvider clock, ILogger<UnsettledScenes> log)
    : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var askedBefore = clock.GetUtcNow();
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Sweep(askedBefore, stoppingToken);
            await Task.Delay(options.Value.Interval, clock, stoppingToken);
            askedBefore = clock.GetUtcNow() - options.Value.AskAgainAfter;
        }
    }

    private async Task Sweep(DateTimeOffset askedBefore, CancellationToken cancellation)
    {
        try
        {
            foreach (var scene in await With(reminder => reminder.Waiting(askedBefore, cancellation)))
                await Drive(scene, askedBefore, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // The rows are still there for the next round, and without this loop nobody would look at them.
            LogSweep(failure);
        }
    }

    private async Task Drive(Guid sceneId, DateTimeOffset askedBefore, CancellationToken cancellation)
    {
        try
        {
            LogDriven(sceneId, await With(reminder => reminder.Remind(sceneId, askedBefore, cancellation)));
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // One scene that cannot be driven on must not hold up those behind it; it is tried again in the next round.
            LogNotDriven(sceneId, failure);
        }
    }

    private async Task<T> With<T>(Func<SceneReminder, Task<T>> ask)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<SceneReminder>());
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Scene {SceneId} is driven on, asked again for: {Steps}")]
    private partial void LogDriven(Guid sceneId, string steps);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Scene {SceneId} could not be driven on; the next round tries again")]
    private partial void LogNotDriven(Guid sceneId, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Unsettled scenes could not be looked at; the next round tries again")]
    private partial void LogSweep(Exception failure);
}
