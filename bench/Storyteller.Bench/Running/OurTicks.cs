using Storyteller.Bench.Running.Load;

namespace Storyteller.Bench.Running;

/// <summary>Ticks of the system itself, on a stage of its own: from the command through the gateway to the stream's word.</summary>
public sealed class OurTicks : IMeasured
{
    private readonly Stage _stage;
    private readonly RunningSystem _system;
    private readonly Crowd _crowd;

    private OurTicks(Stage stage, RunningSystem system, Crowd crowd, bool broker)
    {
        (_stage, _system, _crowd) = (stage, system, crowd);
        Processes = [system.ProcessId, Servers.Postgres(), .. broker ? [Servers.RabbitMq()] : Array.Empty<int>()];
    }

    /// <inheritdoc />
    public IReadOnlyList<int> Processes { get; }

    /// <summary>The system's own process, of whose family the services are.</summary>
    public int Own => _system.ProcessId;

    /// <summary>The sessions.</summary>
    public Crowd Crowd => _crowd;

    /// <summary>The servers that it runs on.</summary>
    public Stage Stage => _stage;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Versions { get; } = new Dictionary<string, string>();

    /// <summary>Starts the system, begins sessions and plays them all at once for a while, so that what is measured is compiled.</summary>
    /// <param name="sessions">How many can be played at once.</param>
    /// <param name="warm">For how long nothing is measured.</param>
    public static async Task<OurTicks> StartAsync(SystemSetup setup, int sessions, ulong seed, TimeSpan warm, CancellationToken stop)
    {
        var stage = await Stage.OpenAsync(stop);
        RunningSystem? system = null;
        Crowd? crowd = null;
        try
        {
            system = await RunningSystem.StartAsync(setup, stage.Environment, stop);
            crowd = await Crowd.GatherAsync(system.Gateway, seed, stop);
            await crowd.GrowAsync(sessions, seed, null, stop);
            var ours = new OurTicks(stage, system, crowd, setup.Distributed);
            await ours.RunAsync(Math.Min(sessions, 32), warm, stop);
            return ours;
        }
        catch
        {
            if (crowd is not null) await crowd.DisposeAsync();
            if (system is not null) await system.DisposeAsync();
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public Task<LoadResult> RunAsync(int atOnce, TimeSpan length, CancellationToken stop) =>
        ClosedLoop.RunAsync([.. _crowd.Players.Take(atOnce)], _crowd.Route, length, stop);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _crowd.DisposeAsync();
        await _system.DisposeAsync();
        await _stage.DisposeAsync();
    }
}
