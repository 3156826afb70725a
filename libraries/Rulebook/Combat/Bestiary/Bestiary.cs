using System.Collections.Immutable;
using System.Globalization;
using Storyteller.Contracts;

namespace Storyteller.Rulebook.Combat;

/// <summary>
/// The creatures that can be met, with the figures of the SRD 5.1; who lives where, and how bold they are, is this project's.
/// </summary>
public static class Bestiary
{
    private static readonly ImmutableSortedDictionary<string, Creature> ById =
        Resource.Read<List<Creature>>("creatures.json").ToImmutableSortedDictionary(c => c.Id, c => c, StringComparer.Ordinal);

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<Creature> All { get; } = [.. ById.Values];

    /// <summary>The creature with this id; null when there is none.</summary>
    public static Creature? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>Those of a biome, by id.</summary>
    public static IReadOnlyList<Creature> Of(string biome) => [.. All.Where(c => c.Biomes.Contains(biome))];

    /// <summary>One of a creature, unhurt.</summary>
    /// <param name="creature">An id that is in the bestiary.</param>
    /// <param name="number">From 1; part of its id: <c>wolf-2</c>.</param>
    public static Sheet Sheet(string creature, int number)
    {
        var of = ById[creature];
        var abilities = new Abilities(of.Modifiers[0], of.Modifiers[1], of.Modifiers[2], of.Modifiers[3], of.Modifiers[4], of.Modifiers[5]);
        return new Sheet(string.Create(CultureInfo.InvariantCulture, $"{creature}-{number}"), creature, of.Name, false,
            of.Mind == FoeMind.Folk ? "they" : "it", of.ArmorClass, of.HitPoints, of.HitPoints, abilities, of.Proficiency, of.SpeedFeet,
            of.Attacks, of.AttacksPerTurn, of.Experience, of.Mind, of.Boldness, of.Traits ?? [], of.Resists ?? [], of.Immune ?? [],
            of.Vulnerable ?? []);
    }

    /// <summary>How prose names a fighter.</summary>
    public static Brief BriefOf(Sheet sheet) => new(sheet.Id, "character", sheet.Name, sheet.Proper, sheet.Pronoun);
}
