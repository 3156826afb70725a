using MassTransit;
using Storyteller.Contracts;
using Storyteller.Rulebook;
using Storyteller.ServiceDefaults;

namespace Storyteller.CommitAggregator.Scenes;

/// <summary>Keeps what a scene's steps come to, and asks for those that can be taken next.</summary>
public sealed class SceneSteps(ISendEndpointProvider bus, TimeProvider clock)
{
    /// <summary>Keeps a step's result, and asks for what waited for it; after the last step there is nothing to ask for.</summary>
    public async Task Keep(SceneState scene, SceneStepSettled settled, CancellationToken cancellation)
    {
        SettledStep[] results = [.. scene.Settled(), new SettledStep(settled.Step, settled.Changes, settled.Summary)];
        scene.Results = Canonical.Write(results.OrderBy(result => result.Step));
        scene.Awaited = [.. scene.Awaited.Where(step => step != settled.Step.ToString())];
        if (settled.Step == SceneStep.Narrative) scene.Summary = settled.Summary;
        if (settled.Step == SceneStep.Checkpoint) scene.FinalHash = settled.Summary;
        await Ask(scene, cancellation);
        if (scene.Awaited.Count == 0) scene.SettledAt = clock.GetUtcNow();
    }

    /// <summary>Asks for the steps that can be taken by now, and awaits them.</summary>
    public async Task Ask(SceneState scene, CancellationToken cancellation)
    {
        foreach (var step in ScenePlan.Ready([.. scene.Settled().Select(result => result.Step)]))
        {
            if (scene.Awaited.Contains(step.ToString())) continue;
            scene.Awaited = [.. scene.Awaited, step.ToString()];
            scene.AskedAt = clock.GetUtcNow();
            await Send(scene, step, cancellation);
        }
    }

    /// <summary>Sends the command for one step, for the first time or again.</summary>
    public async Task Send(SceneState scene, SceneStep step, CancellationToken cancellation)
    {
        var endpoint = await bus.GetSendEndpoint(Queues.Address<SettleScene>("commit-aggregator"));
        // What is awaited is in the scene's row: should the broker forget the command, it is sent again.
        await endpoint.Send(new SettleScene(scene.SessionId, scene.TickId, scene.Revision, scene.CorrelationId, step),
            context => context.Transient(), cancellation);
    }
}
