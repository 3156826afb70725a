using Storyteller.Contracts;
using static Storyteller.AgentKit.Tests.Surroundings;

namespace Storyteller.AgentKit.Tests;

public sealed class DeadlineTests
{
    private static readonly string[] Hurried = ["--Agents:Deadline=00:00:00.050", "--Agents:Attempts=2"];

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task An_agent_that_overruns_its_deadline_has_failed(Transport transport)
    {
        await using var here = await Of(transport);
        here.Mind.Thinks = (_, cancellation) => new TaskCompletionSource<TickSpan>().Task.WaitAsync(cancellation);
        var host = await here.Start(Hurried);

        await host.Ask(Lengths.AQuestion());

        Assert.Equal("tick-length did not answer within its deadline of 0.05 s", (await here.Published.Next<AgentFailed>()).Reason);
        Assert.Equal(0, await here.Kept());
    }

    [Fact]
    public async Task An_agent_that_does_not_listen_is_abandoned()
    {
        await using var here = await Of(Transport.InMemory);
        var late = new TaskCompletionSource<TickSpan>();
        here.Mind.Thinks = (_, _) => late.Task;
        var host = await here.Start(Hurried);

        await host.Ask(Lengths.AQuestion());

        Assert.Contains("deadline of 0.05 s", (await here.Published.Next<AgentFailed>()).Reason, StringComparison.Ordinal);
        late.SetResult(Mind.Thought(1));
    }

    [Fact]
    public async Task An_agent_that_holds_on_to_its_thread_is_abandoned()
    {
        await using var here = await Of(Transport.InMemory);
        using var stuck = new ManualResetEventSlim();
        here.Mind.Thinks = (number, _) =>
        {
            if (number == 1) stuck.Wait(Mind.TooLong, CancellationToken.None);
            return Task.FromResult(Mind.Thought(number));
        };
        var host = await here.Start([.. OneByOne, "--Agents:Deadline=00:00:01", "--Agents:Attempts=1"]);

        await host.Ask(Lengths.AQuestion());
        await host.Ask(Lengths.AQuestion());

        Assert.Contains("deadline of 1 s", (await here.Published.Next<AgentFailed>()).Reason, StringComparison.Ordinal);
        Assert.Equal(Mind.Thought(2), (await here.Published.Next<TickLengthAssessed>()).Artifact);
        stuck.Set();
    }

    [Fact]
    public async Task Each_attempt_has_a_deadline_of_its_own()
    {
        await using var here = await Of(Transport.InMemory);
        here.Mind.Thinks = (number, cancellation) =>
            number == 1 ? new TaskCompletionSource<TickSpan>().Task.WaitAsync(cancellation) : Task.FromResult(Mind.Thought(number));
        var host = await here.Start(["--Agents:Deadline=00:00:01", "--Agents:Attempts=2"]);

        await host.Ask(Lengths.AQuestion());

        Assert.Equal(Mind.Thought(2), (await here.Published.Next<TickLengthAssessed>()).Artifact);
    }
}
