using Storyteller.Contracts;
using static Storyteller.AgentKit.Tests.Surroundings;

namespace Storyteller.AgentKit.Tests;

public sealed class FailingTests
{
    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task An_agent_that_throws_is_tried_again_and_then_reported_once_for_each_delivery(Transport transport)
    {
        await using var here = await Of(transport);
        here.Mind.Thinks = (number, _) => number <= 6
            ? throw new InvalidOperationException("no idea")
            : Task.FromResult(Mind.Thought(number));
        var host = await here.Start([.. OneByOne, "--Agents:Attempts=3"]);
        var (ask, next) = (Lengths.AQuestion(), Lengths.AQuestion());

        await host.Ask(ask);
        await host.Ask(ask);
        await host.Ask(next);

        var failed = new AgentFailed(ask.SessionId, ask.TickId, ask.Revision, AgentNames.TickLength, "",
            "tick-length failed: InvalidOperationException: no idea");
        Assert.Equal(failed, await here.Published.Next<AgentFailed>());
        Assert.Equal(failed, await here.Published.Next<AgentFailed>());
        var answered = await here.Published.Next<TickLengthAssessed>();
        Assert.Equal((next.TickId, Mind.Thought(7)), (answered.TickId, answered.Artifact));
        Assert.Equal(1, await here.Kept());
    }

    [Fact]
    public async Task An_agent_that_succeeds_at_the_second_attempt_answers()
    {
        await using var here = await Of(Transport.InMemory);
        here.Mind.Thinks = (number, _) => number == 1
            ? throw new InvalidOperationException("not yet")
            : Task.FromResult(Mind.Thought(number));
        var host = await here.Start([]);

        await host.Ask(Lengths.AQuestion());

        Assert.Equal(Mind.Thought(2), (await here.Published.Next<TickLengthAssessed>()).Artifact);
        Assert.Equal(2, here.Mind.Thoughts);
    }

    [Fact]
    public async Task An_agent_that_gives_up_of_its_own_accord_has_failed()
    {
        await using var here = await Of(Transport.InMemory);
        here.Mind.Thinks = (_, _) => throw new OperationCanceledException("enough");
        var host = await here.Start(["--Agents:Attempts=1"]);

        await host.Ask(Lengths.AQuestion());

        Assert.Equal("tick-length failed: OperationCanceledException: enough", (await here.Published.Next<AgentFailed>()).Reason);
    }

    [Fact]
    public async Task An_answer_that_is_none_is_a_failure_and_is_not_kept()
    {
        await using var here = await Of(Transport.InMemory);
        here.Mind.Thinks = (number, _) => Task.FromResult(number == 1 ? null! : Mind.Thought(number));
        var host = await here.Start([.. OneByOne, "--Agents:Attempts=1"]);
        var ask = Lengths.AQuestion();

        await host.Ask(ask);
        await host.Ask(ask);

        Assert.Contains("a TickSpan was expected", (await here.Published.Next<AgentFailed>()).Reason, StringComparison.Ordinal);
        Assert.Equal(Mind.Thought(2), (await here.Published.Next<TickLengthAssessed>()).Artifact);
    }

    [Fact]
    public async Task A_failure_names_the_character_it_is_about()
    {
        await using var here = await Of(Transport.InMemory);
        var host = await here.Start(["--Agents:Attempts=1"], new Speechless());
        var ask = AScene.ToDecide();

        await host.Ask(ask, service: Speechless.Service);

        Assert.Equal(
            new AgentFailed(ask.SessionId, ask.TickId, ask.Revision, AgentNames.NpcDecision, "mara",
                "npc-decision failed: NotSupportedException: no words"),
            await here.Published.Next<AgentFailed>());
    }
}
