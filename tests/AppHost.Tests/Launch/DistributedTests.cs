using System.Net;
using Storyteller.AppHost.Embedded;
using Storyteller.AppHost.Tests.Situations;
using Storyteller.Testing;

namespace Storyteller.AppHost.Tests.Launch;

/// <summary>The whole system as processes, started as a person starts it.</summary>
public sealed class DistributedTests : IAsyncLifetime
{
    private TestBroker _broker = null!;
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        _broker = await TestBroker.CreateAsync();
        _database = await TestDatabase.CreateAsync();
    }

    [Fact]
    public async Task Every_service_runs_in_a_process_of_its_own_and_stops_when_asked()
    {
        await using var host = Start();
        var url = (await host.Lines.With("[launch] ready at ")).Split(' ')[^1];

        Assert.Equal(EmbeddedHost.Modules().Select(module => module.Name).Order(), host.Services.Order());
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(url + "/health", TestContext.Current.CancellationToken)).StatusCode);

        Assert.Equal(0, await host.Terminate());
        foreach (var child in host.Children) await Processes.Gone(child);
        Assert.Contains("[launch] all services have stopped", host.Lines.All);
    }

    [Fact]
    public async Task Killed_it_leaves_no_service_behind()
    {
        await using var host = Start();
        await host.Lines.With("[launch] ready at ");

        host.Kill();

        Assert.Equal(6, host.Children.Count);
        foreach (var child in host.Children) await Processes.Gone(child);
    }

    [Fact]
    public async Task Stopped_while_it_starts_it_leaves_no_service_behind()
    {
        await using var host = Start();
        await host.Lines.With(" started (pid ");

        Assert.Equal(0, await host.Terminate());

        foreach (var child in host.Children) await Processes.Gone(child);
    }

    [Fact]
    public async Task Without_servers_it_says_what_is_missing()
    {
        await using var host = ARunningAppHost.Start(["--distributed"], ("ConnectionStrings__rabbitmq", null), ("ConnectionStrings__storyteller", null));

        Assert.Equal(1, await host.Ended());
        await host.Lines.With("ConnectionStrings__rabbitmq and ConnectionStrings__storyteller are not set");
        await host.Lines.With("scripts/servers.sh start");
        Assert.Empty(host.Children);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _broker.DisposeAsync();
    }

    private ARunningAppHost Start() => ARunningAppHost.Start(
        ["--distributed", "--port", "0"],
        ("ConnectionStrings__rabbitmq", _broker.ConnectionString), ("ConnectionStrings__storyteller", _database.ConnectionString));
}
