using System.Threading.Channels;
using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>Takes what the player does to where it is their turn again: sends it, waits out a busy session, follows the tick.</summary>
/// <param name="show">Gets what happens as it happens, each paragraph once.</param>
public sealed class Turn(GatewayClient gateway, Guid session, ChannelReader<StoryEvent> events, TimeSpan patience, Action<StoryEvent> show)
{
    private static readonly TimeSpan _longSilence = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _busyPause = TimeSpan.FromSeconds(1);
    private Telling? _running;

    /// <summary>Makes the move under a key of its own and follows it until the tick ends or asks.</summary>
    public Task<Answer> TakeAsync(Move move, CancellationToken stop) => TakeAsync(move, Sending.Once, stop);

    /// <summary>Makes the move and follows it until the tick ends or asks.</summary>
    public async Task<Answer> TakeAsync(Move move, Sending sending, CancellationToken stop) =>
        (await WithPatienceAsync(limit => SendAndFollowAsync(move, sending, limit), stop))!;

    /// <summary>Finds out where the session is: the prompt that is open, or how the running tick ends; null when none runs.</summary>
    public Task<Answer?> CatchUpAsync(CancellationToken stop) => WithPatienceAsync(async limit =>
    {
        var now = await gateway.SessionAsync(session, limit);
        _running ??= now.Phase is Phase.Idle or Phase.Over ? null : Listen(now.Tick + 1, null, 1);
        if (_running is null) return null;
        return Ended(await _running.CatchUpAsync(now.Awaits, limit));
    }, stop);

    private async Task<Answer?> SendAndFollowAsync(Move move, Sending sending, CancellationToken stop)
    {
        // What came since it was sent the first time may be about it.
        if (_running is null && !sending.Again) ForgetThePast();
        var receipt = await SendAsync(move, sending.Key, stop);
        if (receipt.Problem?.IsAway != true) sending.Arrived();
        if (receipt.Reply is { } reply) return new Replied(reply);
        if (receipt.Problem is { } problem) return Answer.Of(problem);
        var accepted = receipt.Accepted!;
        if (_running?.Is(accepted) != true) _running = Listen(accepted.Number, accepted.TickId, accepted.Revision);
        return Ended(sending.Again
            ? await _running.CatchUpAsync(await gateway.SessionAsync(session, stop), accepted.TickId, stop)
            : await _running.FollowAsync(stop));
    }

    private Answer Ended(Answer answer)
    {
        if (answer is not Asked) _running = null;
        return answer;
    }

    // What is said to an open prompt is for that one: once the session goes on without it, the next prompt may be another.
    private async Task<Receipt> SendAsync(Move move, string key, CancellationToken stop)
    {
        while (true)
        {
            var receipt = await gateway.SendAsync(session, key, move, stop);
            if (receipt.Problem?.Kind != GatewayProblem.Busy || _running is not null) return receipt;
            await events.NextAsync(_busyPause, stop);
        }
    }

    private Telling Listen(int tick, Guid? tickId, int revision) =>
        new(gateway, session, events, _longSilence < patience / 4 ? _longSilence : patience / 4, show, tick, tickId, revision);

    private void ForgetThePast()
    {
        while (events.TryRead(out _)) continue;
    }

    private async Task<Answer?> WithPatienceAsync(Func<CancellationToken, Task<Answer?>> work, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience);
        try
        {
            return await work(limit.Token);
        }
        catch (GatewayException lost)
        {
            return new WentWrong(lost.Message, lost.Problem.IsAway);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new WentWrong($"the tick did not end within {patience.TotalSeconds} s");
        }
    }
}

/// <summary>How a move is sent.</summary>
/// <param name="Key">The same key means the same move, however often it is sent.</param>
/// <param name="Again">It was sent before, and may have arrived.</param>
/// <param name="Arrived">Is called as soon as it is known to have arrived, whatever was made of it.</param>
public sealed record Sending(string Key, bool Again, Action Arrived)
{
    /// <summary>The first time, and under a key of its own.</summary>
    public static Sending Once => new(Guid.CreateVersion7().ToString(), false, () => { });
}
