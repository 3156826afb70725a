using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Scenes;

/// <summary>
/// How a scene settles after it has ended. It begins with the commit that ends the scene, with its row written and its first step queued;
/// from there each result is kept, and the steps that waited for it are asked for. What nobody awaits changes nothing.
/// </summary>
public sealed class SceneStateMachine : MassTransitStateMachine<SceneState>
{
    /// <summary>Declares the states and the ways between them.</summary>
    public SceneStateMachine()
    {
        InstanceState(scene => scene.CurrentState);
        Event(() => SceneStepSettled, e => e.CorrelateById(c => c.Message.SceneId).OnMissingInstance(m => m.Discard()));
        OnUnhandledEvent(late => late.Ignore());

        During(Settling,
            When(SceneStepSettled, c => c.Saga.Awaited.Contains(c.Message.Step.ToString()))
                .ThenAsync(c => c.GetPayload<IServiceProvider>().GetRequiredService<SceneSteps>()
                    .Keep(c.Saga, c.Message, c.CancellationToken))
                .If(c => c.Saga.Awaited.Count == 0, all => all.TransitionTo(Settled)));
    }

    /// <summary>Some of what follows from it is still to be worked out.</summary>
    public State Settling { get; private set; } = null!;

    /// <summary>All that follows from it is known; a commit makes it canon.</summary>
    public State Settled { get; private set; } = null!;

    /// <summary>From <see cref="SettleSceneConsumer"/>, once for each step.</summary>
    public Event<SceneStepSettled> SceneStepSettled { get; private set; } = null!;
}
