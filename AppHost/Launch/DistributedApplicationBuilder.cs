using Storyteller.AppHost.Embedded;
using Storyteller.AppHost.Replaying;
using Storyteller.ServiceDefaults;

namespace Storyteller.AppHost.Launch;

/// <summary>Collects the topology that AppHost.cs describes.</summary>
internal sealed class DistributedApplicationBuilder(LaunchOptions options)
{
    private readonly List<IResource> _resources = [];

    /// <summary>What runs where everything runs in one process.</summary>
    public IReadOnlyList<IServiceModule> Embedded { get; set; } = EmbeddedHost.Modules();

    public IResourceBuilder<T> Add<T>(T resource) where T : IResource
    {
        _resources.Add(resource);
        return new ResourceBuilder<T>(resource, this);
    }

    public DistributedApplication Build() => new(options, new Topology(_resources), Embedded);
}

/// <summary>The system as described: its services in order of description, each with a port.</summary>
internal sealed class Topology
{
    public Topology(IReadOnlyList<IResource> resources)
    {
        Services = [.. resources.OfType<ProjectResource>()];
        FreePorts.GiveTo(Services);
    }

    public IReadOnlyList<ProjectResource> Services { get; }

    /// <summary>The one service that people reach.</summary>
    public ProjectResource Door => Services.Single(service => service.IsExternal);
}

/// <summary>The whole system, ready to run in one of the ways that need no Aspire.</summary>
internal sealed class DistributedApplication(LaunchOptions options, Topology topology, IReadOnlyList<IServiceModule> embedded)
{
    public static DistributedApplicationBuilder CreateBuilder(string[] args) =>
        Reported(() => new DistributedApplicationBuilder(LaunchOptions.Parse(args)));

    /// <summary>
    /// Runs until a signal asks for the end, or what was asked for is done; what cannot run is said in one sentence, with an exit code
    /// other than 0.
    /// </summary>
    public void Run() => Reported(() =>
    {
        using var stop = new StopSignals();
        if (options.Replay is { } replay)
        {
            Environment.ExitCode = ReplayCommand.Run(replay, Console.Out, Console.Error, stop.Token).GetAwaiter().GetResult();
            return true;
        }
        var run = options.Distributed
            ? new Launcher(topology, Environment.GetEnvironmentVariable, Console.Out).Run(stop.Token)
            : EmbeddedHost.Run(topology.Door, embedded, Console.Out, stop.Token);
        run.GetAwaiter().GetResult();
        return true;
    });

    private static T Reported<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (StartupProblem problem)
        {
            Console.Error.WriteLine(problem.Message);
            Environment.Exit(problem.ExitCode);
            throw;
        }
    }
}
