using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Scenes;

/// <summary>Ends a scene with the commit that leads out of it: its row and its first step are part of the commit's transaction.</summary>
public sealed class SceneEnd(CanonDb db, WorldStore worlds, Branches branches, SceneSteps steps)
{
    private const int Stretch = 100;

    /// <summary>Whether a tick ends a scene: the player is somewhere else after it, or a fight came to its end in it.</summary>
    public static bool Is(World before, Resolution resolution) =>
        before.Player.At != resolution.After.Player.At || resolution.Outcomes.Any(o => o.Kind == OutcomeKind.FightEnded);

    /// <summary>Ends the scene that the tick belongs to.</summary>
    /// <param name="place">Where the player was before the tick.</param>
    /// <param name="after">The world as the commit leaves it.</param>
    /// <param name="hash">That world's hash.</param>
    public async Task End(Session session, TickState tick, string place, World after, string hash, CancellationToken cancellation)
    {
        var lineage = await branches.LineageOf(tick.BranchId, cancellation);
        var last = await LastBefore(tick.Number, lineage, cancellation);
        var began = last?.EndedClock ?? (await worlds.Authored(session, cancellation)).Begin.Clock;
        var taken = after.Deferred.IsEmpty ? []
            : await Taken(lineage.Within(tick.Number - SceneEchoes.TicksWaited, tick.Number - 1), cancellation);
        var scene = Scene(tick, place, last?.LastTick ?? 0, began, after, hash, taken);
        db.Scenes.Add(scene);
        await steps.Ask(scene, cancellation);
    }

    /// <summary>The scene that a tick ends, before anything of it is settled.</summary>
    /// <param name="lastEnd">The number of the tick that ended the scene before; 0 where it is the first.</param>
    /// <param name="began">The world's clock then.</param>
    /// <param name="taken">What earlier scenes have taken on and not yet brought: it is not due a second time.</param>
    public static SceneState Scene(
        TickState tick, string place, int lastEnd, long began, World after, string hash, IEnumerable<string> taken) => new()
    {
        CorrelationId = Guid.CreateVersion7(),
        CurrentState = nameof(SceneStateMachine.Settling),
        SessionId = tick.SessionId,
        BranchId = tick.BranchId,
        TickId = tick.CorrelationId,
        Revision = tick.Revision,
        FirstTick = lastEnd + 1,
        LastTick = tick.Number,
        Place = place,
        BeganClock = began,
        EndedClock = after.Clock,
        EndedWeather = after.Weather,
        WorldHash = hash,
        Deferred = [.. after.Deferred.Except(taken)],
    };

    // A scene is seldom longer than one stretch; however long and branched the story is, no more is looked through.
    private async Task<SceneState?> LastBefore(int tick, Lineage lineage, CancellationToken cancellation)
    {
        SceneState? last = null;
        for (var to = tick - 1; last is null && to > 0; to -= Stretch)
            last = await db.Scenes.AsNoTracking().On(lineage.Within(to - Stretch + 1, to), s => s.BranchId, s => s.LastTick)
                .OrderByDescending(s => s.LastTick).FirstOrDefaultAsync(cancellation);
        return last;
    }

    // What an earlier scene has taken on and not yet brought is not due a second time, unless it was let go.
    private async Task<IEnumerable<string>> Taken(IReadOnlyList<Segment> past, CancellationToken cancellation)
    {
        var open = await db.Scenes.AsNoTracking().On(past, s => s.BranchId, s => s.LastTick).NotBroughtOn(past, db)
            .Select(s => s.Deferred).ToListAsync(cancellation);
        return open.SelectMany(taken => taken);
    }
}
