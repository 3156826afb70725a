using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using Npgsql;
using Storyteller.Bench.Measuring;

namespace Storyteller.Bench.Running;

/// <summary>
/// An empty database and an empty virtual host of the private servers, so that nothing that is measured meets what another one left.
/// Both go when it is disposed.
/// </summary>
public sealed class Stage : IAsyncDisposable
{
    private const string Database = "ConnectionStrings__storyteller";
    private const string Broker = "ConnectionStrings__rabbitmq";
    private static int _last;

    private readonly string _name;
    private readonly NpgsqlConnectionStringBuilder _servers;
    private readonly HttpClient _management;

    private Stage(string name, NpgsqlConnectionStringBuilder servers, HttpClient management, Uri broker)
    {
        (_name, _servers, _management) = (name, servers, management);
        var database = new NpgsqlConnectionStringBuilder(servers.ConnectionString) { Database = name };
        var address = string.Create(CultureInfo.InvariantCulture, $"postgres://{database.Username}@{database.Host}:{database.Port}/{name}");
        var host = new UriBuilder(broker) { Path = name }.Uri.ToString();
        Environment = new Dictionary<string, string>
        {
            [Database] = database.ConnectionString,
            [Broker] = host,
            ["BENCH_POSTGRES"] = database.ConnectionString,
            ["BENCH_POSTGRES_URL"] = address,
            ["BENCH_RABBITMQ"] = host,
        };
    }

    /// <summary>How these servers are named to a program that is started on them.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>Makes both.</summary>
    /// <exception cref="BenchFailure">The environment names no servers.</exception>
    public static async Task<Stage> OpenAsync(CancellationToken stop)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"stage_{System.Environment.ProcessId}_{Interlocked.Increment(ref _last)}");
        var management = Management();
        var stage = new Stage(name, new(Required(Database)), management, new(Required(Broker)));
        await stage.ExecuteAsync($"CREATE DATABASE {name}", stop);
        using var host = await management.PutAsync($"api/vhosts/{name}", null, stop);
        host.EnsureSuccessStatusCode();
        var all = new { configure = ".*", write = ".*", read = ".*" };
        using var allowed = await management.PutAsJsonAsync($"api/permissions/{name}/guest", all, stop);
        allowed.EnsureSuccessStatusCode();
        return stage;
    }

    /// <summary>What the database server has done until now, for whomever.</summary>
    public static Task<DatabaseWork> WorkAsync(CancellationToken stop) => DatabaseWork.ReadAsync(Required(Database), stop);

    /// <summary>How many connections to its database there are.</summary>
    public async Task<int> ConnectionsAsync(CancellationToken stop)
    {
        await using var connection = await ConnectAsync(stop);
        await using var count = new NpgsqlCommand("SELECT count(*)::int FROM pg_stat_activity WHERE datname = $1", connection);
        count.Parameters.Add(new() { Value = _name });
        return (int)(await count.ExecuteScalarAsync(stop))!;
    }

    /// <summary>How many messages each queue of its virtual host holds, by name.</summary>
    public async Task<IReadOnlyDictionary<string, int>> QueuesAsync(CancellationToken stop)
    {
        var queues = await _management.GetFromJsonAsync<Queue[]>($"api/queues/{_name}?columns=name,messages", stop) ?? [];
        return queues.ToDictionary(queue => queue.Name, queue => queue.Messages);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)", CancellationToken.None);
        using var gone = await _management.DeleteAsync($"api/vhosts/{_name}");
        _management.Dispose();
    }

    private async Task ExecuteAsync(string statement, CancellationToken stop)
    {
        await using var connection = await ConnectAsync(stop);
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(stop);
    }

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken stop)
    {
        var alone = new NpgsqlConnectionStringBuilder(_servers.ConnectionString) { Pooling = false };
        var connection = new NpgsqlConnection(alone.ConnectionString);
        await connection.OpenAsync(stop);
        return connection;
    }

    // The address bears user and password, which HttpClient does not send by itself.
    private static HttpClient Management()
    {
        var address = new Uri(Required("STORYTELLER_RABBITMQ_MANAGEMENT"));
        var client = new HttpClient { BaseAddress = new UriBuilder(address) { UserName = "", Password = "" }.Uri };
        client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(address.UserInfo)));
        return client;
    }

    private static string Required(string variable) => System.Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
        ? value
        : throw new BenchFailure($"{variable} is not set: start the bench with bench/run.sh, which starts servers for it");

    private sealed record Queue(string Name, int Messages = 0);
}
