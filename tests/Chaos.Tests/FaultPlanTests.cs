using Storyteller.Chaos.Tests.Faults;
using Storyteller.Chaos.Tests.Programs;
using Storyteller.Chaos.Tests.Servers;

namespace Storyteller.Chaos.Tests;

/// <summary>Which faults strike when, and what a command line asks for.</summary>
public sealed class FaultPlanTests
{
    private static readonly string[] Services = ["a", "b", "c", "d", "e", "f"];

    [Fact]
    public void A_seed_gives_the_same_faults_each_time_and_another_one_gives_others()
    {
        var counts = new FaultCounts(50, 10, 20);

        Assert.Equal(FaultPlan.Of(3, 200, counts, Services), FaultPlan.Of(3, 200, counts, Services));
        Assert.NotEqual(FaultPlan.Of(3, 200, counts, Services), FaultPlan.Of(4, 200, counts, Services));
    }

    [Theory]
    [InlineData(50, 10, 20)]
    [InlineData(1, 0, 0)]
    [InlineData(0, 3, 0)]
    [InlineData(0, 0, 0)]
    public void As_many_faults_strike_as_were_asked_for_and_all_within_the_run(int kills, int brokers, int databases)
    {
        var plan = FaultPlan.Of(9, 200, new FaultCounts(kills, brokers, databases), Services);

        Assert.Equal(kills, plan.Count(f => f.Service is not null));
        Assert.Equal(brokers, plan.Count(f => f.Server == CrashedServer.RabbitMq));
        Assert.Equal(databases, plan.Count(f => f.Server == CrashedServer.Postgres));
        Assert.All(plan, f => Assert.InRange(f.At, 1, 2 * 200 - 1));
        Assert.Equal(plan.Select(f => f.At).Order(), plan.Select(f => f.At));
    }

    [Fact]
    public void No_service_is_spared()
    {
        var kills = FaultPlan.Of(5, 200, new FaultCounts(50, 0, 0), Services).CountBy(f => f.Service!).ToList();

        Assert.Equal(6, kills.Count);
        Assert.All(kills, k => Assert.InRange(k.Value, 8, 9));
    }

    [Fact]
    public void The_commands_do_without_options_what_they_are_there_for()
    {
        var kills = CommandLine.Options(["kills"])!;

        Assert.Equal((200, new FaultCounts(50, 10, 20), 20), (kills.Ticks, kills.Faults, kills.After));
        Assert.Equal((36, 20), (CommandLine.Options(["points"])!.CrashPoints.Count, CommandLine.Options(["points"])!.CrashSeeds));
        Assert.Equal((500, true), (CommandLine.Options(["tripled"])!.Ticks, CommandLine.Options(["tripled"])!.Tripled));
    }

    [Fact]
    public void A_command_takes_its_options_and_no_others()
    {
        var options = CommandLine.Options(["kills", "--ticks", "30", "--seed", "8", "--minutes", "4", "--broker-kills", "0"])!;

        Assert.Equal((30, 8UL, TimeSpan.FromMinutes(4), 0), (options.Ticks, options.Seed, options.Limit, options.Faults.BrokerKills));
        Assert.Null(CommandLine.Options(["kills", "--seeds", "3"]));
        Assert.Null(CommandLine.Options(["kills", "--ticks", "many"]));
        Assert.Null(CommandLine.Options(["kills", "--ticks"]));
    }
}
