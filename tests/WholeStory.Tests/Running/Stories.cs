using Storyteller.Testing;

namespace Storyteller.WholeStory.Tests.Running;

/// <summary>The six services as six processes, on a broker and a database of their own, traced to a receiver of the tests.</summary>
public sealed class Distributed : IAsyncLifetime
{
    private TestBroker? _broker;
    private TestDatabase? _database;

    /// <summary>The running system.</summary>
    public Story Story { get; private set; } = null!;

    /// <summary>What its services trace.</summary>
    public TraceReceiver Traces { get; private set; } = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        (_broker, _database, Traces) = (await TestBroker.CreateAsync(), await TestDatabase.CreateAsync(), await TraceReceiver.Start());
        Story = await Start();
    }

    /// <summary>The connection string of its database.</summary>
    public string Database => _database!.ConnectionString;

    /// <summary>What its queues hold and have done.</summary>
    public Task<Backlog> Queues() => _broker!.BacklogAsync();

    /// <summary>How many of its connections to the database are at work or hold a transaction open, at this moment.</summary>
    public Task<long> BusyConnections() => _database!.BusyConnectionsAsync();

    /// <summary>Starts it anew on the same broker and database.</summary>
    public async Task Restart()
    {
        await Story.DisposeAsync();
        Story = await Start();
    }

    private Task<Story> Start() => Story.Start(["--distributed"], new Dictionary<string, string>(Limits.Raised)
    {
        ["ConnectionStrings__rabbitmq"] = _broker!.ConnectionString,
        ["ConnectionStrings__storyteller"] = _database!.ConnectionString,
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Traces.Endpoint,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        ["Worlds__Folder"] = Checkout.Worlds(),
    });

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Story is not null) await Story.DisposeAsync();
        if (Traces is not null) await Traces.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        if (_broker is not null) await _broker.DisposeAsync();
    }
}

/// <summary>Everything in one process, with a private PostgreSQL and a bus in memory, as
/// <c>dotnet run --project AppHost</c> starts it.</summary>
public sealed class Embedded : IAsyncLifetime
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("storyteller-embedded-");

    /// <summary>The running system.</summary>
    public Story Story { get; private set; } = null!;

    /// <summary>Starts it anew on the same data.</summary>
    public async Task Restart()
    {
        await Story.DisposeAsync();
        await InitializeAsync();
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        // The private server runs as another user where the tests run as root, and must be able to come in.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_home.FullName, (UnixFileMode)0b111_101_101);
        Story = await Story.Start([], new Dictionary<string, string>(Limits.Raised) { ["STORYTELLER_HOME"] = _home.FullName });
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Story is not null) await Story.DisposeAsync();
        _home.Delete(recursive: true);
    }
}

/// <summary>Everything in one process, on a database of its own that the tests can look into.</summary>
public sealed class EmbeddedInView : IAsyncLifetime
{
    private TestDatabase? _database;

    /// <summary>The running system.</summary>
    public Story Story { get; private set; } = null!;

    /// <summary>The connection string of its database.</summary>
    public string Database => _database!.ConnectionString;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        Story = await Story.Start([], new Dictionary<string, string>(Limits.Raised)
        {
            ["ConnectionStrings__storyteller"] = _database.ConnectionString,
            ["Worlds__Folder"] = Checkout.Worlds(),
        });
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Story is not null) await Story.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }
}

/// <summary>One embedded system serves all tests that look into its database.</summary>
[CollectionDefinition(nameof(EmbeddedStories))]
public sealed class EmbeddedStories : ICollectionFixture<EmbeddedInView>;

/// <summary>What one address may ask for, raised to what a whole test run asks for; and what a test would wait for too long.</summary>
internal static class Limits
{
    /// <summary>As environment variables.</summary>
    public static IReadOnlyDictionary<string, string> Raised { get; } = new Dictionary<string, string>
    {
        ["Limits__PublicPerMinute"] = "10000",
        ["Limits__CommandsPerSecond"] = "1000",
        ["Limits__CommandBurst"] = "1000",
        ["Presence__Interval"] = "00:00:01",
    };
}
