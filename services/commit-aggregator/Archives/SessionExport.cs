using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Archives.Format;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Timelines;

namespace Storyteller.CommitAggregator.Archives;

/// <summary>
/// Writes a whole session as a file, row by row as they come from the storage. Nothing runs in it then; all reads must be in one snapshot.
/// Checkpoints and rows of the world are left out: they follow from the ledger.
/// </summary>
internal sealed class SessionExport(CanonDb db, TimeProvider clock)
{
    private const int TicksAtATime = 20;
    private const int Buffered = 64 * 1024;

    /// <summary>Writes it; what a line refers to comes before it.</summary>
    public async Task Write(Session session, Stream to, CancellationToken cancellation)
    {
        using var file = new LineWriter(new BufferedStream(to, Buffered));
        var branches = InOrder(
            await db.Branches.AsNoTracking().Where(b => b.SessionId == session.Id).OrderBy(b => b.CreatedAt).ToListAsync(cancellation),
            b => b.Id, b => b.ParentId);
        await file.Begin(await HeaderOf(session, branches[0].Id, cancellation), cancellation);
        var world = await db.WorldVersions.AsNoTracking().SingleAsync(v => v.Hash == session.WorldVersion, cancellation);
        await file.Add(new WrittenWorld(world.Hash, new Verbatim(world.Body)), cancellation);
        foreach (var branch in branches) await file.Add(LineOf.Branch(branch), cancellation);
        await WriteTicks(session, file, cancellation);
        await WriteNames(session, file, cancellation);
        foreach (var branch in branches) await WriteScenes(branch.Id, file, cancellation);
        foreach (var branch in branches) await WriteEchoes(branch.Id, file, cancellation);
        await WriteLedger([.. branches.Select(b => b.Id)], file, cancellation);
        foreach (var branch in branches) await WriteTranscript(branch.Id, file, cancellation);
        await file.Add(new WrittenPlayed(session.TimelineId, session.BranchId, session.Tick, session.WorldHash), cancellation);
        await file.End(cancellation);
    }

    private async Task<Header> HeaderOf(Session session, Guid first, CancellationToken cancellation) => new(Header.Name, Header.Newest,
        session.Id, session.WorldId, session.WorldVersion, unchecked((ulong)session.Seed), session.Review,
        await db.Checkpoints.Where(c => c.BranchId == first && c.Tick == 0).Select(c => c.WorldHash).SingleAsync(cancellation),
        session.CreatedAt, clock.GetUtcNow());

    private async Task WriteTicks(Session session, LineWriter file, CancellationToken cancellation)
    {
        // A take has a higher revision than those that it comes from, and the same number.
        var ids = await db.Ticks.Where(t => t.SessionId == session.Id)
            .OrderBy(t => t.Number).ThenBy(t => t.Revision).ThenBy(t => t.AcceptedAt).ThenBy(t => t.IdempotencyKey)
            .Select(t => t.CorrelationId).ToListAsync(cancellation);
        foreach (var some in ids.Chunk(TicksAtATime))
        {
            var ticks = await db.Ticks.AsNoTracking().Where(t => some.Contains(t.CorrelationId))
                .ToDictionaryAsync(t => t.CorrelationId, cancellation);
            await using var artifacts = ArtifactsOf(some).GetAsyncEnumerator(cancellation);
            var more = await artifacts.MoveNextAsync();
            foreach (var id in some)
            {
                await file.Add(LineOf.Tick(ticks[id]), cancellation);
                for (; more && artifacts.Current.TickId == id; more = await artifacts.MoveNextAsync())
                    await file.Add(LineOf.Artifact(artifacts.Current), cancellation);
            }
        }
    }

    // In the order of their ticks above.
    private IAsyncEnumerable<Artifact> ArtifactsOf(Guid[] ticks) => db.Artifacts.AsNoTracking().Where(a => ticks.Contains(a.TickId))
        .Join(db.Ticks, a => a.TickId, t => t.CorrelationId, (a, t) => new { Artifact = a, Tick = t })
        .OrderBy(x => x.Tick.Number).ThenBy(x => x.Tick.Revision).ThenBy(x => x.Tick.AcceptedAt).ThenBy(x => x.Tick.IdempotencyKey)
        .ThenBy(x => x.Artifact.Agent).ThenBy(x => x.Artifact.Subject).ThenBy(x => x.Artifact.Revision)
        .Select(x => x.Artifact).AsAsyncEnumerable();

    private async Task WriteNames(Session session, LineWriter file, CancellationToken cancellation)
    {
        var timelines = InOrder(
            await db.Timelines.AsNoTracking().Where(t => t.SessionId == session.Id).OrderBy(t => t.CreatedAt).ThenBy(t => t.Name)
                .ToListAsync(cancellation), t => t.Id, t => t.FromTimelineId);
        var there = timelines.Select(t => t.Id).ToHashSet();
        foreach (var timeline in timelines) await file.Add(LineOf.Timeline(timeline, there), cancellation);
        var saves = await db.Saves.AsNoTracking().Where(s => s.SessionId == session.Id).OrderBy(s => s.SavedAt).ThenBy(s => s.Name)
            .ToListAsync(cancellation);
        foreach (var save in saves) await file.Add(LineOf.Save(save, there), cancellation);
    }

    private async Task WriteScenes(Guid branch, LineWriter file, CancellationToken cancellation)
    {
        await foreach (var scene in db.Scenes.AsNoTracking().Where(s => s.BranchId == branch).OrderBy(s => s.LastTick)
            .AsAsyncEnumerable().WithCancellation(cancellation))
            await file.Add(LineOf.Scene(scene), cancellation);
    }

    private async Task WriteEchoes(Guid branch, LineWriter file, CancellationToken cancellation)
    {
        var echoes = db.Echoes.AsNoTracking().Where(e => e.BranchId == branch)
            .Join(db.Scenes, e => e.SceneId, s => s.CorrelationId, (e, s) => new { Echo = e, s.LastTick })
            .OrderBy(x => x.Echo.Tick).ThenBy(x => x.LastTick).Select(x => x.Echo);
        await foreach (var echo in echoes.AsAsyncEnumerable().WithCancellation(cancellation))
            await file.Add(new WrittenEcho(echo.SceneId, echo.BranchId, echo.Tick), cancellation);
    }

    private async Task WriteLedger(List<Guid> branches, LineWriter file, CancellationToken cancellation)
    {
        await foreach (var entry in db.Ledger.AsNoTracking().Where(e => branches.Contains(e.BranchId)).OrderBy(e => e.Id)
            .AsAsyncEnumerable().WithCancellation(cancellation))
            await file.Add(LineOf.Ledger(entry), cancellation);
    }

    private async Task WriteTranscript(Guid branch, LineWriter file, CancellationToken cancellation)
    {
        await foreach (var row in db.Transcript.AsNoTracking().Where(t => t.BranchId == branch).OrderBy(t => t.Tick)
            .AsAsyncEnumerable().WithCancellation(cancellation))
            await file.Add(new WrittenTranscript(row.BranchId, row.Tick, new Verbatim(row.Body)), cancellation);
    }

    // Each after the one that it comes from, wherever clocks stood; one that comes from nothing that is there comes from nothing.
    private static List<T> InOrder<T>(List<T> all, Func<T, Guid> id, Func<T, Guid?> from)
    {
        var there = all.Select(id).ToHashSet();
        var following = all.ToLookup(one => from(one) is { } before && there.Contains(before) ? before : Guid.Empty);
        var ordered = following[Guid.Empty].ToList();
        for (var i = 0; i < ordered.Count; i++) ordered.AddRange(following[id(ordered[i])]);
        return ordered;
    }
}
