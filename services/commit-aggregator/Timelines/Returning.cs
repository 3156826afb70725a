using MassTransit;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.States;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Timelines;

/// <summary>
/// Returns a session to a place in its past, with exactly the world that there was then, and tells whoever listens. To be called under its
/// lock.
/// </summary>
public sealed class Returning(WorldStore worlds, PastWorlds past, IPublishEndpoint bus)
{
    /// <summary>Moves the session's head there; it costs as much as the two worlds differ. Gives the world.</summary>
    public async Task<World> To(Session session, Head head, CancellationToken cancellation)
    {
        var (now, then) = (await worlds.Now(session, cancellation), await past.At(head, cancellation));
        await worlds.Replace(session.Id, now, then, cancellation);
        session.Head = head;
        session.Phase = then.Holds(World.PlayerId, "dead") ? Phase.Over : Phase.Idle;
        await bus.Publish(new SessionRewound(session.Id, session.TimelineId, head.Tick, head.WorldHash), cancellation);
        return then;
    }
}
