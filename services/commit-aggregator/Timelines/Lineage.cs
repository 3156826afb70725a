using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace Storyteller.CommitAggregator.Timelines;

/// <summary>Which branch has which ticks of a story, from its beginning to where a branch ends. Pure, and the same for ever.</summary>
public sealed class Lineage
{
    private readonly IReadOnlyList<Segment> _segments;

    private Lineage(IReadOnlyList<Segment> segments) => _segments = segments;

    /// <summary>The lineage of the branch that a session begins with.</summary>
    public static Lineage Beginning(Guid branchId) => new([new Segment(branchId, 0, int.MaxValue)]);

    /// <summary>The lineage of a branch.</summary>
    /// <param name="line">The branch, and those that it comes from, the one that the session begins with first.</param>
    public static Lineage Of(IEnumerable<Branch> line)
    {
        var segments = new List<Segment>();
        foreach (var branch in line)
        {
            while (segments.Count > 0 && segments[^1].From > branch.ForkTick) segments.RemoveAt(segments.Count - 1);
            if (segments.Count > 0) segments[^1] = segments[^1] with { To = branch.ForkTick };
            segments.Add(new Segment(branch.Id, branch.ForkTick + 1, int.MaxValue));
        }

        return new Lineage(segments);
    }

    /// <summary>The lineage of a branch that goes on from this one after a tick.</summary>
    public Lineage Fork(Guid branchId, int afterTick) => new([.. Within(0, afterTick), new Segment(branchId, afterTick + 1, int.MaxValue)]);

    /// <summary>The branch that has a tick.</summary>
    public Guid OwnerOf(int tick) => Within(tick, tick).Single().BranchId;

    /// <summary>The parts of it that have ticks from one to another, the oldest first.</summary>
    public IReadOnlyList<Segment> Within(int from, int to)
    {
        // What is asked for is mostly at the end, however long and branched the story is.
        var parts = new List<Segment>();
        for (var i = _segments.Count - 1; i >= 0 && _segments[i].To >= from; i--)
            if (_segments[i].From <= to)
                parts.Add(_segments[i] with { From = Math.Max(from, _segments[i].From), To = Math.Min(to, _segments[i].To) });
        parts.Reverse();
        return parts;
    }

    /// <summary>The last tick that two lineages have in common, where one story ends at <paramref name="tick"/> and the other at
    /// <paramref name="otherTick"/>.</summary>
    public int LastCommon(int tick, Lineage other, int otherTick)
    {
        var (mine, theirs) = (Within(0, tick), other.Within(0, otherTick));
        var last = 0;
        foreach (var (a, b) in mine.Zip(theirs))
        {
            if (a.BranchId != b.BranchId) break;
            last = Math.Min(a.To, b.To);
        }
        return last;
    }
}

/// <summary>The ticks that one branch contributes to a lineage.</summary>
public sealed record Segment(Guid BranchId, int From, int To);

/// <summary>Finds rows along a lineage.</summary>
public static class LineageQueries
{
    /// <summary>The rows of these parts of a lineage.</summary>
    public static IQueryable<T> On<T>(
        this IQueryable<T> rows, IReadOnlyList<Segment> segments, Expression<Func<T, Guid>> branch, Expression<Func<T, int>> tick)
    {
        var row = branch.Parameters[0];
        var number = ReplacingExpressionVisitor.Replace(tick.Parameters[0], row, tick.Body);
        List<Expression> anywhere = [.. segments.Select(segment => Within(segment, branch.Body, number))];
        // In pairs: what is nested as deep as there are segments overflows the stack of whoever translates it.
        while (anywhere.Count > 1) anywhere = [.. anywhere.Chunk(2).Select(pair => pair.Aggregate(Expression.OrElse))];
        return rows.Where(Expression.Lambda<Func<T, bool>>(anywhere.SingleOrDefault(Expression.Constant(false)), row));
    }

    // The segment is captured, so that it becomes a parameter of the statement and its shape is known again.
    private static Expression Within(Segment segment, Expression branch, Expression tick)
    {
        Expression<Func<Guid, int, bool>> within = (b, t) => b == segment.BranchId && t >= segment.From && t <= segment.To;
        var body = ReplacingExpressionVisitor.Replace(within.Parameters[0], branch, within.Body);
        return ReplacingExpressionVisitor.Replace(within.Parameters[1], tick, body);
    }
}
