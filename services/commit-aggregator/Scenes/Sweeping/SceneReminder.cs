using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Storage;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Scenes.Sweeping;

/// <summary>Asks again for the steps of a scene that are out too long. What it sends goes through the outbox.</summary>
public sealed class SceneReminder(CanonDb db, SceneSteps steps, TimeProvider clock)
{
    /// <summary>The scenes with a step that was asked for before then, the longest out first.</summary>
    public Task<List<Guid>> Waiting(DateTimeOffset askedBefore, CancellationToken cancellation) => db.Scenes.AsNoTracking()
        .Where(s => s.SettledAt == null && s.AskedAt < askedBefore).OrderBy(s => s.AskedAt).Select(s => s.CorrelationId)
        .ToListAsync(cancellation);

    /// <summary>Asks again for what the scene awaits, unless it has gone on since; says for what.</summary>
    public async Task<string> Remind(Guid sceneId, DateTimeOffset askedBefore, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Where the saga has this row, this waits for it and then finds that the scene has gone on.
        var taken = await db.Scenes.Where(s => s.CorrelationId == sceneId && s.SettledAt == null && s.AskedAt < askedBefore)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.AskedAt, clock.GetUtcNow()), cancellation);
        if (taken == 0) return "nothing";
        var scene = await db.Scenes.AsNoTracking().SingleAsync(s => s.CorrelationId == sceneId, cancellation);
        foreach (var step in scene.Awaited) await steps.Send(scene, Enum.Parse<SceneStep>(step), cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return string.Join(", ", scene.Awaited);
    }
}
