using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.Testing;
using static Storyteller.ServiceDefaults.Tests.Services;

namespace Storyteller.ServiceDefaults.Tests;

public sealed class BusReturnsTests
{
    [Fact]
    public async Task A_bus_that_comes_back_with_its_broker_says_so_once()
    {
        await using var server = await ABroker.Start();
        await using var here = new Surroundings
        {
            Database = await TestDatabase.CreateAsync(), Broker = await TestBroker.CreateAsync(server.Address, server.Management),
        };
        // Its own attempts grow up to half a minute apart, and it is that bus which is to come back, not another process.
        var host = await here.Start(["--Bus:WatchInterval=00:10:00"], NotesService(), ListenerService());
        var returns = host.Services.GetRequiredService<BusReturns>();
        Assert.False(await Comes(returns, TimeSpan.Zero));

        await server.Crash();
        await server.Revive();

        Assert.True(await Comes(returns, Arrivals.TooLong));
        await host.Send(new TakeNote(Guid.NewGuid(), "after"));
        await here.Arrivals.Until<NoteTaken>(note => note.Text == "after");
        Assert.False(await Comes(returns, TimeSpan.Zero));
    }

    private static Task<bool> Comes(BusReturns returns, TimeSpan atMost) =>
        returns.Wait(atMost, TimeProvider.System, TestContext.Current.CancellationToken);

    /// <summary>A broker of one test, which may crash.</summary>
    private sealed class ABroker(string folder, Dictionary<string, string> settings) : IAsyncDisposable
    {
        private static readonly TimeSpan TooLong = TimeSpan.FromMinutes(3);

        public Uri Address => new(settings["ConnectionStrings__rabbitmq"]);

        public Uri Management => new(settings["STORYTELLER_RABBITMQ_MANAGEMENT"]);

        public static async Task<ABroker> Start()
        {
            var folder = Directory.CreateTempSubdirectory("storyteller-bus-returns-").FullName;
            // The servers run as users of their own, who have to find the way to their data.
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
            await Run("start", folder);
            var lines = await File.ReadAllLinesAsync(Path.Combine(folder, "env"));
            return new ABroker(folder, lines.Select(line => line["export ".Length..].Split('=', 2))
                .ToDictionary(setting => setting[0], setting => setting[1].Trim('\'')));
        }

        public Task Crash() => Run("crash", "rabbitmq", folder);

        public Task Revive() => Run("revive", "rabbitmq", folder);

        public async ValueTask DisposeAsync() => await Run("stop", folder);

        private static async Task Run(params string[] arguments)
        {
            var script = Path.Combine(Root(AppContext.BaseDirectory), "scripts", "servers.sh");
            // What it starts would hold on to a pipe for as long as it runs.
            using var process = Process.Start(new ProcessStartInfo(script, arguments))!;
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TooLong);
            Assert.Equal(0, process.ExitCode);
        }

        private static string Root(string folder) =>
            File.Exists(Path.Combine(folder, "Storyteller.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
    }
}
