using Storyteller.Contracts;
using static Storyteller.AgentKit.Tests.Surroundings;

namespace Storyteller.AgentKit.Tests;

public sealed class ConcurrencyTests
{
    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task An_agent_works_on_no_more_questions_at_once_than_it_may(Transport transport)
    {
        await using var here = await Of(transport);
        var released = new TaskCompletionSource();
        here.Mind.Thinks = async (number, _) => { await released.Task; return Mind.Thought(number); };
        var host = await here.Start(["--Agents:Concurrency=2"], new Scenes());

        for (var i = 0; i < 6; i++) await host.Ask(Lengths.AQuestion());
        await here.Mind.Begun();
        await here.Mind.Begun();
        // Time for the others to begin, if they could: another agent of the host is asked and answers.
        await host.Ask(AScene.ToTell(), service: Scenes.Service);
        await here.Published.Next<TickNarrated>();
        Assert.Equal(2, here.Mind.Thoughts);
        released.SetResult();

        Assert.All(await here.Published.Next(6), heard => Assert.IsType<TickLengthAssessed>(heard.Message));
        Assert.Equal(2, here.Mind.MostAtOnce);
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task An_agent_works_on_as_many_questions_at_once_as_it_may_whatever_the_bus_takes_otherwise(Transport transport)
    {
        await using var here = await Of(transport);
        var released = new TaskCompletionSource();
        here.Mind.Thinks = async (number, _) => { await released.Task; return Mind.Thought(number); };
        var host = await here.Start(["--Bus:PrefetchCount=1", "--Agents:Concurrency=3"]);

        for (var i = 0; i < 3; i++) await host.Ask(Lengths.AQuestion());
        for (var i = 0; i < 3; i++) await here.Mind.Begun();
        released.SetResult();

        Assert.All(await here.Published.Next(3), heard => Assert.IsType<TickLengthAssessed>(heard.Message));
    }

    [Fact]
    public async Task Questions_that_wait_for_a_busy_process_go_to_another_one()
    {
        await using var here = await Of(Transport.RabbitMq);
        var released = new TaskCompletionSource();
        here.Mind.Thinks = async (number, _) => { if (number == 1) await released.Task; return Mind.Thought(number); };
        var busy = await here.Start(["--Agents:Concurrency=1"]);
        await busy.Ask(Lengths.AQuestion());
        await here.Mind.Begun();
        for (var i = 0; i < 3; i++) await busy.Ask(Lengths.AQuestion());

        await here.Start(["--Agents:Concurrency=1"]);

        Assert.All(await here.Published.Next(3), heard => Assert.IsType<TickLengthAssessed>(heard.Message));
        released.SetResult();
        Assert.Equal(Mind.Thought(1), (await here.Published.Next<TickLengthAssessed>()).Artifact);
    }
}
