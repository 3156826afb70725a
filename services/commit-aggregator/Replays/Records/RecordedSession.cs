using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Scenes;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Timelines;

namespace Storyteller.CommitAggregator.Replays.Records;

/// <summary>What is stored of a session beside its ticks.</summary>
/// <param name="Version">The authored world that it began with; null where it is gone.</param>
/// <param name="Branches">Its branches, the oldest first.</param>
/// <param name="Said">The ledger's entries about the session itself, in their order.</param>
/// <param name="Scenes">Its scenes, by the branch and number of the tick that ended them.</param>
/// <param name="Echoes">The scenes that became canon, by the branch and number of the tick in which they did.</param>
/// <param name="Places">What names a place in it, and the place: the session itself, timelines, saves.</param>
/// <param name="Now">The world that it is in, as rows; none where it is suspended.</param>
/// <param name="IsKept">Whether there is a checkpoint of the world that it is in.</param>
internal sealed record RecordedSession(Session Session, WorldVersion? Version, IReadOnlyList<Branch> Branches,
    IReadOnlyList<LedgerEntry> Said, ILookup<(Guid Branch, int Tick), SceneState> Scenes,
    ILookup<(Guid Branch, int Tick), Guid> Echoes, IReadOnlyList<(string What, Head Place)> Places, IReadOnlyList<WorldEntity> Now,
    bool IsKept)
{
    /// <summary>Reads it; null when there is no such session.</summary>
    public static async Task<RecordedSession?> Load(CanonDb db, Guid id, CancellationToken cancellation)
    {
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellation) is not { } session) return null;
        var version = await db.WorldVersions.AsNoTracking().SingleOrDefaultAsync(v => v.Hash == session.WorldVersion, cancellation);
        var branches = await db.Branches.AsNoTracking().Where(b => b.SessionId == id).ToListAsync(cancellation);
        var said = await db.Ledger.AsNoTracking()
            .Where(e => e.SessionId == id && e.TickId == null
                && (e.Type == LedgerTypes.SessionStarted || e.Type == LedgerTypes.SettingsChanged))
            .OrderBy(e => e.Id).ToListAsync(cancellation);
        var scenes = await db.Scenes.AsNoTracking().Where(s => s.SessionId == id).ToListAsync(cancellation);
        var echoes = await db.Echoes.AsNoTracking().Where(e => db.Branches.Any(b => b.Id == e.BranchId && b.SessionId == id))
            .ToListAsync(cancellation);
        var timelines = await db.Timelines.AsNoTracking().Where(t => t.SessionId == id).OrderBy(t => t.Name).ToListAsync(cancellation);
        var saves = await db.Saves.AsNoTracking().Where(s => s.SessionId == id).OrderBy(s => s.Name).ToListAsync(cancellation);
        var now = await db.WorldEntities.AsNoTracking().Where(e => e.SessionId == id).ToListAsync(cancellation);
        var kept = await db.Checkpoints.AnyAsync(c => c.BranchId == session.BranchId && c.Tick == session.Tick, cancellation);
        return new RecordedSession(session, version, [.. branches.OrderBy(b => b.CreatedAt).ThenBy(b => b.Id)], said,
            scenes.ToLookup(s => (s.BranchId, s.LastTick)), echoes.ToLookup(e => (e.BranchId, e.Tick), e => e.SceneId),
            [
                ("session", session.Head), .. timelines.Select(t => ($"timeline {t.Name}", t.HeadIn(session))),
                .. saves.Select(s => ($"save {s.Name}", s.Head)),
            ], now, kept);
    }
}
