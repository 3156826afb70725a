using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Streams;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Timelines.Rewinding;

/// <summary>Begins timelines, goes over to them, names and deletes them. What was played is never changed by it.</summary>
public sealed class TimelineChanges(CanonDb db, Granting granting, Beginnings beginnings, Returning returning)
{
    /// <summary>Goes back: a new timeline begins there and is played from now on.</summary>
    public Task<(TimelineView? Timeline, IResult? Problem)> Rewind(Wish<Rewind> wish, CancellationToken cancellation) =>
        granting.Grant(wish, LedgerTypes.Rewound, atRest: true, async session =>
        {
            var (toTick, timelineId, save, name) = wish.What;
            var (from, nowhere) = save is null ? await beginnings.On(session, timelineId, toTick, "toTick", cancellation)
                : await beginnings.At(session, save, cancellation);
            if (from is null) return (null, nowhere);
            var (timeline, problem) = await beginnings.Begin(session, from, name, cancellation);
            if (timeline is null) return (null, problem);
            await GoOver(session, timeline, cancellation);
            return (TimelineViews.Of(timeline, session), default(IResult));
        }, cancellation);

    /// <summary>Begins a timeline without going there; a tick that is under way is not in its way.</summary>
    public Task<(TimelineView? Timeline, IResult? Problem)> Branch(Wish<NewTimeline> wish, CancellationToken cancellation) =>
        granting.Grant(wish, LedgerTypes.TimelineBranched, atRest: false, async session =>
        {
            var (from, nowhere) = await beginnings.On(session, wish.What.Timeline, wish.What.Tick, "tick", cancellation);
            if (from is null) return (null, nowhere);
            var (timeline, problem) = await beginnings.Begin(session, from, wish.What.Name, cancellation);
            return timeline is null ? (null, problem) : (TimelineViews.Of(timeline, session), default(IResult));
        }, cancellation);

    /// <summary>Goes over to a timeline, to where it was left.</summary>
    public Task<(TimelineView? Timeline, IResult? Problem)> Choose(Wish<TimelineChoice> wish, CancellationToken cancellation) =>
        granting.Grant(wish, LedgerTypes.TimelineChosen, atRest: true, async session =>
        {
            if (await Find(session, wish.What.TimelineId, cancellation) is not { } timeline) return Unknown(wish.What.TimelineId);
            if (timeline.Id != session.TimelineId) await GoOver(session, timeline, cancellation);
            return (TimelineViews.Of(timeline, session), default(IResult));
        }, cancellation);

    /// <summary>Gives a timeline another name.</summary>
    public Task<(TimelineView? Timeline, IResult? Problem)> Name(Wish<NamedTimeline> wish, CancellationToken cancellation) =>
        granting.Grant(wish, LedgerTypes.TimelineNamed, atRest: false, async session =>
        {
            var (id, name) = wish.What;
            if (await Find(session, id, cancellation) is not { } timeline) return Unknown(id);
            if (await db.Timelines.AnyAsync(t => t.SessionId == session.Id && t.Id != id && t.Name == name, cancellation))
                return (null, Problems.NameTaken("timeline", name));
            timeline.Name = name;
            return (TimelineViews.Of(timeline, session), default(IResult));
        }, cancellation);

    /// <summary>Deletes a timeline that is not played; its ticks stay, for others may share them and saves may be on them.</summary>
    public Task<(TimelineView? Timeline, IResult? Problem)> Delete(Wish<ChosenTimeline> wish, CancellationToken cancellation) =>
        granting.Grant(wish, LedgerTypes.TimelineDeleted, atRest: false, async session =>
        {
            var id = wish.What.TimelineId;
            if (await Find(session, id, cancellation) is not { } timeline) return Unknown(id);
            if (id == session.TimelineId) return (null, Problems.TimelineIsPlayed(id));
            db.Timelines.Remove(timeline);
            return (TimelineViews.Of(timeline, session), default(IResult));
        }, cancellation);

    private async Task GoOver(Session session, Timeline to, CancellationToken cancellation)
    {
        var left = await db.Timelines.SingleAsync(t => t.Id == session.TimelineId, cancellation);
        left.LeaveAt(session.Head);
        var there = to.HeadIn(session);
        session.TimelineId = to.Id;
        await returning.To(session, there, cancellation);
        db.Stream.Add(StreamEvents.Rewound(session));
    }

    private Task<Timeline?> Find(Session session, Guid id, CancellationToken cancellation) =>
        db.Timelines.SingleOrDefaultAsync(t => t.SessionId == session.Id && t.Id == id, cancellation);

    private static (TimelineView?, IResult?) Unknown(Guid id) => (null, Problems.Unknown("timeline", id.ToString()));
}

/// <summary>A timeline, and what it shall be called.</summary>
public sealed record NamedTimeline(Guid TimelineId, string Name);

/// <summary>A timeline.</summary>
public sealed record ChosenTimeline(Guid TimelineId);
