using System.Net;
using Storyteller.AppHost.Tests.Situations;
using Storyteller.Testing;

namespace Storyteller.AppHost.Tests.Embedded;

/// <summary>Everything in one process, started as a person starts it.</summary>
public sealed class EmbeddedTests : IDisposable
{
    private static readonly string[] LogLevels = ["trce:", "dbug:", "info:", "warn:", "fail:", "crit:"];

    private readonly AFolder _folder = new();

    [Fact]
    public async Task It_says_where_and_how_to_play_and_stops_with_its_database()
    {
        await using var host = Start();
        var url = await Ready(host);
        await host.Lines.With($"dotnet run --project clients/terminal -- --gateway {url}");
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(url + "/health", TestContext.Current.CancellationToken)).StatusCode);

        Assert.Equal(0, await host.Terminate());

        Assert.Empty(Notes());
    }

    [Fact]
    public async Task The_first_start_on_a_fresh_database_says_nothing_that_a_player_does_not_need()
    {
        await using var host = Start();

        await Ready(host);

        Assert.DoesNotContain(host.Lines.All, line => LogLevels.Any(level => line.StartsWith(level, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_asks_for_it_hears_what_the_bus_says()
    {
        await using var host = ARunningAppHost.Start(
            ["--port", "0"], [.. Environment(database: null), ("Logging__LogLevel__MassTransit", "Information")]);

        await Ready(host);

        await host.Lines.With("info: MassTransit");
    }

    [Fact]
    public async Task A_second_one_on_the_same_folder_is_refused()
    {
        await using var first = Start();
        await Ready(first);

        await using var second = Start();

        Assert.Equal(1, await second.Ended());
        await second.Lines.With("already running on " + _folder.Home);
    }

    [Fact]
    public async Task After_it_was_killed_the_next_one_starts()
    {
        await using (var killed = Start())
        {
            await Ready(killed);
            killed.Kill();
            await killed.Ended();
        }

        await using var next = Start();

        await next.Lines.With("Stopping the PostgreSQL");
        await Ready(next);
        Assert.Equal(0, await next.Terminate());
        Assert.Empty(Notes());
    }

    [Fact]
    public async Task A_database_that_is_named_is_used_instead_of_one_of_its_own()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = Start(database.ConnectionString);

        await Ready(host);

        Assert.Equal(0, await host.Terminate());
        Assert.False(Directory.Exists(_folder.Home));
    }

    [Fact]
    public async Task A_taken_port_is_said_in_one_sentence()
    {
        using var other = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        await using var host = ARunningAppHost.Start(["--port", $"{port}"], Environment(database: null));

        Assert.Equal(1, await host.Ended());

        Assert.Single(host.Lines.All, line => line.StartsWith($"Port {port} cannot be had", StringComparison.Ordinal));
        Assert.False(Directory.Exists(_folder.Home));
    }

    public void Dispose() => _folder.Dispose();

    private ARunningAppHost Start(string? database = null) => ARunningAppHost.Start(["--port", "0"], Environment(database));

    private (string, string?)[] Environment(string? database) =>
        [("ConnectionStrings__storyteller", database), ("STORYTELLER_HOME", _folder.Home)];

    private static async Task<string> Ready(ARunningAppHost host)
    {
        const string announcement = "Storyteller is ready at ";
        return (await host.Lines.With(announcement))[announcement.Length..].Split(". ")[0];
    }

    private string[] Notes() => Directory.GetFiles(_folder.Home, "postmaster.pid", SearchOption.AllDirectories);
}
