using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Storyteller.Contracts;

namespace Storyteller.Rulebook.Combat;

/// <summary>How a fight ended for the party.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FightEnd>))]
public enum FightEnd
{
    /// <summary>Every foe has fallen, fled or yielded. The leader may have fallen too, where others of the party stood.</summary>
    Won,
    /// <summary>The leader got away, and the party with them.</summary>
    Fled,
    /// <summary>Talk ended it, or it went on for so long that the foes lost heart.</summary>
    Truce,
    /// <summary>The whole party is down, or the leader laid down their arms.</summary>
    Lost,
}

/// <summary>Under what circumstances a fight is fought.</summary>
/// <param name="Light">False: whoever has no darkvision is blinded.</param>
/// <param name="PartySurprised">The party loses its first turn (SRD 5.1, "Surprise").</param>
/// <param name="CanFlee">There is somewhere to run to.</param>
public sealed record FightTerms(bool Light = true, bool PartySurprised = false, bool CanFlee = true);

/// <summary>A condition that somebody is under, and how it ends.</summary>
/// <param name="By">Who brought it on; empty where nobody did.</param>
/// <param name="Ability">The ability of the save that ends it.</param>
/// <param name="Dc">What that save must meet at the end of each of their turns; 0 where no save ends it.</param>
public sealed record Affliction(CombatCondition Condition, string By, string Ability, int Dc);

/// <summary>One fighter as they stand.</summary>
/// <param name="Mine">On the player's side.</param>
/// <param name="Leads">The one whose moves the player chooses.</param>
/// <param name="HitPoints">0 to the sheet's maximum.</param>
/// <param name="Dodging">On guard until their next turn.</param>
/// <param name="Surprised">They lose their next turn, and have no reaction before it ends.</param>
/// <param name="ReactionSpent">They have struck out of turn since their last one.</param>
/// <param name="Dead">Beyond help.</param>
/// <param name="Stable">At 0 hit points and in no danger of dying.</param>
/// <param name="SavesMade">Death saves made, 0 to 3.</param>
/// <param name="SavesFailed">Death saves failed, 0 to 3.</param>
/// <param name="Draughts">The item ids that they can still drink.</param>
public sealed record Fighter(Sheet Sheet, bool Mine, bool Leads, int Initiative, int HitPoints, IReadOnlyList<Affliction> Afflictions,
    bool Fled, bool Yielded, bool Dodging, bool Surprised, bool ReactionSpent, bool Dead, bool Stable, int SavesMade, int SavesFailed,
    IReadOnlyList<string> Draughts)
{
    /// <summary>The sheet's id.</summary>
    [JsonIgnore]
    public string Id => Sheet.Id;

    /// <summary>The conditions that they are under.</summary>
    [JsonIgnore]
    public ImmutableSortedSet<CombatCondition> Conditions => [.. Afflictions.Select(a => a.Condition)];

    /// <summary>Fallen, fled or yielded.</summary>
    [JsonIgnore]
    public bool Out => HitPoints == 0 || Fled || Yielded;
}

/// <summary>
/// A fight, between two moves of the leader or over. A value: the same fight with the same dice and the same move gives the same next one.
/// </summary>
/// <param name="Round">From 1.</param>
/// <param name="Turn">Whose turn it is, as an index into <paramref name="Order"/>.</param>
/// <param name="Throws">How many dice have been thrown: each is the next of its fight's chance, so that none is thrown twice.</param>
/// <param name="Order">The fighters in order of initiative.</param>
/// <param name="End">How it ended; null while it goes on.</param>
public sealed record Fight(FightTerms Terms, int Round, int Turn, int Throws, IReadOnlyList<Fighter> Order, FightEnd? End = null)
{
    /// <summary>Nothing more will happen in it.</summary>
    [JsonIgnore]
    public bool IsOver => End is not null;

    /// <summary>The one whose moves the player chooses.</summary>
    [JsonIgnore]
    public Fighter Leader => Order.First(f => f.Leads);

    /// <summary>
    /// What the party has earned so far. The SRD gives experience for foes defeated: the fallen and those who yielded count in full,
    /// those who were driven off by half, rounded down; the half is this project's.
    /// </summary>
    [JsonIgnore]
    public int Experience => Order.Where(f => !f.Mine).Sum(f =>
        f.HitPoints == 0 || f.Yielded ? f.Sheet.Experience : f.Fled ? f.Sheet.Experience / 2 : 0);
}

/// <summary>What came of a move: the fight after it, and everything that happened and was thrown, in order.</summary>
public sealed record FightStep(Fight Fight, IReadOnlyList<Outcome> Outcomes, IReadOnlyList<Roll> Rolls);
