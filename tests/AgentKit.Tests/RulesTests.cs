using MassTransit;
using Npgsql;
using Storyteller.Contracts;
using Storyteller.ServiceDefaults;
using static Storyteller.AgentKit.Tests.Surroundings;

namespace Storyteller.AgentKit.Tests;

/// <summary>What an agent fails at is asked once more of its rules.</summary>
public sealed class RulesTests
{
    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task Rules_think_where_they_alone_are_asked_and_their_answer_is_given_again_to_whoever_asks(Transport transport)
    {
        await using var here = await Of(transport);
        here.Mind.Thinks = (_, _) => throw new InvalidOperationException("no idea");
        here.Mind.RulesThink = (number, _) => Task.FromResult(Mind.Thought(number));
        var host = await here.Start([.. OneByOne, "--Agents:Attempts=2"]);
        var ask = Lengths.AQuestion();

        await host.Ask(ask);
        await host.Ask(ask with { Only = Brain.Rules });
        await host.Ask(ask with { Only = Brain.Rules });
        await host.Ask(ask);

        Assert.Equal((Brain?)null, (await here.Published.Next<AgentFailed>()).Only);
        var answer = new TickLengthAssessed(
            ask.SessionId, ask.TickId, ask.Revision, Mind.Thought(3), new Thought(Brain.Rules, Lengths.InputHashOf(ask)));
        Assert.All(await here.Published.Next(3), heard => Assert.Equal(new Heard(answer, Lengths.KeyOf(ask).MessageId(1)), heard));
        Assert.Equal((3, 1), (here.Mind.Thoughts, await here.Kept()));
    }

    [Fact]
    public async Task The_answer_of_the_rules_outlives_their_process()
    {
        await using var here = await Of(Transport.InMemory);
        here.Mind.RulesThink = (number, _) => Task.FromResult(Mind.Thought(number));
        var ask = Lengths.AQuestion() with { Only = Brain.Rules };
        var host = await here.Start([]);
        await host.Ask(ask);
        var before = await here.Published.Next();
        await here.Stop(host);

        var again = await here.Start([]);
        await again.Ask(ask);

        Assert.Equal(before, await here.Published.Next());
        Assert.Equal(1, here.Mind.Thoughts);
    }

    [Fact]
    public async Task An_agent_thinks_itself_where_no_brain_is_named()
    {
        await using var here = await Of(Transport.InMemory);
        here.Mind.RulesThink = (_, _) => throw new InvalidOperationException("nobody asked them");
        var host = await here.Start([]);

        await host.Ask(Lengths.AQuestion());

        Assert.Equal(Mind.Thought(1), (await here.Published.Next<TickLengthAssessed>()).Artifact);
    }

    [Fact]
    public async Task An_agent_without_another_brain_is_its_own_rules()
    {
        await using var here = await Of(Transport.InMemory);
        var host = await here.Start([]);

        await host.Ask(Lengths.AQuestion() with { Only = Brain.Rules });

        Assert.Equal(Mind.Thought(1), (await here.Published.Next<TickLengthAssessed>()).Artifact);
    }

    [Fact]
    public async Task Rules_that_fail_are_reported_as_they_were_asked()
    {
        await using var here = await Of(Transport.InMemory);
        here.Mind.RulesThink = (_, _) => throw new InvalidOperationException("no rule fits");
        var host = await here.Start(["--Agents:Attempts=2"]);
        var ask = Lengths.AQuestion() with { Only = Brain.Rules };

        await host.Ask(ask);

        Assert.Equal(
            new AgentFailed(ask.SessionId, ask.TickId, ask.Revision, AgentNames.TickLength, "",
                "tick-length failed: InvalidOperationException: no rule fits", Brain.Rules),
            await here.Published.Next<AgentFailed>());
        Assert.Equal((2, 0), (here.Mind.Thoughts, await here.Kept()));
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task An_agent_whose_store_is_out_of_order_is_reported_by_the_bus_with_its_question(Transport transport)
    {
        await using var here = await Of(transport);
        var host = await here.Start([.. OneByOne, "--Bus:RetryMilliseconds:0=1"]);
        await DropTheStore(here);
        var ask = Lengths.AQuestion();

        await host.Ask(ask);
        await host.Ask(ask with { Only = Brain.Rules });

        var faults = new[] { await here.Published.Next<Fault<AssessTickLength>>(), await here.Published.Next<Fault<AssessTickLength>>() };
        Assert.Equal([null, Brain.Rules], faults.Select(fault => fault.Message.Only));
        Assert.All(faults, fault => Assert.Equal((ask.TickId, ask.Revision), (fault.Message.TickId, fault.Message.Revision)));
        Assert.All(faults, fault => Assert.Contains("agent_execution", fault.Exceptions[0].Message, StringComparison.Ordinal));
        Assert.Equal(0, here.Mind.Thoughts);
    }

    private static async Task DropTheStore(Surroundings here)
    {
        await using var connection = new NpgsqlConnection(here.Database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var drop = new NpgsqlCommand($"DROP TABLE {StorageConnection.Schema(Lengths.Service)}.agent_execution", connection);
        await drop.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
