using System.Threading.Channels;
using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>Takes one thing the player typed to its end: sends it, waits while the session is busy, follows its tick.</summary>
/// <param name="show">Gets what happens in this tick as it happens, each paragraph once.</param>
public sealed class Turn(GatewayClient gateway, Guid session, ChannelReader<StoryEvent> events, TimeSpan patience, Action<StoryEvent> show)
{
    private static readonly TimeSpan _longSilence = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _busyPause = TimeSpan.FromSeconds(1);
    private readonly SortedDictionary<int, string> _told = [];
    private bool _missed;
    private bool _seemsOver;

    /// <summary>Sends the text under a key of its own and follows it.</summary>
    public async Task<Answer> TakeAsync(string text, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience);
        try
        {
            var (accepted, problem) = await SendAsync(text, limit.Token);
            if (accepted is not null) return await FollowAsync(accepted.Number, limit.Token);
            return problem!.Status is 0 or >= 500 ? new WentWrong($"{problem.Status} {problem.Sentence}") : new WasRefused(problem);
        }
        catch (GatewayException lost)
        {
            return new WentWrong(lost.Message);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new WentWrong($"the tick did not end within {patience.TotalSeconds} s");
        }
    }

    private async Task<(CommandAccepted? Accepted, GatewayProblem? Problem)> SendAsync(string text, CancellationToken stop)
    {
        var key = Guid.CreateVersion7().ToString();
        while (true)
        {
            var reply = await gateway.SendCommandAsync(session, key, text, stop);
            if (reply.Problem?.Status != 409) return reply;
            await NextAsync(_busyPause, stop);
        }
    }

    private async Task<Answer> FollowAsync(int tick, CancellationToken stop)
    {
        while (true)
        {
            switch (await NextAsync(_longSilence < patience / 4 ? _longSilence : patience / 4, stop))
            {
                case Told told when told.Tick == tick:
                    Tell(told);
                    break;
                case PhaseEntered entered when entered.Tick == tick:
                    show(entered);
                    break;
                case DiceFell dice:
                    show(dice);
                    break;
                case Committed committed when committed.Tick == tick:
                    return await CanonAsync(tick, stop);
                case Compensated compensated when compensated.Tick == tick:
                    return new CameToNothing(compensated.Text, compensated.Reason);
                case null or Reconnected:
                    _missed = true;
                    if (await LookAsync(tick, stop) is { } ended) return ended;
                    break;
            }
        }
    }

    private async Task<StoryEvent?> NextAsync(TimeSpan wait, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(wait);
        try
        {
            return await events.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return null;
        }
        catch (ChannelClosedException closed) when (closed.InnerException is GatewayException refused)
        {
            throw refused;
        }
    }

    private async Task<Answer?> LookAsync(int tick, CancellationToken stop)
    {
        var now = await gateway.SessionAsync(session, stop);
        if (now.Tick >= tick) return await CanonAsync(tick, stop);
        if (now.Phase != Phase.Idle) return null;

        // The event that says why may still be on its way over the new connection: only a second look counts.
        var over = _seemsOver;
        _seemsOver = true;
        return over ? new CameToNothing("", "The tick ended while the connection was lost.") : null;
    }

    private async Task<Answer> CanonAsync(int tick, CancellationToken stop)
    {
        if (_missed || _told.Count == 0)
        {
            var entry = (await gateway.TranscriptAsync(session, stop)).FirstOrDefault(entry => entry.Tick == tick);
            for (var i = 0; i < entry?.Paragraphs.Count; i++) Tell(new(tick, i, entry.Paragraphs[i]));
        }
        return new BecameCanon(tick, [.. _told.Values]);
    }

    private void Tell(Told told)
    {
        if (_told.TryAdd(told.Index, told.Text)) show(told);
    }
}
