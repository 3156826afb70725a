using System.Diagnostics;
using System.Globalization;
using Storyteller.AppHost.Launch;
using Storyteller.AppHost.Tests.Situations;
using Storyteller.Testing;

namespace Storyteller.AppHost.Tests.Launch;

/// <summary>The launcher with one real service, the narrator, in a process of its own.</summary>
public sealed class LauncherTests : IAsyncLifetime
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lines _lines = new();
    private TestBroker _broker = null!;
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        _broker = await TestBroker.CreateAsync();
        _database = await TestDatabase.CreateAsync();
    }

    [Fact]
    public async Task A_service_that_is_killed_is_started_again()
    {
        var run = Run(_broker.ConnectionString);
        await _lines.With("[launch] narrator is healthy");

        Process.GetProcessById(Pid(await _lines.With("narrator started"))).Kill();

        await _lines.With("[launch] narrator ended with exit code 137; starting it again in 0.25 s");
        Assert.NotEqual(Pid(await _lines.With("narrator started", 1)), Pid(await _lines.With("narrator started", 2)));
        await _lines.With("[launch] narrator is healthy", 2);
        await Stopped(run);
    }

    [Fact]
    public async Task What_a_service_writes_carries_its_name()
    {
        var run = Run(_broker.ConnectionString);

        await _lines.With("[launch] ready at http://localhost:");
        await _lines.With("[narrator] ");
        await Stopped(run);

        Assert.Contains("[launch] narrator stopped", _lines.All);
        Assert.Equal("[launch] all services have stopped", _lines.All[^1]);
    }

    [Fact]
    public async Task A_service_that_cannot_start_ends_the_launch_with_its_name()
    {
        var problem = await Assert.ThrowsAsync<StartupProblem>(() => Run("this is no broker"));

        Assert.Contains("narrator ended 5 times before it was healthy", problem.Message);
        Assert.Equal(4, _lines.All.Count(line => line.Contains("starting it again")));
    }

    [Fact]
    public async Task A_taken_port_is_a_problem_before_anything_is_started()
    {
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        other.Start();
        var port = ((System.Net.IPEndPoint)other.LocalEndpoint).Port;

        var problem = await Assert.ThrowsAsync<StartupProblem>(() => Run(_broker.ConnectionString, port));

        Assert.Contains($"Port {port} cannot be had", problem.Message);
        Assert.Empty(_lines.All);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _database.DisposeAsync();
        await _broker.DisposeAsync();
    }

    private Task Run(string broker, int port = 0)
    {
        var narrator = new ProjectResource("narrator", new Projects.Narrator())
        {
            IsExternal = true, Port = port, Servers = { new RabbitMQServerResource("rabbitmq"), new PostgresDatabaseResource("storyteller") },
        };
        var environment = new Dictionary<string, string>
        {
            ["ConnectionStrings__rabbitmq"] = broker, ["ConnectionStrings__storyteller"] = _database.ConnectionString,
        };
        return new Launcher(new Topology([narrator]), environment.GetValueOrDefault, _lines).Run(_stop.Token);
    }

    private async Task Stopped(Task run)
    {
        await _stop.CancelAsync();
        await run;
        await Processes.Gone(Pid(_lines.All.Last(line => line.Contains("narrator started"))));
    }

    private static int Pid(string line) => int.Parse(line[(line.IndexOf("(pid ", StringComparison.Ordinal) + 5)..^1], CultureInfo.InvariantCulture);
}
