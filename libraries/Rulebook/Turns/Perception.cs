using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>What a character can have seen or heard of a tick.</summary>
public static class Perception
{
    /// <summary>
    /// The outcomes that this character witnessed, in order: those at a place where they were before or after. What the player only
    /// looks at or thinks over shows on nobody, and of a player who keeps hidden nothing shows at all.
    /// </summary>
    /// <param name="before">The world that the resolution began with.</param>
    public static IReadOnlyList<Outcome> WitnessedBy(Resolution resolution, World before, string characterId)
    {
        if (!before.Characters.TryGetValue(characterId, out var who) || who.HitPoints == 0) return [];
        string[] places = [who.At, resolution.After.Characters[characterId].At];
        var (witnessed, here) = (new List<Outcome>(), before.Player.At);
        foreach (var outcome in resolution.Outcomes.Concat(resolution.Others))
        {
            string?[] seenAt = outcome.Kind == OutcomeKind.Moved ? [outcome.Other, outcome.Target] : [here];
            if (seenAt.Intersect(places).Any() && Shows(outcome, resolution.After)) witnessed.Add(outcome);
            if (outcome is { Kind: OutcomeKind.Moved, Actor: World.PlayerId, Target: { } to }) here = to;
        }
        return witnessed;
    }

    private static bool Shows(Outcome outcome, World after) =>
        outcome.Actor != World.PlayerId || (!after.IsHidden(World.PlayerId) && !IsInward(outcome.Kind));

    private static bool IsInward(OutcomeKind kind) => kind is OutcomeKind.Looked or OutcomeKind.Examined or OutcomeKind.TookStock
        or OutcomeKind.Explained or OutcomeKind.SteppedOut or OutcomeKind.ReadText;
}
