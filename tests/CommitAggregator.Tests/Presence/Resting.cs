using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Sessions.Presence;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Tests.Presence;

/// <summary>Watches sessions be suspended and restored, on whichever instance.</summary>
internal sealed class Resting : IConsumeMessageObserver<SessionSuspended>, IConsumeMessageObserver<SessionResumed>
{
    /// <summary>A grace that a test can wait out.</summary>
    public static readonly string[] Soon = ["--Presence:Grace=00:00:00.500", "--Presence:Interval=00:00:00.020"];

    /// <summary>The usual grace, looked after as often as a test can wait for.</summary>
    public static readonly string[] Watchful = ["--Presence:Interval=00:00:00.020"];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly List<(Guid Session, bool Suspended)> _seen = [];
    private readonly List<Action> _waiting = [];

    public static Task<Resting> Watch(AnAggregator aggregator) => aggregator.Use(services =>
    {
        var resting = new Resting();
        var bus = services.GetRequiredService<IBusControl>();
        bus.ConnectConsumeMessageObserver<SessionSuspended>(resting);
        bus.ConnectConsumeMessageObserver<SessionResumed>(resting);
        return Task.FromResult(resting);
    });

    /// <summary>Returns once the session was suspended for the n-th time, from 1.</summary>
    public Task Suspended(Guid session, int n = 1) => Seen(session, true, n);

    /// <summary>Returns once the session was restored for the n-th time, from 1.</summary>
    public Task Restored(Guid session, int n = 1) => Seen(session, false, n);

    /// <summary>How often it was suspended so far.</summary>
    public int Suspensions(Guid session)
    {
        lock (_gate) return _seen.Count(seen => seen == (session, true));
    }

    /// <summary>How often it was restored so far.</summary>
    public int Restorations(Guid session)
    {
        lock (_gate) return _seen.Count(seen => seen == (session, false));
    }

    /// <summary>Begins a session, leaves it alone, and returns once it is suspended: the others were looked at too.</summary>
    public async Task ALookAtAll(AnAggregator aggregator)
    {
        var mine = aggregator.Agents.Session;
        var other = await aggregator.Begin();
        aggregator.Agents.Session = mine;
        await aggregator.SeenAgo(other.SessionId, TimeSpan.FromHours(1));
        await Suspended(other.SessionId);
    }

    public Task PreConsume(ConsumeContext<SessionSuspended> context) => Task.CompletedTask;

    public Task PostConsume(ConsumeContext<SessionSuspended> context) => Add(context.Message.SessionId, true);

    public Task ConsumeFault(ConsumeContext<SessionSuspended> context, Exception exception) => Task.CompletedTask;

    public Task PreConsume(ConsumeContext<SessionResumed> context) => Task.CompletedTask;

    public Task PostConsume(ConsumeContext<SessionResumed> context) => Add(context.Message.SessionId, false);

    public Task ConsumeFault(ConsumeContext<SessionResumed> context, Exception exception) => Task.CompletedTask;

    private Task Add(Guid session, bool suspended)
    {
        lock (_gate)
        {
            _seen.Add((session, suspended));
            foreach (var look in _waiting) look();
        }

        return Task.CompletedTask;
    }

    private async Task Seen(Guid session, bool suspended, int n)
    {
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add(Look);
            Look();
        }

        await enough.Task.WaitAsync(Patience);

        void Look()
        {
            if (_seen.Count(seen => seen == (session, suspended)) >= n) enough.TrySetResult();
        }
    }
}

/// <summary>Lets sessions rest, and looks at them without waking them.</summary>
internal static class AtRest
{
    /// <summary>Lets the player have been seen last so long ago.</summary>
    public static Task<int> SeenAgo(this AnAggregator aggregator, Guid session, TimeSpan ago)
    {
        var at = TimeProvider.System.GetUtcNow() - ago;
        return aggregator.Read(db => db.Sessions.Where(s => s.Id == session)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, at)));
    }

    /// <summary>Hangs up, and returns once nobody listens to the session any more.</summary>
    public static async Task Leave(this AnAggregator aggregator, Guid session)
    {
        aggregator.HangUp();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await aggregator.Use(services => Task.FromResult(IsStaying(services.GetRequiredService<SeenPlayers>(), session))))
            await aggregator.Read(db => db.Sessions.AnyAsync(patience.Token));
    }

    private static bool IsStaying(SeenPlayers players, Guid session)
    {
        players.Take();
        return players.IsHere(session);
    }

    /// <summary>Suspends a session now, as the sweep would once its grace is over; says whether that was done.</summary>
    public static Task<bool> Suspend(this AnAggregator aggregator, Guid session) => aggregator.Use(services =>
    {
        services.GetRequiredService<SeenPlayers>().Take();
        return services.GetRequiredService<Suspension>()
            .Suspend(session, DateTimeOffset.MaxValue, TestContext.Current.CancellationToken);
    });

    /// <summary>Suspends a session now, and lets nothing of its world be at hand.</summary>
    public static async Task LetRest(this AnAggregator aggregator, Guid session)
    {
        Assert.True(await aggregator.Suspend(session));
        var hash = (await aggregator.Stored(session)).WorldHash;
        await aggregator.Use(services =>
        {
            services.GetRequiredService<WorldCache>().Forget<Rulebook.World>(hash);
            return Task.FromResult(true);
        });
    }

    /// <summary>The session as it is stored.</summary>
    public static Task<Session> Stored(this AnAggregator aggregator, Guid session) =>
        aggregator.Read(db => db.Sessions.AsNoTracking().SingleAsync(s => s.Id == session));

    /// <summary>What it is doing, as it is stored, and what it was doing when it was suspended.</summary>
    public static async Task<(Phase Phase, Phase? SuspendedIn)> PhaseOf(this AnAggregator aggregator, Guid session) =>
        await aggregator.Stored(session) is var stored ? (stored.Phase, stored.SuspendedIn) : default;

    /// <summary>The rows of its world, in order.</summary>
    public static Task<List<string>> WorldRows(this AnAggregator aggregator, Guid session) => aggregator.Read(db => db.WorldEntities
        .Where(e => e.SessionId == session).OrderBy(e => e.Kind).ThenBy(e => e.Id).Select(e => e.Kind + e.Id + e.At + e.Body)
        .ToListAsync());

    /// <summary>The phases that its live stream tells of, from the beginning on.</summary>
    public static async Task<List<string>> Phases(this AnAggregator aggregator, Guid session) => [.. (await aggregator.Read(db => db.Stream
        .Where(e => e.SessionId == session && e.Name == "phase").OrderBy(e => e.Id).Select(e => e.Data).ToListAsync()))
        .Select(data => System.Text.Json.JsonDocument.Parse(data).RootElement.GetProperty("phase").GetString()!)];
}
