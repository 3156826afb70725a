using Storyteller.Contracts;

namespace Storyteller.Rulebook.Combat;

/// <summary>Ways out of a fight other than winning it.</summary>
internal static class Leaving
{
    private const int FasterPursuit = 5;

    /// <summary>
    /// Away: every enemy in reach who can has one opportunity attack; then whoever is slower than a pursuer must outwit them.
    /// </summary>
    public static void Flee(Battle now, Combatant who)
    {
        foreach (var enemy in now.Order)
        {
            if (enemy.Mine == who.Mine || !Reacts(enemy)) continue;
            enemy.ReactionSpent = true;
            Striking.Strike(now, enemy, who, enemy.Melee!);
            if (!who.Able || who.IsHeld) break;
        }
        var away = who.Able && !who.IsHeld && (!who.Mine || Outruns(now, who));
        now.Told?.Add(new Outcome(OutcomeKind.Fled, who.Id, Degree: away ? Degree.Success : Degree.Failure));
        if (!away) return;
        who.Fled = true;
        Afflicting.Release(now, who);
        if (who.Leads) Rounds.Close(now, FightEnd.Fled);
    }

    /// <summary>Arms are laid down; the leader's are the party's.</summary>
    public static void Yield(Battle now, Combatant who)
    {
        who.Yielded = true;
        now.Told?.Add(new Outcome(OutcomeKind.Yielded, who.Id));
        Afflicting.Release(now, who);
        if (who.Leads) Rounds.Close(now, FightEnd.Lost);
    }

    /// <summary>
    /// A Charisma (Persuasion) check against whoever speaks for the foes: DC 12 for people, 15 for fiends, up to 5 more or less for
    /// boldness, 3 less once half their strength is gone. When it works, all of them stand down.
    /// </summary>
    public static void Talk(Battle now, Combatant who, string? words)
    {
        var spokesman = Spokesman(now)!;
        var dc = (spokesman.Sheet.Mind == FoeMind.Folk ? 12 : 15) + ((spokesman.Sheet.Boldness - 50) / 10) - (Bloodied(now) ? 3 : 0);
        var agreed = Afflicting.Checked(now, who, "persuasion", who.Sheet.Abilities.Charisma, dc);
        var degree = agreed ? Degree.Success : Degree.Failure;
        now.Told?.Add(new Outcome(OutcomeKind.Parleyed, who.Id, spokesman.Id, Degree: degree, Words: words));
        if (agreed) Rounds.Close(now, FightEnd.Truce);
    }

    /// <summary>The boldest foe on their feet who can be talked to; null when none can.</summary>
    public static Combatant? Spokesman(Battle now)
    {
        Combatant? boldest = null;
        foreach (var foe in now.Order)
        {
            if (foe.Mine || !foe.Able || foe.Sheet.Mind is FoeMind.Beast or FoeMind.Mindless) continue;
            if (boldest is null || foe.Sheet.Boldness > boldest.Sheet.Boldness) boldest = foe;
        }
        return boldest;
    }

    private static bool Reacts(Combatant who) =>
        who.Able && !who.ReactionSpent && !who.Surprised && !who.Has(CombatCondition.Blinded) && who.Melee is not null;

    private static bool Outruns(Battle now, Combatant who)
    {
        var (slower, dc) = (false, 0);
        foreach (var enemy in now.Order)
        {
            if (enemy.Mine == who.Mine || !enemy.Able || enemy.IsHeld || enemy.IsProne) continue;
            var faster = enemy.Sheet.SpeedFeet - who.Sheet.SpeedFeet;
            if (faster < 0) continue;
            slower = true;
            dc = Math.Max(dc, 10 + enemy.Sheet.Abilities.Dexterity + (faster > 0 ? FasterPursuit : 0));
        }
        return !slower || Afflicting.Checked(now, who, "acrobatics", who.Sheet.Abilities.Dexterity, dc);
    }

    private static bool Bloodied(Battle now)
    {
        var (left, most) = (0, 0);
        foreach (var foe in now.Order)
        {
            if (foe.Mine) continue;
            most += foe.Sheet.MaxHitPoints;
            if (foe.Standing) left += foe.HitPoints;
        }
        return left * 2 <= most;
    }
}
