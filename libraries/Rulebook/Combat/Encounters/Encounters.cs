using Storyteller.Contracts;

namespace Storyteller.Rulebook.Combat;

/// <summary>Sizes fights so that they are fair: seeded simulation says how often a party wins against which foes.</summary>
public static class Encounters
{
    /// <summary>The least share of fights, in percent, that a party wins of a fair encounter.</summary>
    public const int FairFrom = 55;

    /// <summary>The greatest share of fights, in percent, that a party wins of a fair encounter.</summary>
    public const int FairTo = 85;

    /// <summary>As many foes as stand in one encounter.</summary>
    public const int MostFoes = 8;

    /// <summary>
    /// A fair encounter for a party, with its win share; null when nothing of these creatures is fair. The leader is taken to be
    /// sensible: to drink when low, to strike at the weakest and not to flee.
    /// </summary>
    /// <param name="creatures">Ids of the bestiary to choose from; others are passed over.</param>
    public static Encounter? Size(IReadOnlyList<Sheet> party, IReadOnlyList<string> creatures, FightTerms terms, Chance chance)
    {
        if (party.Count == 0) return null;
        var sizing = new Sizing(party, terms, chance);
        var kinds = chance.For("kinds").Shuffle(creatures.Where(c => Bestiary.Find(c) is not null).Distinct(StringComparer.Ordinal));
        var tooFew = new List<FoeGroup>();
        foreach (var kind in kinds)
        {
            if (sizing.OfOneKind(kind, [], MostFoes, out var easy) is { } fair) return fair;
            if (easy is > 0 and < MostFoes) tooFew.Add(new FoeGroup(kind, easy));
        }
        // Too easy so far, and one more of them would be too hard: others make up the difference, the hardest first.
        return tooFew.OrderByDescending(most => Bestiary.Find(most.Creature)!.Experience * most.Count)
            .SelectMany(most => kinds.Where(kind => kind != most.Creature).Select(kind => (most, kind)))
            .Select(pair => sizing.OfOneKind(pair.kind, [pair.most], MostFoes - pair.most.Count, out _))
            .FirstOrDefault(fair => fair is not null);
    }

    /// <summary>How often of a hundred a party wins against these foes, over so many simulated fights.</summary>
    public static int WinPercent(IReadOnlyList<Sheet> party, IReadOnlyList<FoeGroup> foes, FightTerms terms, Chance chance, int fights) =>
        new Simulation(party, SheetsOf(foes), terms).Percent(chance, fights);

    /// <summary>The foes of an encounter; several of a kind are told apart as the first, the second and so on.</summary>
    public static IReadOnlyList<Sheet> SheetsOf(Encounter encounter) => SheetsOf(encounter.Foes);

    internal static IReadOnlyList<Sheet> SheetsOf(IReadOnlyList<FoeGroup> foes) =>
        [.. foes.SelectMany(group => Enumerable.Range(1, group.Count).Select(n => Named(group, Bestiary.Sheet(group.Creature, n), n)))];

    private static Sheet Named(FoeGroup group, Sheet sheet, int number) =>
        group.Count == 1 ? sheet : sheet with { Name = $"{Ordinal(number)} {sheet.Name}" };

    private static string Ordinal(int number) => number switch
    {
        1 => "first", 2 => "second", 3 => "third", 4 => "fourth", 5 => "fifth", 6 => "sixth", 7 => "seventh",
        _ => "eighth",
    };
}
