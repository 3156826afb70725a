using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Takes;

/// <summary>What players get to see of the artifacts of their ticks.</summary>
public static class ArtifactViews
{
    /// <summary>The artifacts of one take, by agent and subject.</summary>
    public static async Task<IReadOnlyList<ArtifactView>> OfTake(this CanonDb db, TickState take, CancellationToken cancellation)
    {
        var rows = await db.Artifacts.AsNoTracking().Where(a => a.TickId == take.CorrelationId).ToListAsync(cancellation);
        return [.. InOrder(rows).Select(row => Of(row, standing: true))];
    }

    /// <summary>
    /// Every version that any take of the same command has, by agent, subject and version. What several takes have in common is there
    /// once; what this one has stands.
    /// </summary>
    public static Task<IReadOnlyList<ArtifactView>> OfEveryTake(this CanonDb db, TickState take, CancellationToken cancellation) =>
        Once(db.InEveryTake(take), take, cancellation);

    /// <summary>The versions of one artifact in all takes of the same command, the first one first.</summary>
    public static Task<IReadOnlyList<ArtifactView>> VersionsOf(
        this CanonDb db, TickState take, string agent, string subject, CancellationToken cancellation) =>
        Once(db.InEveryTake(take).Where(a => a.Agent == agent && a.Subject == subject), take, cancellation);

    /// <summary>One version as its player sees it.</summary>
    /// <param name="standing">It belongs to the take that was asked for.</param>
    public static ArtifactView Of(Artifact version, bool standing) => new(version.Agent, version.Subject, version.Revision,
        version.Brain?.ToString(), version.InputHash ?? "", version.Input, version.Output, version.Origin, standing, version.Parents,
        unchecked((ulong)version.Seed), version.Cost is { } cost ? Canonical.Read<Cost>(cost) : null, version.AskedAt, version.AnsweredAt);

    private static IQueryable<Artifact> InEveryTake(this CanonDb db, TickState take) =>
        db.Artifacts.AsNoTracking().Where(a => db.Ticks.Any(t => t.CorrelationId == a.TickId && t.FirstTake == take.FirstTake));

    private static async Task<IReadOnlyList<ArtifactView>> Once(
        IQueryable<Artifact> versions, TickState take, CancellationToken cancellation)
    {
        var rows = await versions.ToListAsync(cancellation);
        return [.. InOrder(rows.OrderBy(row => row.TickId == take.CorrelationId ? 0 : 1)
            .DistinctBy(row => (row.Agent, row.Subject, row.Revision))).Select(row => Of(row, row.TickId == take.CorrelationId))];
    }

    private static IEnumerable<Artifact> InOrder(IEnumerable<Artifact> rows) => rows.OrderBy(row => row.Agent, StringComparer.Ordinal)
        .ThenBy(row => row.Subject, StringComparer.Ordinal).ThenBy(row => row.Revision);
}
