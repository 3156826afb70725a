using System.Text.Json.Serialization;
using Storyteller.Contracts;

namespace Storyteller.Rulebook.Combat;

/// <summary>One entry of the bestiary: a creature's figures in the SRD 5.1.</summary>
/// <param name="Id">Kebab-case.</param>
/// <param name="Name">As prose names one of them, without an article.</param>
/// <param name="Challenge">Its challenge rating as the SRD writes it: <c>1/4</c>, <c>3</c>; at most 5.</param>
/// <param name="SpeedFeet">By its best way of moving where it lives: flying and swimming count.</param>
/// <param name="Modifiers">The six ability modifiers, from Strength to Charisma.</param>
/// <param name="Boldness">This project's; see <see cref="Sheet.Boldness"/>.</param>
/// <param name="Biomes">This project's: where it is met.</param>
/// <param name="Attacks">The usual one first; where it strikes several times in a turn, it goes through those in melee.</param>
public sealed record Creature(string Id, string Name, string Challenge, int ArmorClass, int HitPoints, int SpeedFeet,
    IReadOnlyList<int> Modifiers, FoeMind Mind, int Boldness, IReadOnlyList<string> Biomes, IReadOnlyList<Strike> Attacks,
    int AttacksPerTurn = 1, IReadOnlyList<string>? Traits = null, IReadOnlyList<DamageType>? Resists = null,
    IReadOnlyList<DamageType>? Immune = null, IReadOnlyList<DamageType>? Vulnerable = null)
{
    /// <summary>What beating one earns.</summary>
    [JsonIgnore]
    public int Experience => Challenges.WorthOf(Challenge);

    /// <summary>The SRD's proficiency bonus by challenge rating: 2 up to 4, 3 at 5.</summary>
    [JsonIgnore]
    public int Proficiency => Challenge == "5" ? 3 : 2;
}
