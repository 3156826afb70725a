using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>What a character can have seen or heard of a tick.</summary>
public static class Perception
{
    /// <summary>
    /// The outcomes that this character witnessed, in order: those at a place where they were before or after. What someone only looks
    /// at, thinks over or finds to be impossible shows on nobody, and of a player who keeps hidden nothing shows at all. In the dark one
    /// perceives what can be heard, and what one does or has done to oneself.
    /// </summary>
    /// <param name="before">The world that the resolution began with.</param>
    public static IReadOnlyList<Outcome> WitnessedBy(Resolution resolution, World before, string characterId)
    {
        if (!before.Characters.TryGetValue(characterId, out var who) || who.HitPoints == 0) return [];
        string[] places = [who.At, resolution.After.Characters[characterId].At];
        var (witnessed, here) = (new List<Outcome>(), before.Player.At);
        foreach (var outcome in resolution.Outcomes.Concat(resolution.Others))
        {
            var shared = SeenAt(outcome, here).OfType<string>().Intersect(places).ToList();
            if (shared.Count > 0 && Shows(outcome, resolution.After)
                && (IsHeard(outcome.Kind) || Concerns(outcome, characterId) || shared.Exists(IsLit))) witnessed.Add(outcome);
            // Who is out cold perceives no more.
            if (outcome.Kind == OutcomeKind.Felled && outcome.Actor == characterId) break;
            here = WhereThen(outcome, here);
        }
        return witnessed;

        // A light that goes with who acts was there when they did it.
        bool IsLit(string place) => before.IsLit(place) || resolution.After.IsLit(place);
    }

    /// <summary>The ids, in order, of those who were, before or after, where there was anything to see: nobody else saw it.</summary>
    internal static IEnumerable<string> WhoWereNear(Resolution resolution, World before)
    {
        var (places, here) = (new HashSet<string>(StringComparer.Ordinal), before.Player.At);
        foreach (var outcome in resolution.Outcomes.Concat(resolution.Others))
        {
            places.UnionWith(SeenAt(outcome, here).OfType<string>());
            here = WhereThen(outcome, here);
        }
        return places.SelectMany(place => before.CharactersAt(place).Concat(resolution.After.CharactersAt(place)))
            .Select(who => who.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

    private static string?[] SeenAt(Outcome outcome, string here) =>
        outcome.Kind == OutcomeKind.Moved ? [outcome.Other, outcome.Target] : [here];

    // Where the player is once this has happened.
    private static string WhereThen(Outcome outcome, string here) =>
        outcome is { Kind: OutcomeKind.Moved or OutcomeKind.Defeated, Actor: World.PlayerId, Target: { } to } ? to : here;

    private static bool Shows(Outcome outcome, World after) =>
        !IsInward(outcome.Kind) && (outcome.Actor != World.PlayerId || !after.IsHidden(World.PlayerId));

    private static bool Concerns(Outcome outcome, string who) => outcome.Actor == who || outcome.Target == who || outcome.Other == who;

    private static bool IsHeard(OutcomeKind kind) => kind is OutcomeKind.Spoke or OutcomeKind.Said or OutcomeKind.Struck
        or OutcomeKind.Befell or OutcomeKind.Moved
        or OutcomeKind.FightBegan or OutcomeKind.Parleyed or OutcomeKind.FightEnded;

    private static bool IsInward(OutcomeKind kind) => kind is OutcomeKind.Looked or OutcomeKind.Examined or OutcomeKind.TookStock
        or OutcomeKind.Explained or OutcomeKind.SteppedOut or OutcomeKind.ReadText or OutcomeKind.Impossible
        or OutcomeKind.Overtaken or OutcomeKind.Asked or OutcomeKind.Levelled;
}
