using Microsoft.Extensions.Options;
using Storyteller.CommitAggregator.Storage;
using Storyteller.ServiceDefaults;

namespace Storyteller.CommitAggregator.Sessions.Presence;

/// <summary>
/// Writes down who is there, and suspends the sessions of those who are not. Both are in storage, so that it does not matter which instance
/// a player was seen by, nor which one looks; several do at once, and who comes second finds it done.
/// </summary>
public sealed partial class UnattendedSessions(IServiceScopeFactory scopes, SeenPlayers players, IOptions<PresenceOptions> options,
    TimeProvider clock, ILogger<UnattendedSessions> log) : BackgroundService
{
    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            // For whoever runs next, the grace of those who were here begins now.
            await WriteDown(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Storage does not answer, and the stop must not wait: what is written is a minute or so old.
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // After a start, too: players whose connection was lost with the process before are back in a moment.
            await Task.Delay(options.Value.Interval, clock, stoppingToken);
            if (await WriteDown(stoppingToken)) await Sweep(stoppingToken);
        }
    }

    private async Task<bool> WriteDown(CancellationToken cancellation)
    {
        var seen = players.Take();
        try
        {
            var missed = seen.Count == 0 ? [] : await With<CanonDb, List<Guid>>(
                db => db.Database.WriteSeen(seen, options.Value.Sparing, cancellation));
            foreach (var id in missed) players.PutBack(id, seen[id]);
            return true;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            foreach (var (id, at) in seen) players.PutBack(id, at);
            LogNotWritten(failure);
            return false;
        }
    }

    private async Task Sweep(CancellationToken cancellation)
    {
        using var place = Failpoint.WritesOf(Failpoint.SweepWrite);
        var seenBefore = clock.GetUtcNow() - options.Value.Grace - options.Value.Sparing;
        try
        {
            List<Unattended>? due = null;
            do
            {
                // Those that were left as they are must not keep others from being found.
                var last = due?[^1];
                due = await With<Suspension, List<Unattended>>(suspension => suspension.Due(seenBefore, last, cancellation));
                foreach (var session in due) await Suspend(session.Id, seenBefore, cancellation);
            }
            while (due.Count == Suspension.AtATime);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // The rows are still there for the next round, and without this loop nobody would look at them.
            LogSweep(failure);
        }
    }

    private async Task Suspend(Guid sessionId, DateTimeOffset seenBefore, CancellationToken cancellation)
    {
        try
        {
            if (await With<Suspension, bool>(suspension => suspension.Suspend(sessionId, seenBefore, cancellation)))
                LogSuspended(sessionId);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            LogNotSuspended(sessionId, failure);
        }
    }

    private async Task<T> With<TService, T>(Func<TService, Task<T>> ask) where TService : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Session {SessionId} is suspended until its player is back")]
    private partial void LogSuspended(Guid sessionId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Session {SessionId} could not be suspended, and stays warm")]
    private partial void LogNotSuspended(Guid sessionId, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Who is there could not be written down; the next round tries again")]
    private partial void LogNotWritten(Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Unattended sessions could not be looked for; the next round tries again")]
    private partial void LogSweep(Exception failure);
}
