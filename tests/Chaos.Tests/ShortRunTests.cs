using Storyteller.Chaos.Tests.Faults;
using Storyteller.Chaos.Tests.Programs;

namespace Storyteller.Chaos.Tests;

/// <summary>The long programs, short: README names the commands for the long ones.</summary>
[Collection(nameof(Crashable))]
public sealed class ShortRunTests(CrashableServers crashable, ITestOutputHelper output)
{
    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_happens_twice_while_everything_is_killed()
    {
        var report = await Run(new RunOptions
        {
            Seed = 7,
            Players = 5,
            Ticks = 25,
            Faults = new FaultCounts(ServiceKills: 8, BrokerKills: 1, DatabaseStops: 3),
            CrashPoints = CrashPoint.All,
            CrashSeeds = 1,
            After = 5,
            Settings = RunOptions.ForCrashPoints,
            Limit = TimeSpan.FromMinutes(9),
        });

        Assert.Empty(report.Verdict.Findings);
        Assert.True(report.Verdict.Total.Acknowledged >= 30);
        Assert.Equal(report.Verdict.Total.Acknowledged, report.Verdict.Total.Committed + report.Verdict.Total.Compensated);
        Assert.Equal(12, report.Struck.Values.Sum());
        Assert.All(report.Points, point => Assert.Equal((1, 1), (point.Hit, point.Recovered)));
        Assert.InRange(report.EndedAfter!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Messages_that_come_three_times_in_any_order_do_what_they_do_once()
    {
        const int Ticks = 40;
        var report = await Run(new RunOptions { Seed = 11, Players = 6, Ticks = Ticks, Tripled = true });

        Assert.Empty(report.Verdict.Findings);
        Assert.Equal((Ticks, Ticks, Ticks, 0), (report.Verdict.Total.Attempted, report.Verdict.Total.Acknowledged,
            report.Verdict.Total.Committed, report.Verdict.Total.Compensated));
        Assert.True(report.Messages > Ticks * 10, $"{report.Messages} messages came three times");
    }

    [Fact]
    public async Task What_is_committed_in_the_moment_before_a_crash_is_announced()
    {
        var verdict = await new CrashAfterCommit(crashable.Servers, Quiet(outbox: true), output.WriteLine).Run();

        Assert.Empty(verdict.Findings);
        Assert.Equal(4, verdict.Total.Committed);
    }

    // The same as above, without what makes it hold: a check that cannot fail would prove nothing.
    [Fact]
    public async Task Without_the_outbox_it_is_lost_and_the_run_says_so()
    {
        var verdict = await new CrashAfterCommit(crashable.Servers, Quiet(outbox: false), output.WriteLine).Run();

        Assert.InRange(verdict.Lost, 1, 4);
        Assert.All(verdict.Findings, finding => Assert.EndsWith("has no announced TickCommitted", finding.What, StringComparison.Ordinal));
    }

    private static RunOptions Quiet(bool outbox) => new()
    {
        Seed = 5,
        Players = 4,
        // Where little befalls anybody, so that the first thing that is told of a tick is its end.
        Worlds = [null],
        Settings = new Dictionary<string, string>(RunOptions.ForCrashPoints) { ["Safeguards__Outbox"] = $"{outbox}" },
    };

    private async Task<Report> Run(RunOptions options)
    {
        var report = await new ChaosRun(crashable.Servers, options, output.WriteLine).Run();
        foreach (var line in report.Lines()) output.WriteLine(line);
        return report;
    }
}
