using Storyteller.Contracts;
using Storyteller.Rulebook.Combat;

namespace Storyteller.Rulebook.Tests.Combat;

/// <summary>A fight at the leader's turn, with every figure set by hand: a plain hero against plain foes.</summary>
internal static class AFight
{
    public static readonly Abilities Plain = new(0, 0, 0, 0, 0, 0);

    /// <summary>Armor class 10, 20 hit points, a sword with +4 that deals 2d6+3.</summary>
    public static Sheet Hero { get; } = Sheet("player") with { Attacks = [Blow("2d6+3", item: "sword")] };

    /// <summary>A beast with armor class 12 and 20 hit points, that never leaves.</summary>
    public static Sheet Foe { get; } = Sheet("foe-1") with { Creature = "foe", Mind = FoeMind.Beast, ArmorClass = 12, Experience = 51 };

    public static Sheet Sheet(string id) => new(id, "folk", id, false, "they", 10, 20, 20, Plain, 2, 30, [Blow("1d6+1")], 1, 0,
        FoeMind.Folk, 100, [], [], [], []);

    public static Strike Blow(string damage, int toHit = 4, Rider? rider = null, bool ranged = false, string? item = null,
        DamageType type = DamageType.Slashing) => new("blow", toHit, damage, type, ranged, item, rider);

    /// <summary>The fighters in this order, the leader's turn come: the leader is the first of the party.</summary>
    public static Fight Of(IEnumerable<Fighter> order, FightTerms? terms = null)
    {
        var all = order.ToList();
        return new Fight(terms ?? new FightTerms(), 1, all.FindIndex(f => f.Leads), 0, all);
    }

    public static Fighter Leader(Sheet? sheet = null, params CombatCondition[] under) => Fighter(sheet ?? Hero, true, true, under);

    public static Fighter Ally(Sheet sheet) => Fighter(sheet, true, false, []);

    public static Fighter Against(Sheet? sheet = null, params CombatCondition[] under) => Fighter(sheet ?? Foe, false, false, under);

    public static Move Attack(string foe = "foe-1") => new(MoveKind.Attack, foe);

    /// <summary>What a move comes to with a thousand different dice.</summary>
    public static List<FightStep> Outcomes(Fight fight, Move move, int seeds = 1_000) =>
        [.. Enumerable.Range(0, seeds).Select(n => Fights.Take(fight, move, new Chance((ulong)n)))];

    public static Fighter Now(this FightStep step, string id) => step.Fight.Order.Single(f => f.Id == id);

    /// <summary>The outcomes of a kind that somebody brought about.</summary>
    public static IEnumerable<Outcome> Of(this FightStep step, OutcomeKind kind, string actor) =>
        step.Outcomes.Where(o => o.Kind == kind && o.Actor == actor);

    private static Fighter Fighter(Sheet sheet, bool mine, bool leads, CombatCondition[] under) => new(sheet, mine, leads, 10,
        sheet.HitPoints, [.. under.Select(c => new Affliction(c, "", "", 0))], false, false, false, false, false, false, false, 0, 0,
        [.. (sheet.Draughts?.Keys ?? []).Order(StringComparer.Ordinal)]);
}
