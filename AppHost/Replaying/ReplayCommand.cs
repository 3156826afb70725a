using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Storyteller.AppHost.Embedded;
using Storyteller.AppHost.Launch;
using Storyteller.CommitAggregator.Replays;
using Storyteller.CommitAggregator.Storage;
using Storyteller.ServiceDefaults;

namespace Storyteller.AppHost.Replaying;

/// <summary>Goes through a session once more, on the database that is named or on the private one, and says what came of it.</summary>
internal static class ReplayCommand
{
    private const string Service = "commit-aggregator";

    /// <summary>Does it; gives what the process is to end with.</summary>
    /// <param name="output">Gets the ticks, the differences and the summary.</param>
    /// <param name="notices">Gets what a person may want to know meanwhile.</param>
    /// <exception cref="StartupProblem">Nothing can be gone through.</exception>
    public static async Task<int> Run(ReplayOptions options, TextWriter output, TextWriter notices, CancellationToken stop)
    {
        try
        {
            var given = Environment.GetEnvironmentVariable(ConnectionStrings.Variable("storyteller"));
            await using var postgres = string.IsNullOrWhiteSpace(given) ? await StartPostgres(notices, stop) : null;
            await using var db = await Open(postgres?.ConnectionString ?? given!, stop);
            var report = await new Replay(db, RulesAgents.All().Think)
                .Of(options.Session, options.Shuffle, options.Print ? tick => output.WriteLine(Line(tick)) : null, stop)
                ?? throw Problem($"There is no session {options.Session} in this database.");
            if (!options.Verify) return 0;
            foreach (var difference in report.Differences) output.WriteLine(difference);
            output.WriteLine(Summary(report));
            return report.Differences.Count == 0 ? 0 : 1;
        }
        catch (StartupProblem problem) when (problem.ExitCode != ReplayOptions.WrongUse)
        {
            throw Problem(problem.Message, problem);
        }
        catch (Exception problem) when (problem.GetBaseException() is NpgsqlException or SocketException)
        {
            throw Problem($"The database cannot be used: {problem.GetBaseException().Message}", problem);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw Problem("Stopped before all was gone through.");
        }
    }

    private static async Task<PrivatePostgres> StartPostgres(TextWriter notices, CancellationToken stop)
    {
        var folder = DataHome.Choose(Environment.GetEnvironmentVariable);
        // Where nothing was played there is nothing to start.
        if (!PrivatePostgres.HasData(folder)) throw Problem($"No stories are kept in {folder}. Name their folder with STORYTELLER_HOME.");
        return await EmbeddedHost.StartPostgres(notices, stop);
    }

    private static async Task<CanonDb> Open(string connectionString, CancellationToken stop)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("ConnectionStrings:storyteller", connectionString)]).Build();
        var db = new CanonDb(StorageConnection.Options<CanonDb>(configuration, Service));
        try
        {
            if (!(await db.Database.GetAppliedMigrationsAsync(stop)).Any()) throw Problem("Nothing was played in this database yet.");
            if ((await db.Database.GetPendingMigrationsAsync(stop)).Any())
                throw Problem("An older Storyteller used this database last. Start this one on it once, which brings it up to date.");
            return db;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    private static string Line(ReplayedTick tick) => FormattableString.Invariant(
        $"{tick.BranchId} {tick.Tick} {tick.Revision} {tick.WorldHash}");

    private static string Summary(ReplayReport report)
    {
        var (counts, differences) = (report.Counts, report.Differences.Count);
        return FormattableString.Invariant($"""
            ticks {counts.Ticks} on branches {counts.Branches}; came to nothing {counts.Attempts}, under way {counts.UnderWay}
            artifacts compared {counts.Artifacts}, re-thought {counts.Rethought}, taken as recorded {counts.AsRecorded}
            scenes settled again {counts.Scenes}, checkpoints rebuilt from {counts.Checkpoints}
            world {report.WorldHash ?? "unknown"}
            differences {differences}
            """);
    }

    private static StartupProblem Problem(string message, Exception? cause = null) => new(message, cause, ReplayOptions.WrongUse);
}
