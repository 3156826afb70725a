using Storyteller.Bench.Running;
using Storyteller.Bench.Running.Load;

namespace Storyteller.Bench.Rows.Growth;

/// <summary>One case that is measured.</summary>
/// <param name="system">Where it is played.</param>
/// <param name="what">What grows.</param>
/// <param name="size">How much of it there is.</param>
/// <param name="player">Who plays.</param>
/// <param name="renew">Gives another player, whom the rounds before have not made older; null where that makes no difference.</param>
public sealed class GrowthCase(OurTicks system, string what, int size, TickPlayer player, Route route,
    Func<CancellationToken, Task<TickPlayer>>? renew = null) : IAsyncDisposable
{
    /// <summary>Where it is played.</summary>
    public OurTicks System => system;

    /// <summary>What grows.</summary>
    public string What => what;

    /// <summary>How much of it there is.</summary>
    public int Size => size;

    /// <summary>Who plays.</summary>
    public TickPlayer Player { get; private set; } = player;

    /// <summary>What they do.</summary>
    public Route Route => route;

    /// <summary>Before a round: has the size be what it is called.</summary>
    public async Task RenewAsync(CancellationToken stop)
    {
        if (renew is null) return;
        await Player.DisposeAsync();
        Player = await renew(stop);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Player.DisposeAsync();
}

/// <summary>The systems that the cases are played on: one for sessions and worlds, one for each number of idle sessions.</summary>
public sealed class GrowthGround(BenchArguments asked) : IAsyncDisposable
{
    private const int Warming = 8;

    private readonly DirectoryInfo _worlds = Directory.CreateTempSubdirectory("storyteller-worlds-");
    private readonly List<OurTicks> _systems = [];
    private readonly List<GrowthCase> _cases = [];

    /// <summary>Starts the systems, plays and opens what has to be there.</summary>
    public async Task<IReadOnlyList<GrowthCase>> PrepareAsync(GrowthPlan plan, CancellationToken stop)
    {
        await AddSessionsAndWorldsAsync(plan, stop);
        foreach (var idle in plan.Idle)
        {
            var system = await StartAsync(null, stop);
            await system.Crowd.GrowAsync(Math.Max(idle + 1, Warming), asked.Seed, null, stop);
            await system.Crowd.ShrinkAsync(idle + 1);
            _cases.Add(new(system, GrowthPlan.OfIdle, idle, await PlayerAsync(system, null, stop), system.Crowd.Route));
        }
        return _cases;
    }

    /// <summary>Has all systems go on for a moment, so that their connections live, and then all but this case's stop.</summary>
    public async Task ClearForAsync(GrowthCase one, TimeSpan moment, CancellationToken stop)
    {
        foreach (var system in _systems) await Pausing.ResumeAsync(system.Own);
        await Task.Delay(moment, TimeProvider.System, stop);
        foreach (var system in _systems.Where(system => system != one.System)) await Pausing.PauseAsync(system.Own);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var system in _systems) await Pausing.ResumeAsync(system.Own);
        foreach (var one in _cases) await one.DisposeAsync();
        foreach (var system in _systems) await system.DisposeAsync();
        _worlds.Delete(recursive: true);
    }

    private async Task AddSessionsAndWorldsAsync(GrowthPlan plan, CancellationToken stop)
    {
        foreach (var people in plan.People) CrowdWorld.Write(_worlds.FullName, people);
        Directory.CreateSymbolicLink(Path.Combine(_worlds.FullName, "sallowhythe"), Checkout.Path("worlds", "sallowhythe"));
        var system = await StartAsync(new Dictionary<string, string> { ["Worlds__Folder"] = _worlds.FullName }, stop);
        await system.Crowd.ShrinkAsync(0);
        var route = system.Crowd.Route;

        var played = await Task.WhenAll(plan.Ticks.Select(async ticks => (ticks, await LongAsync(system, ticks, stop))));
        foreach (var (ticks, player) in played)
        {
            var young = ticks == plan.Ticks.Min();
            _cases.Add(new(system, GrowthPlan.OfTicks, ticks, player, route, young ? later => LongAsync(system, ticks, later) : null));
        }
        foreach (var people in plan.People)
        {
            var world = CrowdWorld.Id(people);
            var way = await system.Crowd.FindRouteAsync(asked.Seed, world, stop);
            _cases.Add(new(system, GrowthPlan.OfPeople, people, await PlayerAsync(system, world, stop), way));
        }
    }

    private async Task<OurTicks> StartAsync(IReadOnlyDictionary<string, string>? settings, CancellationToken stop)
    {
        var setup = new SystemSetup(true, Settings: settings);
        var system = await OurTicks.StartAsync(setup, Warming, asked.Seed, TimeSpan.FromSeconds(asked.Warm), stop);
        _systems.Add(system);
        return system;
    }

    private async Task<TickPlayer> LongAsync(OurTicks system, int ticks, CancellationToken stop)
    {
        var player = await PlayerAsync(system, null, stop);
        for (var played = 0; played < ticks; played++) await player.TickAsync(system.Crowd.Route, stop);
        return player;
    }

    private async Task<TickPlayer> PlayerAsync(OurTicks system, string? world, CancellationToken stop) =>
        await system.Crowd.OpenAsync((await system.Crowd.BeginAsync(asked.Seed, world, stop)).SessionId, stop);
}
