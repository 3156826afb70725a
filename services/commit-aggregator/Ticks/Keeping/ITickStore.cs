using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Streams;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Ticks.Keeping;

/// <summary>
/// What the steps of a tick read and write: the one seam between the saga's decisions and storage. All that is written through it in one
/// message or request lasts together or not at all, messages included.
/// </summary>
public interface ITickStore
{
    /// <summary>The session that a tick belongs to, to be changed.</summary>
    Task<Session> SessionOf(TickState tick, CancellationToken cancellation);

    /// <summary>The turn as it stands, with what was kept a moment ago.</summary>
    Task<LoadedTurn> Load(Session session, TickState tick, CancellationToken cancellation);

    /// <summary>The first words of the paragraphs that the player read last in earlier ticks, the newest first.</summary>
    Task<IReadOnlyList<string>> RecentOpenings(TickState tick, CancellationToken cancellation);

    /// <summary>What a tick has asked in its revision, to be changed.</summary>
    Task<Artifact> Asked(TickState tick, string agent, string subject, CancellationToken cancellation);

    /// <summary>Lets the answer stay that the replaced take was given to this very question, if it may; says whether it does.</summary>
    Task<bool> Stays(TickState tick, string agent, string subject, string input, CancellationToken cancellation);

    /// <summary>Writes a question, or what was decided without asking.</summary>
    void Add(Artifact artifact);

    /// <summary>Shows something on the session's live stream, in this order.</summary>
    void Show(params IEnumerable<StreamEvent> events);

    /// <summary>Sends a command to the one queue that takes it; where it gets lost, whoever finds it unanswered sends it again.</summary>
    Task Send(Uri address, object command);

    /// <summary>Reports an event to whoever listens.</summary>
    Task Publish<T>(T reported, CancellationToken cancellation) where T : class;

    /// <summary>Reports an event that soon is of no interest any more, and may get lost.</summary>
    Task Mention<T>(T reported, CancellationToken cancellation) where T : class;

    /// <summary>Makes all of a turn canon, and the session idle.</summary>
    Task Commit(Session session, TickState tick, Turn turn, CancellationToken cancellation);

    /// <summary>Makes none of it canon, and the session idle where it was before.</summary>
    Task Compensate(Session session, TickState tick, string reason, CancellationToken cancellation);
}
