using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;

namespace Storyteller.CommitAggregator.Timelines.Rewinding;

/// <summary>Where a new timeline begins.</summary>
/// <param name="TimelineId">The timeline that it is begun from.</param>
/// <param name="Name">What that is called; what a session's first is called where it was deleted.</param>
/// <param name="Head">The place.</param>
public sealed record Beginning(Guid TimelineId, string Name, Head Head);

/// <summary>Finds where timelines can begin, and begins them. To be called under the session's lock.</summary>
public sealed class Beginnings(CanonDb db, PastWorlds past, TimeProvider clock)
{
    /// <summary>The place after a tick of a timeline, or why there is none.</summary>
    /// <param name="timelineId">The one that is played when null.</param>
    /// <param name="tick">The timeline's last one when null.</param>
    /// <param name="field">What the tick is called where it was asked for.</param>
    public async Task<(Beginning? Beginning, IResult? Problem)> On(
        Session session, Guid? timelineId, int? tick, string field, CancellationToken cancellation)
    {
        var id = timelineId ?? session.TimelineId;
        var timeline = await db.Timelines.AsNoTracking().SingleOrDefaultAsync(t => t.SessionId == session.Id && t.Id == id, cancellation);
        if (timeline is null) return (null, Problems.Unknown("timeline", id.ToString()));
        var end = timeline.HeadIn(session);
        if (tick < 0 || tick > end.Tick)
            return (null, Problems.Invalid(field, $"the timeline '{timeline.Name}' has no tick {tick}: it has the ticks 0 to {end.Tick}"));
        return (new Beginning(timeline.Id, timeline.Name, await past.Find(end, tick ?? end.Tick, cancellation)), null);
    }

    /// <summary>The place that was saved under a name, or why there is none.</summary>
    public async Task<(Beginning? Beginning, IResult? Problem)> At(Session session, string save, CancellationToken cancellation)
    {
        var saved = PlayerText.ProblemWithTitle(save) is not null ? null
            : await db.Saves.AsNoTracking().SingleOrDefaultAsync(s => s.SessionId == session.Id && s.Name == save, cancellation);
        if (saved is null) return (null, Problems.Unknown("save", save));
        var name = await db.Timelines.Where(t => t.Id == saved.TimelineId).Select(t => t.Name).SingleOrDefaultAsync(cancellation);
        return (new Beginning(saved.TimelineId, name ?? Timeline.First, saved.Head), null);
    }

    /// <summary>A new timeline that begins there, or why there can be none.</summary>
    /// <param name="name">A name is found when null.</param>
    public async Task<(Timeline? Timeline, IResult? Problem)> Begin(
        Session session, Beginning from, string? name, CancellationToken cancellation)
    {
        var taken = await db.Timelines.Where(t => t.SessionId == session.Id).Select(t => t.Name).ToHashSetAsync(cancellation);
        if (name is not null && taken.Contains(name)) return (null, Problems.NameTaken("timeline", name));
        var timeline = new Timeline
        {
            Id = Guid.CreateVersion7(),
            SessionId = session.Id,
            Name = name ?? TimelineNames.After(from.Name, taken),
            BranchId = from.Head.BranchId,
            Tick = from.Head.Tick,
            WorldHash = from.Head.WorldHash,
            FromTimelineId = from.TimelineId,
            FromTick = from.Head.Tick,
            CreatedAt = clock.NowAsStored(),
        };
        db.Timelines.Add(timeline);
        return (timeline, null);
    }
}
