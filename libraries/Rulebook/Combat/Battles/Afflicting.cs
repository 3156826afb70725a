using Storyteller.Contracts;

namespace Storyteller.Rulebook.Combat;

/// <summary>Saving throws, the conditions that they keep off, and how those end.</summary>
internal static class Afflicting
{
    /// <summary>The condition in lower case.</summary>
    public static string Word(CombatCondition condition) => condition switch
    {
        CombatCondition.Blinded => "blinded",
        CombatCondition.Frightened => "frightened",
        CombatCondition.Grappled => "grappled",
        CombatCondition.Incapacitated => "incapacitated",
        CombatCondition.Paralyzed => "paralyzed",
        CombatCondition.Poisoned => "poisoned",
        CombatCondition.Prone => "prone",
        CombatCondition.Restrained => "restrained",
        CombatCondition.Stunned => "stunned",
        _ => "unconscious",
    };

    /// <summary>A saving throw. Who is paralyzed, stunned or unconscious fails Strength and Dexterity without a throw.</summary>
    public static bool Saves(Battle now, Combatant who, string ability, int dc)
    {
        var dexterity = ability == "dexterity";
        if (who.IsHelpless && (dexterity || ability == "strength")) return false;
        var edge = !dexterity ? 0 : (who.Dodging && !who.IsHeld ? 1 : 0) - (who.Has(CombatCondition.Restrained) ? 1 : 0);
        return Throw(now, who, Purpose(ability), Checks.ModifierOf(who.Sheet.Abilities, ability), dc, edge);
    }

    /// <summary>An ability check: fear and poison give it disadvantage.</summary>
    public static bool Checked(Battle now, Combatant who, string skill, int modifier, int dc) => Throw(now, who, skill, modifier, dc,
        who.Has(CombatCondition.Poisoned) || who.Has(CombatCondition.Frightened) ? -1 : 0);

    /// <summary>Brings a rider's condition on, unless they have it or cannot have it.</summary>
    public static void Beset(Battle now, Combatant by, Combatant who, Rider rider)
    {
        if (rider.Condition is not { } condition || who.Has(condition)) return;
        if (condition == CombatCondition.Poisoned && who.Sheet.Immune.Contains(DamageType.Poison)) return;
        now.Besets(who, condition, by.Id, rider.Ability, condition == CombatCondition.Prone ? 0 : rider.Dc);
        if (who.Incapacitated) Release(now, who);
    }

    /// <summary>The end of a turn: a save against each thing that a save ends; a grip is struggled out of instead.</summary>
    public static void Shake(Battle now, Combatant who)
    {
        for (var i = who.Afflictions.Count - 1; i >= 0; i--)
        {
            var affliction = who.Afflictions[i];
            if (affliction.Dc > 0 && Shaken(now, who, affliction)) Remove(now, who, affliction);
        }
    }

    /// <summary>Ends a condition, whoever brought it on.</summary>
    public static void End(Battle now, Combatant who, CombatCondition condition)
    {
        if (!who.Has(condition)) return;
        for (var i = who.Afflictions.Count - 1; i >= 0; i--)
            if (who.Afflictions[i].Condition == condition) Remove(now, who, who.Afflictions[i]);
    }

    /// <summary>Ends the grips of somebody who can hold nobody any more, and the fear of them once they are out.</summary>
    public static void Release(Battle now, Combatant gone)
    {
        foreach (var who in now.Order)
        {
            for (var i = who.Afflictions.Count - 1; i >= 0; i--)
            {
                var affliction = who.Afflictions[i];
                if (affliction.By != gone.Id) continue;
                if (IsGrip(affliction.Condition) || (affliction.Condition == CombatCondition.Frightened && !gone.Standing))
                    Remove(now, who, affliction);
            }
        }
    }

    /// <summary>It holds somebody as soon as it hits; its DC is for getting out of it.</summary>
    public static bool IsGrip(CombatCondition? condition) => condition is CombatCondition.Grappled or CombatCondition.Restrained;

    private static bool Shaken(Battle now, Combatant who, Affliction affliction)
    {
        if (!IsGrip(affliction.Condition)) return Saves(now, who, affliction.Ability, affliction.Dc);
        if (who.Incapacitated) return false;
        var (strength, dexterity) = (who.Sheet.Abilities.Strength, who.Sheet.Abilities.Dexterity);
        return Checked(now, who, strength >= dexterity ? "athletics" : "acrobatics", Math.Max(strength, dexterity), affliction.Dc);
    }

    private static void Remove(Battle now, Combatant who, Affliction affliction)
    {
        who.Remove(affliction);
        now.Told?.Add(new Outcome(OutcomeKind.ShookOff, who.Id, Why: Word(affliction.Condition)));
    }

    private static bool Throw(Battle now, Combatant who, string purpose, int modifier, int dc, int edge)
    {
        var natural = now.D20(edge);
        var success = natural + modifier >= dc;
        now.Shown?.Add(Throws.Check(purpose, natural, modifier, dc, success, who.Id));
        return success;
    }

    private static string Purpose(string ability) => ability switch
    {
        "strength" => "strength save",
        "dexterity" => "dexterity save",
        "constitution" => "constitution save",
        "intelligence" => "intelligence save",
        "wisdom" => "wisdom save",
        _ => "charisma save",
    };
}
