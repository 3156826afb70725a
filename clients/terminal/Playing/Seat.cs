using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>One player's place in one session: which story, how far it has come, and what was answered beside it.</summary>
/// <param name="tick">The last committed tick when the player sits down.</param>
public sealed class Seat(GatewayClient gateway, Guid session, int tick, Turn turn)
{
    private readonly List<Aside> _asides = [];
    private int _tick = tick;

    /// <summary>What was answered without a tick since the player sat down, in order.</summary>
    public IReadOnlyList<Aside> Asides => _asides;

    /// <summary>Makes a move, up to where it is the player's turn again.</summary>
    public async Task<Answer> TakeAsync(Move move, CancellationToken stop)
    {
        var answer = Noted(await turn.TakeAsync(move, stop));
        if (answer is Replied replied && move is Said said) _asides.Add(new(_tick, said.Text, replied.Reply));
        return answer;
    }

    /// <summary>Follows what is going on in the session without the player; null when nothing is.</summary>
    public async Task<Answer?> CatchUpAsync(CancellationToken stop) => Noted(await turn.CatchUpAsync(stop));

    /// <summary>The session as it is now.</summary>
    public Task<SessionView> ViewAsync(CancellationToken stop) => gateway.SessionAsync(session, stop);

    /// <summary>Changes who decides about meta events.</summary>
    public Task ChangeAsync(ReviewMode review, CancellationToken stop) => gateway.ChangeAsync(session, new(review), stop);

    /// <summary>The story since a tick; all of it since -1.</summary>
    public Task<IReadOnlyList<TranscriptEntry>> TranscriptAsync(int after, CancellationToken stop) =>
        gateway.TranscriptAsync(session, after, stop);

    private T Noted<T>(T answer) where T : Answer?
    {
        if (answer is BecameCanon canon) _tick = canon.Tick;
        return answer;
    }
}

/// <summary>What was said and answered beside the story.</summary>
/// <param name="After">The last tick that was canon then.</param>
public sealed record Aside(int After, string Text, MasterReply Reply);
