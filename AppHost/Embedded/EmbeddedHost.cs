using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Storyteller.AppHost.Launch;
using Storyteller.CommitAggregator;
using Storyteller.Gateway;
using Storyteller.MetaEvents;
using Storyteller.Narrator;
using Storyteller.NpcDecision;
using Storyteller.ServiceDefaults;
using Storyteller.TickLength;

namespace Storyteller.AppHost.Embedded;

/// <summary>Runs all services in this process, on the in-memory bus and a private PostgreSQL.</summary>
internal static class EmbeddedHost
{
    /// <summary>The services; the gateway first, so that its sign-in and limits stand in front of the others' endpoints.</summary>
    public static IReadOnlyList<IServiceModule> Modules() =>
    [
        new GatewayModule(), new CommitAggregatorModule(), new TickLengthModule(), new MetaEventsModule(), new NpcDecisionModule(),
        new NarratorModule(),
    ];

    /// <summary>Starts everything, says where to play, and stops everything when asked to.</summary>
    public static async Task Run(ProjectResource door, IReadOnlyList<IServiceModule> modules, TextWriter output, CancellationToken stop)
    {
        FreePorts.Require(door.Port);
        try
        {
            var given = Environment.GetEnvironmentVariable(ConnectionStrings.Variable("storyteller"));
            await using var postgres = string.IsNullOrWhiteSpace(given) ? await StartPostgres(output, stop) : null;
            await using var app = ServiceHost.Build(Settings(door, postgres?.ConnectionString ?? given!), modules);
            await app.StartAsync(stop);
            output.WriteLine(HowToPlay.At(door.Url));
            await app.WaitForShutdownAsync(stop);
        }
        catch (Exception problem) when (problem.GetBaseException() is NpgsqlException or SocketException)
        {
            throw new StartupProblem($"The database cannot be used: {problem.Message}", problem);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            output.WriteLine("Stopped before it was ready.");
        }
    }

    // The broker is left out even where the environment names one: embedded, messages stay in the process.
    private static string[] Settings(ProjectResource door, string connectionString) =>
    [
        $"--urls={door.Url}", $"--ConnectionStrings:storyteller={connectionString}", "--ConnectionStrings:rabbitmq=",
    ];

    /// <summary>The PostgreSQL of the user's own folder, which is held until it is disposed.</summary>
    public static async Task<PrivatePostgres> StartPostgres(TextWriter output, CancellationToken stop)
    {
        var home = DataHome.Open(DataHome.Choose(Environment.GetEnvironmentVariable), output);
        try
        {
            return await PrivatePostgres.Start(home, PostgresBinaries.OnThisMachine(), PostgresPackage.Pinned(), output, stop);
        }
        catch
        {
            home.Dispose();
            throw;
        }
    }
}
