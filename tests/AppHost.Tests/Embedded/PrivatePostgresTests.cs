using System.Globalization;
using Npgsql;
using Storyteller.AppHost.Embedded;
using Storyteller.AppHost.Tests.Situations;

namespace Storyteller.AppHost.Tests.Embedded;

/// <summary>On the PostgreSQL that is installed here, as the user who runs the tests.</summary>
public sealed class PrivatePostgresTests : IDisposable
{
    private readonly AFolder _folder = new();
    private readonly Lines _lines = new();

    [Fact]
    public async Task What_was_written_is_there_after_a_restart()
    {
        await using (var postgres = await Start()) await Execute(postgres, "create table kept as select 42 as answer");

        await using var again = await Start();

        Assert.Equal(42, await Execute(again, "select answer from kept"));
        Assert.Single(_lines.All, line => line.StartsWith("Preparing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_safe_and_private()
    {
        await using var postgres = await Start();

        Assert.Equal("on", await Execute(postgres, "show fsync"));
        Assert.Equal("127.0.0.1", await Execute(postgres, "show listen_addresses"));
        Assert.Equal("storyteller", await Execute(postgres, "select current_database()"));
        var withoutPassword = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Password = "a guess", Pooling = false };
        await using var stranger = new NpgsqlConnection(withoutPassword.ConnectionString);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => stranger.OpenAsync());
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }

    [Fact]
    public async Task It_has_room_for_the_pools_of_six_services()
    {
        await using var postgres = await Start();

        Assert.Equal("300", await Execute(postgres, "show max_connections"));
    }

    [Fact]
    public async Task Stopped_it_leaves_no_process_and_lets_go_of_the_folder()
    {
        var postgres = await Start();
        var pid = ServerProcess();

        await postgres.DisposeAsync();

        await Processes.Gone(pid);
        using var free = DataHome.Open(_folder.Home, TextWriter.Null);
    }

    [Fact]
    public async Task A_server_that_a_killed_storyteller_left_behind_is_stopped_and_started_anew()
    {
        var home = DataHome.Open(_folder.Home, _lines);
        var orphaned = await Start(home);
        await Execute(orphaned, "create table kept as select 42 as answer");
        var orphan = ServerProcess();
        home.Dispose();

        await using var postgres = await Start();

        await _lines.With($"Stopping the PostgreSQL (process {orphan})");
        await Processes.Gone(orphan);
        Assert.NotEqual(orphan, ServerProcess());
        Assert.Equal(42, await Execute(postgres, "select answer from kept"));
    }

    [Fact]
    public async Task A_process_that_only_has_the_number_of_an_old_server_is_left_alone()
    {
        await (await Start()).DisposeAsync();
        await File.WriteAllTextAsync(Note, $"{Environment.ProcessId}\n/elsewhere\n", TestContext.Current.CancellationToken);

        await using var postgres = await Start();

        Assert.DoesNotContain(_lines.All, line => line.StartsWith("Stopping", StringComparison.Ordinal));
        Assert.NotEqual(Environment.ProcessId, ServerProcess());
    }

    [Fact]
    public async Task Data_that_was_only_half_made_is_made_again()
    {
        var half = Directory.CreateDirectory(Path.Combine(_folder.Home, $"postgresql-{Installed[0].Major}", "data.partial"));
        await File.WriteAllTextAsync(Path.Combine(half.FullName, "PG_VERSION"), "15", TestContext.Current.CancellationToken);

        await using var postgres = await Start();

        Assert.Equal(1, await Execute(postgres, "select 1"));
    }

    public void Dispose() => _folder.Dispose();

    private static IReadOnlyList<PostgresBinaries> Installed { get; } = PostgresBinaries.OnThisMachine();

    private string Note => Path.Combine(_folder.Home, $"postgresql-{Installed[0].Major}", "data", "postmaster.pid");

    private int ServerProcess() => int.Parse(File.ReadLines(Note).First(), CultureInfo.InvariantCulture);

    private Task<PrivatePostgres> Start() => Start(DataHome.Open(_folder.Home, _lines));

    private Task<PrivatePostgres> Start(DataHome home) =>
        PrivatePostgres.Start(home, Installed, package: null, _lines, CancellationToken.None);

    private static async Task<object?> Execute(PrivatePostgres postgres, string statement)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync();
    }
}
