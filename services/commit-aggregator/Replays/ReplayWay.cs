using Storyteller.CommitAggregator.Replays.Records;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Replays;

/// <summary>How a session is gone through once more.</summary>
/// <param name="Think">Asks an agent.</param>
/// <param name="Settings">Who decided about meta events when.</param>
/// <param name="Shuffle">In which order those are asked, and answer, who are asked side by side; null for the order that they are named
/// in.</param>
internal sealed record ReplayWay(ThinkAnew Think, ReviewSettings Settings, Chance? Shuffle)
{
    /// <summary>These in some order: what comes of them must not depend on it.</summary>
    public IReadOnlyList<T> InAnyOrder<T>(IReadOnlyList<T> from, params ReadOnlySpan<string> purpose) =>
        Shuffle is { } chance ? chance.For(purpose).Shuffle(from) : from;
}
