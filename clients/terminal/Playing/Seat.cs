using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>One player's place in one session: which story, how far it has come, and what was answered beside it.</summary>
/// <param name="begin">The session when the player sits down.</param>
public sealed class Seat(GatewayClient gateway, SessionView begin, Turn turn)
{
    private readonly Asides _asides = new();
    private (Guid Timeline, int Tick) _at = (begin.Timeline, begin.Tick);

    /// <summary>What was answered without a tick since the player sat down, on the timeline that is played, in order.</summary>
    public IReadOnlyList<Aside> Asides => _asides.Of(_at.Timeline);

    /// <summary>What there is of the story besides its present. Whatever moves the story goes through the seat.</summary>
    public SessionPast Past { get; } = new(gateway, begin.SessionId);

    /// <summary>Makes a move under a key of its own, up to where it is the player's turn again.</summary>
    public Task<Answer> TakeAsync(Move move, CancellationToken stop) => TakeAsync(move, Sending.Once, stop);

    /// <summary>Makes a move, up to where it is the player's turn again.</summary>
    public async Task<Answer> TakeAsync(Move move, Sending sending, CancellationToken stop)
    {
        var answer = Noted(await turn.TakeAsync(move, sending, stop));
        if (answer is Replied replied && move is Said said) _asides.Add(_at.Timeline, new(_at.Tick, said.Text, replied.Reply));
        return answer;
    }

    /// <summary>Follows what is going on in the session without the player; null when nothing is.</summary>
    public async Task<Answer?> CatchUpAsync(CancellationToken stop) => Noted(await turn.CatchUpAsync(stop));

    /// <summary>Goes back to an earlier place, on a timeline of its own.</summary>
    public async Task<TimelineView> RewindAsync(Rewind to, CancellationToken stop)
    {
        var begun = await Past.RewindAsync(to, stop);
        _asides.Begin(begun);
        _at = (begun.TimelineId, begun.Tick);
        return begun;
    }

    /// <summary>Goes over to another timeline.</summary>
    public async Task<TimelineView> GoOverAsync(Guid timeline, CancellationToken stop)
    {
        var chosen = await Past.GoOverAsync(timeline, stop);
        _at = (chosen.TimelineId, chosen.Tick);
        return chosen;
    }

    /// <summary>Lets a take of the last tick stand.</summary>
    public async Task ChooseAsync(int tick, int revision, CancellationToken stop)
    {
        await Past.ChooseAsync(tick, revision, stop);
        _asides.Forget(_at.Timeline, tick);
    }

    /// <summary>The session as it is now.</summary>
    public Task<SessionView> ViewAsync(CancellationToken stop) => gateway.SessionAsync(begin.SessionId, stop);

    /// <summary>Changes who decides about meta events.</summary>
    public Task ChangeAsync(ReviewMode review, CancellationToken stop) => gateway.ChangeAsync(begin.SessionId, new(review), stop);

    /// <summary>The story since a tick; all of it since -1.</summary>
    public Task<IReadOnlyList<TranscriptEntry>> TranscriptAsync(int after, CancellationToken stop) =>
        gateway.TranscriptAsync(begin.SessionId, after, stop);

    private T Noted<T>(T answer) where T : Answer?
    {
        if (answer is not BecameCanon canon) return answer;
        _at = _at with { Tick = canon.Tick };
        if (canon.Revision > 1) _asides.Forget(_at.Timeline, canon.Tick);
        return answer;
    }
}
