using Storyteller.Contracts;

namespace Storyteller.Rulebook.Combat;

/// <summary>Attack rolls and what a hit does (SRD 5.1, "Making an Attack").</summary>
internal static class Striking
{
    /// <summary>One attack. A natural 20 always hits and doubles the dice, a natural 1 always misses.</summary>
    public static void Strike(Battle now, Combatant by, Combatant at, Arm arm)
    {
        var (strike, armor) = (arm.Strike, at.Sheet.ArmorClass);
        var natural = now.D20(Edge(now, by, at, strike.Ranged));
        var hit = natural == 20 || (natural != 1 && natural + strike.ToHit >= armor);
        now.Shown?.Add(Throws.Attack("attack", natural, strike.ToHit, armor, hit, by.Id));
        if (!hit)
        {
            now.Told?.Add(new Outcome(OutcomeKind.Struck, by.Id, at.Id, strike.ItemId, Degree.Failure, Words: strike.Name));
            return;
        }
        var critical = natural == 20
            || (!strike.Ranged && (at.Has(CombatCondition.Unconscious) || at.Has(CombatCondition.Paralyzed)));
        var damage = Suffered(at, Thrown(now, by, arm.Damage, critical), strike.Type);
        var besets = Save(now, by, at, arm, ref damage);
        Harm.Hurt(now, by, at, strike, damage, critical);
        if (besets && at.Standing) Afflicting.Beset(now, by, at, strike.Rider!);
    }

    /// <summary>
    /// 1 with advantage, −1 with disadvantage, 0 with neither or both: however many there are, they cancel and never add up.
    /// </summary>
    public static int Edge(Battle now, Combatant by, Combatant at, bool ranged)
    {
        var prone = at.IsProne;
        var advantage = at.Has(CombatCondition.Blinded) || at.Has(CombatCondition.Restrained) || at.IsHelpless || (prone && !ranged)
            || (by.HasPackTactics && HasAnAlly(now, by));
        var disadvantage = by.Has(CombatCondition.Blinded) || by.Has(CombatCondition.Frightened) || by.Has(CombatCondition.Poisoned)
            || by.Has(CombatCondition.Prone) || by.Has(CombatCondition.Restrained) || (prone && ranged)
            || (at.Dodging && !at.Has(CombatCondition.Blinded) && !at.IsHeld && !at.Incapacitated);
        return (advantage ? 1 : 0) - (disadvantage ? 1 : 0);
    }

    /// <summary>
    /// What is left of damage of a type: nothing with immunity, half (rounded down) with resistance, twice with vulnerability.
    /// </summary>
    public static int Suffered(Combatant who, int damage, DamageType type)
    {
        if (Holds(who.Sheet.Immune, type)) return 0;
        if (Holds(who.Sheet.Resists, type)) damage /= 2;
        return Holds(who.Sheet.Vulnerable, type) ? damage * 2 : damage;
    }

    // The save of a strike's rider: adds its damage, and says whether its condition comes on.
    private static bool Save(Battle now, Combatant by, Combatant at, Arm arm, ref int damage)
    {
        if (arm.Strike.Rider is not { } rider || at.HitPoints == 0) return false;
        var grips = rider.Damage is null && Afflicting.IsGrip(rider.Condition);
        var saved = !grips && Afflicting.Saves(now, at, rider.Ability, rider.Dc);
        if (arm.Extra.Count > 0)
        {
            var extra = Thrown(now, by, arm.Extra, false);
            damage += Suffered(at, saved ? extra / 2 : extra, rider.Type);
        }
        return !saved;
    }

    private static int Thrown(Battle now, Combatant by, DicePool dice, bool critical)
    {
        var times = critical ? 2 : 1;
        var sum = now.Sum(dice, times);
        if (dice.Count > 0) now.Shown?.Add(Throws.Amount("damage", dice.Words(times), sum, dice.Bonus, by.Id));
        return Math.Max(0, sum + dice.Bonus);
    }

    private static bool HasAnAlly(Battle now, Combatant by)
    {
        foreach (var other in now.Order)
            if (other != by && other.Mine == by.Mine && other.Able) return true;
        return false;
    }

    private static bool Holds(IReadOnlyList<DamageType> types, DamageType type)
    {
        for (var i = 0; i < types.Count; i++)
            if (types[i] == type) return true;
        return false;
    }
}
