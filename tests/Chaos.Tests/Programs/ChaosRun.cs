using Storyteller.Chaos.Tests.Checking;
using Storyteller.Chaos.Tests.Faults;
using Storyteller.Chaos.Tests.Playing;
using Storyteller.Chaos.Tests.Running;
using Storyteller.Chaos.Tests.Servers;

namespace Storyteller.Chaos.Tests.Programs;

/// <summary>
/// Plays sessions while things die, lets everything come to rest, and then compares what players were told with what is stored, with what
/// was announced, and with a replay of every session.
/// </summary>
internal sealed class ChaosRun(PrivateServers servers, RunOptions options, Action<string> say)
{
    private const int MostTicks = 20_000;
    private static readonly TimeSpan SoonAfterTheLastFault = TimeSpan.FromSeconds(60), Stall = TimeSpan.FromMinutes(2);

    private readonly TimeProvider _clock = TimeProvider.System;

    /// <summary>Does it.</summary>
    public async Task<Report> Run()
    {
        var began = _clock.GetTimestamp();
        using var limit = new CancellationTokenSource(options.Limit);
        await using var stage = await Arrangement.Start(servers, options, limit.Token);
        say($"{options.Players} sessions have begun");
        await using var between = options.Tripled
            ? await Between.Start(stage.Broker.ConnectionString, await stage.Broker.QueuesAsync(), options.Seed) : null;
        var driver = new FaultDriver(stage.System, servers, stage.Journal, _clock, say);
        var points = new CrashPoints(stage.System, stage.Journal, options, _clock, say);
        var after = await Play(stage, driver, points, limit);
        if (between is not null) await between.Release(limit.Token);

        var restless = await new Rest(stage.Tables, stage.Broker).Reached();
        var stored = await Stored.Read(stage.Tables);
        say("everything is at rest; every session is gone through once more");
        var replays = await Replays.Differences(stage.Database.ConnectionString, stored.Sessions);
        var heard = await stage.Listener.Read();
        var last = new[] { driver.LastAt, points.LastAt }.Max();
        var ended = last is { } at ? EndedAfter(at, stage.Journal) : null;
        var committed = after.Count(said => stored.Ticks.Any(t => t.Id == said.Receipt!.TickId && t.IsCommitted));
        var verdict = new Audit(stage.Journal, stored, heard).Verdict().With(
            [.. restless, .. replays, .. Complaints(stage), .. Missing(points), .. Late(ended), .. NotCommitted(committed),
                .. GaveUpForNothing(stage.GaveUp)]);
        if (verdict.Findings.Count > 0) say($"what the services printed is in {stage.Logs}");
        else stage.ForgetLogs();
        return new Report(verdict, driver.Struck, points.Counts(stored), ended, committed, between?.Taken, stage.Journal.WaitedOut,
            stage.Journal.Answers.Count, stage.GaveUp, _clock.GetElapsedTime(began));
    }

    // Gives what was played after the last fault.
    private async Task<IReadOnlyList<Said>> Play(
        Arrangement stage, FaultDriver driver, CrashPoints points, CancellationTokenSource limit)
    {
        var plan = FaultPlan.Of(options.Seed, options.Ticks, options.Faults, [.. stage.System.Services.Select(s => s.Name)]);
        var quota = new Quota(MostTicks, begun => begun < options.Ticks || !points.AreDone);
        try
        {
            _ = StopWhenStalled(stage.Journal, limit);
            _ = Tell(stage.Journal, limit.Token);
            await Task.WhenAll(
                stage.Play(quota, limit.Token), driver.Strike(plan, limit.Token), points.Run(stage.System, limit.Token));
            var before = stage.Journal.Said.Count;
            await stage.System.Healthy(limit.Token);
            await stage.Play(new Quota(options.After), limit.Token);
            return [.. stage.Journal.Said.Skip(before).Where(said => said.Receipt is not null)];
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            stage.Journal.Report(null, $"play was not over within {options.Limit}, or nothing went on for {Stall}");
            return [];
        }
    }

    private async Task StopWhenStalled(Journal journal, CancellationTokenSource limit)
    {
        var stalled = await Until.True(_ => Task.FromResult(_clock.GetUtcNow() - journal.ProgressAt > Stall), options.Limit, limit.Token);
        if (stalled) await limit.CancelAsync();
    }

    private async Task Tell(Journal journal, CancellationToken stop)
    {
        const int Every = 50;
        for (var at = Every; ; at += Every)
        {
            await journal.Reached(at, stop);
            say($"acknowledged and ended so far: {at}");
        }
    }

    private static TimeSpan? EndedAfter(DateTimeOffset lastFault, Journal journal)
    {
        var underWay = journal.Said.Where(said => said.AcknowledgedAt <= lastFault && !(said.EndedAt <= lastFault)).ToList();
        if (underWay.Exists(said => said.EndedAt is null)) return null;
        return underWay.Count == 0 ? TimeSpan.Zero : underWay.Max(said => said.EndedAt) - lastFault;
    }

    private static IEnumerable<Finding> Complaints(Arrangement stage) =>
        stage.System.Services.SelectMany(service => service.Log.Complaints.Select(line => Unexpected($"{service.Name} says: {line}")));

    private static IEnumerable<Finding> Missing(CrashPoints points) =>
        points.Missing.Select(armed => Unexpected($"{armed.Point} was not reached {armed.Times} times"));

    private static IEnumerable<Finding> Late(TimeSpan? ended) =>
        ended > SoonAfterTheLastFault ? [Unexpected($"a tick ended {ended} after the last fault")] : [];

    private IEnumerable<Finding> NotCommitted(int committed) => committed < options.After
        ? [Unexpected($"{committed} of the {options.After} ticks that were to be played after the last fault became canon")] : [];

    private IEnumerable<Finding> GaveUpForNothing(int gaveUp) => gaveUp > 0 && options.Faults.BrokerKills == 0
        ? [Unexpected($"{gaveUp} processes ended themselves for a broker that was never away")] : [];

    private static Finding Unexpected(string what) => new(Wrong.Unexpected, null, what);
}
