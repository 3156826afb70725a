using Storyteller.Contracts;
using static Storyteller.AgentKit.Tests.Surroundings;

namespace Storyteller.AgentKit.Tests;

public sealed class StoppingTests
{
    private static readonly string[] Impatient = [.. OneByOne, "--Bus:StopTimeout=00:00:02"];

    [Theory, InlineData("listens"), InlineData("does not listen"), InlineData("throws when told")]
    public async Task A_process_that_stops_while_an_agent_thinks_leaves_the_question_to_the_next_one(string manner)
    {
        await using var here = await Of(Transport.RabbitMq);
        here.Mind.Thinks = (number, cancellation) => number > 1 ? Task.FromResult(Mind.Thought(number)) : manner switch
        {
            "listens" => new TaskCompletionSource<TickSpan>().Task.WaitAsync(cancellation),
            "does not listen" => new TaskCompletionSource<TickSpan>().Task,
            _ => Throws(cancellation),
        };
        var ask = Lengths.AQuestion();
        var host = await here.Start(Impatient);
        await host.Ask(ask);
        await here.Mind.Begun();

        await here.Stop(host);
        await here.Start(Impatient);

        var answered = await here.Published.Next<TickLengthAssessed>();
        Assert.Equal((ask.TickId, Mind.Thought(2)), (answered.TickId, answered.Artifact));
        Assert.False(await here.Broker!.HasQueueAsync("lengths-assess-tick-length_error"));
    }

    [Fact]
    public async Task A_process_that_stops_reports_no_failure_and_keeps_no_answer()
    {
        await using var here = await Of(Transport.InMemory);
        here.Mind.Thinks = (number, cancellation) =>
            number > 1 ? Task.FromResult(Mind.Thought(number)) : new TaskCompletionSource<TickSpan>().Task.WaitAsync(cancellation);
        var ask = Lengths.AQuestion();
        var host = await here.Start(Impatient);
        await host.Ask(ask);
        await here.Mind.Begun();

        await here.Stop(host);
        Assert.Equal(0, await here.Kept());
        var again = await here.Start(Impatient);
        await again.Ask(ask);

        Assert.Equal(Mind.Thought(2), (await here.Published.Next<TickLengthAssessed>()).Artifact);
    }

    [Fact]
    public async Task A_process_that_stops_lets_an_agent_finish_that_is_quick_about_it()
    {
        await using var here = await Of(Transport.RabbitMq);
        var released = new TaskCompletionSource();
        here.Mind.Thinks = async (number, _) => { await released.Task; return Mind.Thought(number); };
        var host = await here.Start([]);
        await host.Ask(Lengths.AQuestion());
        await here.Mind.Begun();

        var stopping = here.Stop(host);
        released.SetResult();
        await stopping;

        Assert.Equal(1, await here.Kept());
    }

    private static async Task<TickSpan> Throws(CancellationToken cancellation)
    {
        var told = new TaskCompletionSource();
        await using var registration = cancellation.Register(told.SetResult);
        await told.Task;
        throw new InvalidOperationException("interrupted");
    }
}
