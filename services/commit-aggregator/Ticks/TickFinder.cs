using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Timelines;

namespace Storyteller.CommitAggregator.Ticks;

/// <summary>Finds the tick that a path names, for the session's own player.</summary>
public sealed class TickFinder(CanonDb db, SessionAccess access, Branches branches)
{
    /// <summary>
    /// A tick by its id, or by its number on the timeline that is played: the one under way, else the take that stands, else the last
    /// attempt that came to nothing.
    /// </summary>
    public async Task<(Session? Session, TickState? Tick, ProblemHttpResult? Problem)> Find(
        string sessionId, string tick, CancellationToken cancellation)
    {
        var (session, problem) = await access.Open(sessionId, cancellation);
        if (session is null) return (null, null, problem);
        var ticks = db.Ticks.AsNoTracking().Where(t => t.SessionId == session.Id);
        if (Guid.TryParseExact(tick, "D", out var id))
            ticks = ticks.Where(t => t.CorrelationId == id);
        else if (int.TryParse(tick, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            ticks = await Numbered(ticks, session, number, cancellation);
        else return (null, null, Problems.MalformedId("tick", tick));
        var found = await ticks.OrderByDescending(t => t.AcceptedAt).FirstOrDefaultAsync(cancellation);
        return found is null ? (null, null, Problems.Unknown("tick", tick)) : (session, found, null);
    }

    private async Task<IQueryable<TickState>> Numbered(
        IQueryable<TickState> ticks, Session session, int number, CancellationToken cancellation)
    {
        var numbered = ticks.Where(t => t.Number == number);
        if (number > session.Tick)
            return numbered.Where(t => t.CorrelationId == session.RunningTickId
                || (t.CurrentState == nameof(TickStateMachine.Compensated) && From(session).Contains(t.BranchId)
                    && db.Timelines.Any(timeline => timeline.Id == session.TimelineId && timeline.CreatedAt <= t.AcceptedAt)));
        var owner = (await branches.LineageOf(session.BranchId, cancellation)).OwnerOf(number);
        return numbered.Where(t => t.BranchId == owner && t.CurrentState == nameof(TickStateMachine.Committed));
    }

    // An attempt at what comes after where the session is lies on its branch, or on one that goes on from there.
    private IQueryable<Guid> From(Session session) => db.Branches
        .Where(b => b.SessionId == session.Id)
        .Where(b => b.Id == session.BranchId || (b.ParentId == session.BranchId && b.ForkTick == session.Tick)).Select(b => b.Id);
}
