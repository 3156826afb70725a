using System.Text.Json.Serialization;

namespace Storyteller.Contracts;

// What happens off stage once a scene has ended, step by step; the commit aggregator tells itself, so that any instance can do it.

/// <summary>Works out one step of what follows from a scene that has ended.</summary>
/// <param name="TickId">The tick that ended the scene.</param>
public sealed record SettleScene(Guid SessionId, Guid TickId, int Revision, Guid SceneId, SceneStep Step);

/// <summary>One step of what follows from a scene is worked out; a later tick's commit makes it canon, as far as it still fits.</summary>
/// <param name="TickId">The tick that ended the scene.</param>
/// <param name="Changes">What it changes, in order; may be empty.</param>
/// <param name="Summary">The scene in one sentence, from <see cref="SceneStep.Narrative"/>; the hash of the world with all results, from
/// <see cref="SceneStep.Checkpoint"/>; else null.</param>
public sealed record SceneStepSettled(Guid SessionId, Guid TickId, int Revision, Guid SceneId, SceneStep Step,
    IReadOnlyList<WorldEvent> Changes, string? Summary);

/// <summary>The steps in which a scene settles, in the order in which their changes are applied.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SceneStep>))]
public enum SceneStep
{
    /// <summary>What storylets put off until the player has left.</summary>
    DeferredEffects,
    /// <summary>What those do whom the player does not see.</summary>
    OffScreenCharacters,
    /// <summary>Word gets around.</summary>
    SocialRipple,
    /// <summary>The sky, the doors and the purses go on.</summary>
    WorldState,
    /// <summary>The scene in one sentence.</summary>
    Narrative,
    /// <summary>What the world would be with all of it, as a hash.</summary>
    Checkpoint,
}
