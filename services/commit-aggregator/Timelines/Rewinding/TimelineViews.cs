using Storyteller.CommitAggregator.Sessions;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Timelines.Rewinding;

/// <summary>A timeline as its player sees it.</summary>
public static class TimelineViews
{
    /// <summary>The timeline, and where it ends now.</summary>
    public static TimelineView Of(Timeline timeline, Session session)
    {
        var head = timeline.HeadIn(session);
        return new TimelineView(timeline.Id, timeline.Name, head.Tick, head.WorldHash, session.TimelineId == timeline.Id,
            timeline.FromTimelineId, timeline.FromTick, timeline.CreatedAt);
    }
}
