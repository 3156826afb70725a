using System.Globalization;
using Storyteller.Contracts;
using Storyteller.Testing;
using Storyteller.WholeStory.Tests.Playing;
using Storyteller.WholeStory.Tests.Running;

namespace Storyteller.WholeStory.Tests;

/// <summary>What it costs that a tick waits for its player.</summary>
[Collection(nameof(DistributedStories))]
public sealed class WaitingTests(Distributed distributed)
{
    private const int Waiting = 120;

    [Fact]
    public async Task A_tick_that_waits_for_its_review_holds_no_thread_no_connection_and_no_message()
    {
        var aggregator = distributed.Story.ProcessOf("commit-aggregator");
        await Wait(0);
        var (threads, acknowledged) = (Threads(aggregator), (await distributed.Queues()).Acknowledged);
        for (var i = 1; i <= Waiting; i++) await Wait((ulong)i);

        // Each of them was taken through the queues of three agents and back: until the broker has counted that, it has not counted anew.
        Backlog backlog;
        do backlog = await distributed.Queues();
        while (backlog.Acknowledged < acknowledged + (Waiting * 8) || backlog.Unacknowledged > 0);

        Assert.Equal(0, backlog.Messages);
        Assert.Equal(0, backlog.Unacknowledged);
        Assert.Equal(0, await distributed.BusyConnections());
        Assert.True(Threads(aggregator) < threads + (Waiting / 4), $"{threads} threads became {Threads(aggregator)}");
    }

    private async Task Wait(ulong seed)
    {
        using var player = await Player.Begin(distributed.Story.Gateway, seed, "trial-yard", ReviewMode.Ask);
        await using var stream = await LiveStream.Open(player);
        using var accepted = await player.Post("wait for an hour");
        Assert.Equal(PromptKind.Review, (await Player.Stops(stream))?.Kind);
    }

    private static int Threads(int process) => int.Parse(
        File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith("Threads:", StringComparison.Ordinal))[8..],
        CultureInfo.InvariantCulture);
}
