namespace Storyteller.Chaos.Tests.Running;

/// <summary>The six services as six processes on one database and one broker, each of which can be killed.</summary>
internal sealed class RunningSystem : IAsyncDisposable
{
    private static readonly (string Name, string Program)[] Programs =
    [
        ("commit-aggregator", "CommitAggregator"), ("tick-length", "TickLength"), ("meta-events", "MetaEvents"),
        ("npc-decision", "NpcDecision"), ("narrator", "Narrator"), ("gateway", "Gateway"),
    ];

    private RunningSystem(IReadOnlyList<Service> services) => Services = services;

    /// <summary>The name of the service that has sagas and an outbox.</summary>
    public const string Sagas = "commit-aggregator";

    /// <summary>The names of those that have agents.</summary>
    public static IReadOnlyList<string> Agents { get; } = ["tick-length", "meta-events", "npc-decision", "narrator"];

    private const string Door = "gateway";

    /// <summary>All six.</summary>
    public IReadOnlyList<Service> Services { get; }

    /// <summary>Where players go.</summary>
    public Uri Gateway => Services.Single(s => s.Name == Door).Address;

    /// <summary>Starts all and waits until all can be given work.</summary>
    /// <param name="database">The connection string of the database.</param>
    /// <param name="broker">The address of the broker.</param>
    /// <param name="logs">The folder for what they print, a file for each.</param>
    /// <param name="settings">What all of them are given in addition.</param>
    public static async Task<RunningSystem> Start(
        string database, string broker, string logs, IReadOnlyDictionary<string, string> settings, CancellationToken stop)
    {
        var ports = Ports.Free(Programs.Length);
        var addresses = Programs.Zip(ports, (p, port) => (p.Name, Url: $"http://127.0.0.1:{port}"))
            .ToDictionary(p => p.Name, p => p.Url);
        var system = new RunningSystem([.. Programs.Select(p =>
        {
            var environment = Environment(p.Name, addresses, database, broker);
            foreach (var (setting, value) in settings) environment[setting] = value;
            return new Service(p.Name, Checkout.Built($"services/{p.Name}", p.Program), new Uri(addresses[p.Name]), environment,
                new ServiceLog(Path.Combine(logs, $"{p.Name}.log")));
        })]);
        try
        {
            await Task.WhenAll(system.Services.Select(s => s.Start()));
            await system.Healthy(stop);
            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether a queue is one on which a service takes its work.</summary>
    public static bool IsQueue(string name) => Agents.Append(Sagas).Any(s => name.StartsWith(s + "-", StringComparison.Ordinal))
        && !IsAside(name);

    /// <summary>Whether a queue holds what could not be worked on.</summary>
    public static bool IsAside(string name) => name == "dead-letters"
        || name.EndsWith("_error", StringComparison.Ordinal) || name.EndsWith("_skipped", StringComparison.Ordinal);

    /// <summary>Waits until all can be given work.</summary>
    public Task Healthy(CancellationToken stop) => Task.WhenAll(Services.Select(s => s.Healthy(stop)));

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await Task.WhenAll(Services.Select(s => s.DisposeAsync().AsTask()));

    // As the app host sets them, and the limits of one address raised to what a whole run asks for.
    private static Dictionary<string, string> Environment(
        string service, Dictionary<string, string> addresses, string database, string broker) => new()
    {
        ["OTEL_SERVICE_NAME"] = service,
        ["ASPNETCORE_URLS"] = addresses[service],
        ["StopWithParent"] = "true",
        ["ConnectionStrings__storyteller"] = database,
        ["ConnectionStrings__rabbitmq"] = broker,
        [$"services__{Sagas}__http__0"] = addresses[Sagas],
        ["Worlds__Folder"] = Checkout.Worlds(),
        ["Limits__PublicPerMinute"] = "1000000",
        ["Limits__CommandsPerSecond"] = "100000",
        ["Limits__CommandBurst"] = "100000",
        // The gateway finds out soon that the service behind it is back, and nobody will read every request that it passed on.
        [$"ReverseProxy__Clusters__{Sagas}__HealthCheck__Active__Interval"] = "00:00:00.500",
        ["Logging__LogLevel__Yarp"] = "Warning",
        // What lives for a few seconds is not worth watching for what would make it quicker later.
        ["DOTNET_TieredPGO"] = "0",
    };
}
