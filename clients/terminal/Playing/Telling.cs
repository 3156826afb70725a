using System.Text.Json;
using System.Threading.Channels;
using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>One tick as the player hears of it, through all its questions: each paragraph once, and how it ends.</summary>
/// <param name="tickId">Which tick it is; null when it was already on its way before anybody listened.</param>
/// <param name="revision">Which take of it; of one that was on its way, the first is supposed.</param>
internal sealed class Telling(GatewayClient gateway, Guid session, ChannelReader<StoryEvent> events, TimeSpan silence,
    Action<StoryEvent> show, int tick, Guid? tickId, int revision)
{
    private static readonly TimeSpan _momentAfterTheEnd = TimeSpan.FromSeconds(1);
    private readonly SortedDictionary<int, string> _told = [];
    private bool _missed;
    private bool _committed;
    private bool _looked;
    private string? _asked;
    private bool _askedUnheard;

    /// <summary>Whether it is the tick that was accepted under this number and id.</summary>
    public bool Is(CommandAccepted accepted) => accepted.Number == tick && (tickId is null || accepted.TickId == tickId);

    /// <summary>Listens until the tick ends or waits for the player.</summary>
    public async Task<Answer> FollowAsync(CancellationToken stop)
    {
        while (true)
        {
            var heard = await events.NextAsync(_committed ? _momentAfterTheEnd : silence, stop);
            if (heard is not (null or Reconnected)) _looked = false;
            if (await HearAsync(heard, stop) is { } ended) return ended;
        }
    }

    /// <summary>Goes on from what a look at the session found: what was told meanwhile, then the open prompt or the rest.</summary>
    public async Task<Answer> CatchUpAsync(Prompt? found, CancellationToken stop)
    {
        while (events.TryRead(out var story))
            if (await HearAsync(story, stop) is { } ended) return ended;
        if (found is null) return await FollowAsync(stop);
        if (_asked is null) return AskUnheard(found);
        return _asked == Written(found) ? new Asked(found) : await FollowAsync(stop);
    }

    /// <summary>Goes on after a move was sent again, which may have arrived long ago.</summary>
    /// <param name="now">The session after that.</param>
    /// <param name="accepted">The id of this tick.</param>
    public async Task<Answer> CatchUpAsync(SessionView now, Guid accepted, CancellationToken stop)
    {
        while (events.TryRead(out var story))
            if (await HearAsync(story, stop) is { } ended) return ended;
        if (now.Tick < tick && now.Phase is not (Phase.Idle or Phase.Over)) return await CatchUpAsync(now.Awaits, stop);
        _missed = true;
        return await gateway.TickAsync(session, accepted, stop) switch
        {
            { State: "Compensated" } failed => new CameToNothing(failed.Text, failed.Reason ?? ""),
            { State: "Committed" } => await CanonAsync(now.Phase, stop),
            _ => await FollowAsync(stop),
        };
    }

    private async Task<Answer?> HearAsync(StoryEvent? story, CancellationToken stop)
    {
        switch (story)
        {
            case Told told when told.Tick == tick:
                Tell(told);
                return null;
            case Retold retold when IsThis(retold.Tick, retold.TickId):
                // What came before was told of the take before.
                _told.Clear();
                show(retold);
                return null;
            case PhaseEntered { Phase: Phase.Idle or Phase.Over } last when IsThis(last.Tick, last.TickId) && _committed:
                return await CanonAsync(last.Phase, stop);
            case PhaseEntered entered when IsThis(entered.Tick, entered.TickId):
                show(entered);
                return null;
            case DiceFell dice:
                show(dice);
                return null;
            case Awaits awaits when IsThis(awaits.Tick, awaits.TickId):
                return Ask(awaits.Prompt);
            case Committed committed when IsThis(committed.Tick, committed.TickId):
                _committed = true;
                return null;
            case Compensated compensated when IsThis(compensated.Tick, compensated.TickId):
                return new CameToNothing(compensated.Text, compensated.Reason);
            case null or Reconnected:
                _missed = true;
                return await LookAsync(stop);
            default:
                return null;
        }
    }

    // Takes of one tick have its number in common.
    private bool IsThis(int number, Guid? id) => number == tick && (id is null || tickId is null || id == tickId);

    // What a look found before the stream told it is not asked a second time.
    private Asked? Ask(Prompt prompt)
    {
        var known = _askedUnheard && _asked == Written(prompt);
        (_asked, _askedUnheard) = (Written(prompt), false);
        return known ? null : new Asked(prompt);
    }

    private Asked AskUnheard(Prompt prompt)
    {
        (_asked, _askedUnheard) = (Written(prompt), true);
        return new Asked(prompt);
    }

    private async Task<Answer?> LookAsync(CancellationToken stop)
    {
        var now = await gateway.SessionAsync(session, stop);
        if (now.Tick >= tick) return await FailureAsync(stop) ?? await CanonAsync(now.Phase, stop);

        // The events that led there may still be on their way over the new connection: only a second look counts.
        var sure = _looked;
        _looked = now.Awaits is not null || now.Phase == Phase.Idle;
        return (sure, now) switch
        {
            (true, { Awaits: { } prompt }) => AskUnheard(prompt),
            (true, { Phase: Phase.Idle }) => new CameToNothing("", "The tick ended while the connection was lost."),
            _ => null,
        };
    }

    // Behind a take that came to nothing the session stands where it stood before: at the take before.
    private async Task<Answer?> FailureAsync(CancellationToken stop) =>
        revision > 1 && await gateway.TickAsync(session, tickId!.Value, stop) is { State: "Compensated" } failed
            ? new CameToNothing(failed.Text, failed.Reason ?? "")
            : null;

    private async Task<Answer> CanonAsync(Phase phase, CancellationToken stop)
    {
        if (_missed || _told.Count == 0)
        {
            var entry = (await gateway.TranscriptAsync(session, tick - 1, stop)).FirstOrDefault(entry => entry.Tick == tick);
            for (var i = FirstOfAll; i < entry?.Paragraphs.Count; i++) Tell(new(tick, i, entry.Paragraphs[i]));
        }
        return new BecameCanon(tick, phase == Phase.Over, revision);
    }

    // Who joins in the middle was told the beginning before, and so was who has a tick taken again from its middle.
    private int FirstOfAll => (tickId is null || revision > 1) && _told.Count > 0 ? _told.Keys.First() : 0;

    private void Tell(Told told)
    {
        if (_told.TryAdd(told.Index, told.Text)) show(told);
    }

    private static string Written(Prompt prompt) => JsonSerializer.Serialize(prompt, JsonSerializerOptions.Web);
}
