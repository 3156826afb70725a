using Storyteller.Contracts;

namespace Storyteller.Rulebook.Combat;

/// <summary>Losing hit points, and falling.</summary>
internal static class Harm
{
    private const int FortitudeDc = 5;

    /// <summary>A hit's damage, after resistances.</summary>
    public static void Hurt(Battle now, Combatant by, Combatant at, Strike strike, int damage, bool critical)
    {
        var before = at.HitPoints;
        var left = Math.Max(0, before - damage);
        if (left == 0 && before > 0 && Endures(now, at, strike.Type, damage, critical)) left = 1;
        at.HitPoints = left;
        now.Told?.Add(new Outcome(OutcomeKind.Struck, by.Id, at.Id, strike.ItemId, critical ? Degree.Triumph : Degree.Success,
            Words: strike.Name, Amount: before - left));
        if (before == 0) DeathSaves.Worsen(now, at, damage, critical);
        else if (left == 0) Fall(now, by, at, strike, damage - before);
    }

    // Undead Fortitude of the SRD: neither radiant damage nor a critical hit, and a Constitution save, leave 1 hit point.
    private static bool Endures(Battle now, Combatant who, DamageType type, int damage, bool critical) =>
        !critical && type != DamageType.Radiant && who.Sheet.Traits.Contains("undead-fortitude")
        && Afflicting.Saves(now, who, "constitution", FortitudeDc + damage);

    // Creatures die. People and the party fall unconscious: unhurt beyond that by people who strike in melee, who knock out instead of
    // killing, and otherwise dead at once where the damage left over is as much as their maximum.
    private static void Fall(Battle now, Combatant by, Combatant who, Strike strike, int beyond)
    {
        var spared = who.FallsAlive && by.Sheet.Mind == FoeMind.Folk && !strike.Ranged;
        who.Dead = !who.FallsAlive || (!spared && beyond >= who.Sheet.MaxHitPoints);
        who.Stable = !who.Dead && (spared || !who.Leads);
        who.Dodging = false;
        now.Told?.Add(new Outcome(OutcomeKind.Felled, who.Id, Other: by.Id, Why: who.Dead ? "dead" : null));
        Afflicting.Release(now, who);
        who.Afflictions.RemoveAll(a => a.Dc > 0 || a.Condition == CombatCondition.Prone);
        who.Add(new Affliction(CombatCondition.Unconscious, by.Id, "", 0));
    }
}
