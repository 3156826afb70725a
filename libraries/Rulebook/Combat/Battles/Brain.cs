using Storyteller.Contracts;

namespace Storyteller.Rulebook.Combat;

/// <summary>What those do whom no player leads. Nothing here is left to chance.</summary>
internal static class Brain
{
    private const int LowPercent = 40;

    /// <summary>The party drinks when it is low, strikes at the weakest otherwise, and stays.</summary>
    public static Deed OfTheParty(Battle now, Combatant who) => DrinkWhenLow(who) ?? AttackOrGuard(now, who);

    /// <summary>
    /// A foe who is hurt badly for its boldness leaves; people drink first if they can, and yield where nobody stands by them.
    /// </summary>
    public static Deed OfAFoe(Battle now, Combatant who)
    {
        if (who.Sheet.Mind == FoeMind.Folk && DrinkWhenLow(who) is { } drink) return drink;
        if (!ThinksOfLeaving(who)) return AttackOrGuard(now, who);
        if (who.Sheet.Mind == FoeMind.Folk && !HasCompany(now, who)) return new Deed(MoveKind.Yield);
        return who.IsHeld ? AttackOrGuard(now, who) : new Deed(MoveKind.Flee);
    }

    /// <summary>
    /// Whom somebody strikes at: beasts and the party the one nearest to falling, people the one easiest to hit, fiends the leader, the
    /// mindless the next in the order. Null when nobody stands.
    /// </summary>
    public static Combatant? Target(Battle now, Combatant who)
    {
        var start = who.Sheet.Mind == FoeMind.Mindless ? Array.IndexOf(now.Order, who) : 0;
        Combatant? best = null;
        var least = int.MaxValue;
        for (var i = 0; i < now.Order.Length; i++)
        {
            var other = now.Order[(start + i) % now.Order.Length];
            if (other.Mine == who.Mine || !other.Standing) continue;
            var rank = Rank(who, other);
            if (rank >= least) continue;
            (best, least) = (other, rank);
        }
        return best;
    }

    private static Deed AttackOrGuard(Battle now, Combatant who) =>
        Target(now, who) is { } target ? new Deed(MoveKind.Attack, target) : Deed.Guard;

    private static Deed? DrinkWhenLow(Combatant who) =>
        who.Draughts.Count > 0 && who.HitPoints * 100 <= who.Sheet.MaxHitPoints * LowPercent
            ? new Deed(MoveKind.Drink, Draught: who.Draughts[0].Id)
            : null;

    // Boldness 0 leaves at half its hit points, 50 at a quarter, 100 never.
    private static bool ThinksOfLeaving(Combatant who) => who.Sheet.Mind != FoeMind.Mindless
        && who.HitPoints * 200 <= who.Sheet.MaxHitPoints * (100 - who.Sheet.Boldness);

    private static bool HasCompany(Battle now, Combatant who)
    {
        foreach (var other in now.Order)
            if (other != who && other.Mine == who.Mine && other.Able) return true;
        return false;
    }

    private static int Rank(Combatant who, Combatant other) => who.Mine ? other.HitPoints : who.Sheet.Mind switch
    {
        FoeMind.Beast => other.HitPoints,
        FoeMind.Folk => (other.Dodging ? 100_000 : 0) + (other.Sheet.ArmorClass * 1_000) + other.HitPoints,
        FoeMind.Fiend => other.Leads ? -1 : other.HitPoints,
        _ => 0,
    };
}
