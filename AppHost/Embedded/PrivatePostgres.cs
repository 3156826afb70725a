using Npgsql;
using Storyteller.AppHost.Launch;

namespace Storyteller.AppHost.Embedded;

/// <summary>A PostgreSQL of our own: on loopback, on a free port, its data in the user's folder, stopped when this is disposed.</summary>
internal sealed class PrivatePostgres : IAsyncDisposable
{
    private const string Database = "storyteller";
    private const int MostPorts = 3;
    private const string PortIsTaken = "Address already in use";
    private readonly DataHome _home;
    private readonly PostgresCluster _cluster;

    private PrivatePostgres(DataHome home, PostgresCluster cluster, string connectionString)
    {
        _home = home;
        _cluster = cluster;
        ConnectionString = connectionString;
    }

    /// <summary>How the services reach it.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts it; whoever disposes it lets go of the folder as well.</summary>
    /// <param name="home">Where its data is.</param>
    /// <param name="installed">What the machine has, the newest first.</param>
    /// <param name="package">What is downloaded where the machine has nothing; null where there is no such package.</param>
    /// <param name="output">Where the player is told what takes long.</param>
    /// <param name="cancellation">Gives up, leaving nothing running.</param>
    public static async Task<PrivatePostgres> Start(
        DataHome home,
        IReadOnlyList<PostgresBinaries> installed,
        PostgresPackage? package,
        TextWriter output,
        CancellationToken cancellation)
    {
        var choice = BinariesChoice.Choose(ClusterVersions(home.Folder), installed, package);
        var binaries = choice switch
        {
            { Installed: { } found } => found,
            { Download: { } wanted } => await PostgresDownload.Get(wanted, Path.Combine(home.Folder, "programs"), output, cancellation),
            _ => throw new StartupProblem(choice.Refusal!),
        };
        var cluster = new PostgresCluster(new PostgresPrograms(binaries, Unprivileged.Needed()), FolderOf(home.Folder, binaries.Major));
        await cluster.Create(output, cancellation);
        await cluster.StopStale(output, cancellation);
        var connectionString = await StartOnFreePort(cluster, cancellation);
        try
        {
            await CreateDatabase(connectionString, cancellation);
        }
        catch
        {
            await cluster.Stop();
            throw;
        }

        return new PrivatePostgres(home, cluster, connectionString);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _cluster.Stop();
        _home.Dispose();
    }

    /// <summary>Whether there is any data of a PostgreSQL of ours.</summary>
    public static bool HasData(string home) => ClusterVersions(home).Count > 0;

    private static string FolderOf(string home, int major) => Path.Combine(home, $"postgresql-{major}");

    private static IReadOnlyList<int> ClusterVersions(string home) =>
    [
        .. Enumerable.Range(PostgresBinaries.OldestUsable, 100)
            .Where(major => PostgresCluster.IsIn(FolderOf(home, major)))
            .OrderDescending(),
    ];

    private static async Task<string> StartOnFreePort(PostgresCluster cluster, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePorts.One();
            try
            {
                await cluster.Start(port, cancellation);
                return new NpgsqlConnectionStringBuilder
                {
                    Host = "127.0.0.1", Port = port, Username = PostgresCluster.User, Password = cluster.Password, Database = Database,
                    IncludeErrorDetail = true,
                }.ConnectionString;
            }
            catch (StartupProblem problem) when (attempt < MostPorts && problem.Message.Contains(PortIsTaken, StringComparison.Ordinal))
            {
                // Somebody was faster between our look and the server's start.
            }
        }
    }

    private static async Task CreateDatabase(string connectionString, CancellationToken cancellation)
    {
        var server = new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var exists = new NpgsqlCommand($"select 1 from pg_database where datname = '{Database}'", connection);
        if (await exists.ExecuteScalarAsync(cancellation) is not null) return;
        await using var create = new NpgsqlCommand($"create database {Database}", connection);
        await create.ExecuteNonQueryAsync(cancellation);
    }
}
