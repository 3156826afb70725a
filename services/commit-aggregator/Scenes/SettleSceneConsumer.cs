using MassTransit;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Storage;
using Storyteller.Contracts;
using Storyteller.Rulebook;
using Storyteller.ServiceDefaults;

namespace Storyteller.CommitAggregator.Scenes;

/// <summary>Works out one step of what follows from a scene; a step that nobody awaits is let go.</summary>
public sealed class SettleSceneConsumer(CanonDb db, SceneLoader scenes) : IConsumer<SettleScene>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<SettleScene> context)
    {
        var (command, cancellation) = (context.Message, context.CancellationToken);
        var scene = await db.Scenes.AsNoTracking().SingleOrDefaultAsync(s => s.CorrelationId == command.SceneId, cancellation);
        if (scene is null || !scene.Awaited.Contains(command.Step.ToString())) return;
        var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == scene.SessionId, cancellation);
        var world = await scenes.World(scene, command.Step, cancellation);
        var facts = await scenes.Facts(session, scene, command.Step, cancellation);

        var chance = ScenePlan.ChanceOf(session, scene.LastTick, command.Step);
        var (changes, summary) = Interludes.Settle(command.Step, world, facts, chance);

        await context.Publish(new SceneStepSettled(command.SessionId, command.TickId, command.Revision, command.SceneId, command.Step,
            changes, summary), published => published.Transient(), cancellation);
    }
}
