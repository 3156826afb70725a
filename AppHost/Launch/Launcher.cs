namespace Storyteller.AppHost.Launch;

/// <summary>Runs every service as its own process, on servers that are already there.</summary>
/// <param name="topology">The services and what each needs.</param>
/// <param name="environment">Where the connection strings are.</param>
/// <param name="output">Our lines and all the services'.</param>
internal sealed class Launcher(Topology topology, Func<string, string?> environment, TextWriter output)
{
    private static readonly TimeSpan HealthTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Starts all services, says when all are healthy, keeps them running until cancelled, and leaves none behind.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        var servers = ConnectionStrings.For(topology.Services, environment);
        FreePorts.Require(topology.Door.Port);
        var lines = TextWriter.Synchronized(output);
        var supervisors = topology.Services.ToDictionary(
            service => service, service => new Supervisor(service, Variables.For(service, servers), lines, TimeProvider.System));

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var announced = cancellation.Register(() => lines.WriteLine("[launch] stopping"));
        using var http = new HttpClient { Timeout = HealthTimeout };
        List<Task> runs = [.. topology.Services.Select(service =>
            supervisors[service].Run(service.WaitsFor.OfType<ProjectResource>().Select(first => supervisors[first].Healthy), http, stop.Token))];
        runs.Add(SayWhenReady(supervisors.Values, lines, stop.Token));

        try
        {
            await await Task.WhenAny(runs.Take(topology.Services.Count));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Asked to stop: the services do so below.
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(runs).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        lines.WriteLine("[launch] all services have stopped");
    }

    private async Task SayWhenReady(IEnumerable<Supervisor> supervisors, TextWriter lines, CancellationToken stop)
    {
        await Task.WhenAll(supervisors.Select(supervisor => supervisor.Healthy)).WaitAsync(stop);
        lines.WriteLine($"[launch] ready at {topology.Door.Url}");
        lines.WriteLine(HowToPlay.At(topology.Door.Url));
    }
}
