using Npgsql;
using Storyteller.Chaos.Tests.Checking;
using Storyteller.Chaos.Tests.Playing;
using Storyteller.Chaos.Tests.Running;
using Storyteller.Chaos.Tests.Servers;

namespace Storyteller.Chaos.Tests.Programs;

/// <summary>
/// Everything that a run needs, on a database and a virtual host of its own: the running system, players who have begun, and the listener.
/// </summary>
internal sealed class Arrangement : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _parts = [];
    private bool _forget;
    private int _gaveUp;

    private Arrangement(string logs) => Logs = logs;

    /// <summary>The folder of what services print.</summary>
    public string Logs { get; }

    /// <summary>What players know.</summary>
    public Journal Journal { get; } = new(TimeProvider.System);

    /// <summary>The database.</summary>
    public TestDatabase Database { get; private set; } = null!;

    /// <summary>The virtual host.</summary>
    public TestBroker Broker { get; private set; } = null!;

    /// <summary>The database, to look into.</summary>
    public NpgsqlDataSource Tables { get; private set; } = null!;

    /// <summary>The six services.</summary>
    public RunningSystem System { get; private set; } = null!;

    /// <summary>Who listens to the ends of ticks.</summary>
    public Listener Listener { get; private set; } = null!;

    /// <summary>The players, each in a session.</summary>
    public IReadOnlyList<Player> Players { get; private set; } = [];

    /// <summary>How many processes ended themselves to be started anew.</summary>
    public int GaveUp => _gaveUp;

    /// <summary>Starts all of it; when it ends, players can play.</summary>
    public static async Task<Arrangement> Start(PrivateServers servers, RunOptions options, CancellationToken stop)
    {
        var arrangement = new Arrangement(Directory.CreateTempSubdirectory("storyteller-chaos-").FullName);
        try
        {
            await arrangement.SetUp(servers, options, stop);
            return arrangement;
        }
        catch
        {
            await arrangement.DisposeAsync();
            throw;
        }
    }

    /// <summary>All players play until the quota is used up.</summary>
    public Task Play(Quota quota, CancellationToken stop) => Task.WhenAll(Players.Select(player => Play(player, quota, stop)));

    /// <summary>Nobody will want to read what the services printed.</summary>
    public void ForgetLogs() => _forget = true;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // What lies in the pools may lead to a server that has crashed since.
        NpgsqlConnection.ClearAllPools();
        foreach (var part in Enumerable.Reverse(_parts)) await part.DisposeAsync();
        if (_forget) Directory.Delete(Logs, recursive: true);
    }

    private async Task SetUp(PrivateServers servers, RunOptions options, CancellationToken stop)
    {
        Database = Keep(await TestDatabase.CreateAsync(servers.Database));
        Broker = Keep(await TestBroker.CreateAsync(servers.Broker, servers.Management));
        Tables = Keep(NpgsqlDataSource.Create(Database.ConnectionString));
        Listener = new Listener(Broker.ConnectionString);
        await Listener.Begin();
        System = Keep(await RunningSystem.Start(Database.ConnectionString, Broker.ConnectionString, Logs, options.Settings, stop));
        foreach (var service in System.Services) service.Ended += Report;
        Players = [.. Enumerable.Range(0, options.Players).Select(n => Keep(
            new Player(System.Gateway, Journal, n, options.Worlds[n % options.Worlds.Count], options.Seed)))];
        await Task.WhenAll(Players.Select(player => player.SignIn(stop)));
    }

    private async Task Play(Player player, Quota quota, CancellationToken stop)
    {
        try
        {
            await player.Play(quota, stop);
        }
        catch (InvalidOperationException broken)
        {
            Journal.Report(player.Session, broken.Message);
        }
    }

    private void Report(ServiceEnd end)
    {
        if (end.GaveUp) Interlocked.Increment(ref _gaveUp);
        if (end.IsUnexpected) Journal.Report(null, $"{end.Service} ended by itself with {end.ExitCode}");
    }

    private T Keep<T>(T part) where T : IAsyncDisposable
    {
        _parts.Add(part);
        return part;
    }
}
