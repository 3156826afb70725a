using Storyteller.Chaos.Tests.Checking;
using Storyteller.Chaos.Tests.Playing;
using Storyteller.Chaos.Tests.Running;
using Storyteller.Chaos.Tests.Servers;
using Storyteller.ServiceDefaults;

namespace Storyteller.Chaos.Tests.Programs;

/// <summary>
/// Has the commit aggregator die in the very moment after a tick became canon, and looks whether the world hears of it: the narrator stands
/// still until every tick waits for nothing but its prose, so that the next thing that is consumed is the end of one.
/// </summary>
internal sealed class CrashAfterCommit(PrivateServers servers, RunOptions options, Action<string> say)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Does it, and checks what every run checks.</summary>
    public async Task<Verdict> Run()
    {
        using var limit = new CancellationTokenSource(options.Limit);
        await using var stage = await Arrangement.Start(servers, options, limit.Token);
        var aggregator = stage.System.Services.Single(s => s.Name == RunningSystem.Sagas);
        var narrator = stage.System.Services.Single(s => s.Name == "narrator");

        await narrator.Freeze();
        var played = stage.Play(new Quota(options.Players), limit.Token);
        if (!await Until.True(_ => AllWaitForProse(stage), Patience, limit.Token))
            throw new InvalidOperationException("not every tick came to the point at which it waits for nothing but its prose");
        var died = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await DieOnce(aggregator, end =>
        {
            if (end.Failpoint is { } point) died.TrySetResult(point);
        });
        await aggregator.Healthy(limit.Token);
        await narrator.Thaw();
        say(await died.Task.WaitAsync(limit.Token));
        await played;
        var verdict = await Check(stage);
        stage.ForgetLogs();
        return verdict;
    }

    private static async Task DieOnce(Service aggregator, Action<ServiceEnd> ended)
    {
        aggregator.Ended += ended;
        var armed = new Queue<Dictionary<string, string>>([new Dictionary<string, string>
        {
            ["Failpoints__CrashAt"] = $"{Failpoint.ConsumeWrite}/after",
        }]);
        aggregator.Arms = () => armed.TryDequeue(out var next) ? next : [];
        await aggregator.Kill();
    }

    private async Task<bool> AllWaitForProse(Arrangement stage)
    {
        await using var command = stage.Tables.CreateCommand(
            "SELECT count(*) FROM commit_aggregator.ticks WHERE current_state = 'Narrating'");
        return await command.ExecuteScalarAsync() is long count && count == options.Players;
    }

    private static async Task<Verdict> Check(Arrangement stage)
    {
        var restless = await new Rest(stage.Tables, stage.Broker).Reached();
        var stored = await Stored.Read(stage.Tables);
        var replays = await Replays.Differences(stage.Database.ConnectionString, stored.Sessions);
        return new Audit(stage.Journal, stored, await stage.Listener.Read()).Verdict().With([.. restless, .. replays]);
    }
}
