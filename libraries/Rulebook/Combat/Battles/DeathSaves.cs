using Storyteller.Contracts;

namespace Storyteller.Rulebook.Combat;

/// <summary>Between life and death (SRD 5.1, "Dropping to 0 Hit Points").</summary>
internal static class DeathSaves
{
    private const int Dc = 10;
    private const int Enough = 3;

    /// <summary>One death save: 10 or more is a success, a natural 1 counts as two failures, a natural 20 wakes with 1 hit point.</summary>
    public static void Throw(Battle now, Combatant who)
    {
        var natural = now.D20();
        now.Shown?.Add(Throws.Check("death save", natural, 0, Dc, natural >= Dc, who.Id));
        if (natural == 20)
        {
            Wake(now, who);
            return;
        }
        if (natural >= Dc) who.SavesMade++;
        else who.SavesFailed = Math.Min(Enough, who.SavesFailed + (natural == 1 ? 2 : 1));
        who.Stable = who.SavesMade >= Enough;
        who.Dead = who.SavesFailed >= Enough;
        if (who.Stable) (who.SavesMade, who.SavesFailed) = (0, 0);
        Tell(now, who, natural >= Dc ? Degree.Success : Degree.Failure, who.Dead ? "dead" : who.Stable ? "stable" : null);
    }

    /// <summary>Damage to who lies at 0 hit points: a failed death save, two from a critical hit; as much as their maximum kills.</summary>
    public static void Worsen(Battle now, Combatant who, int damage, bool critical)
    {
        if (damage == 0 || who.Dead) return;
        who.Stable = false;
        who.SavesFailed = Math.Min(Enough, who.SavesFailed + (critical ? 2 : 1));
        who.Dead = who.SavesFailed >= Enough || damage >= who.Sheet.MaxHitPoints;
        Tell(now, who, Degree.Failure, who.Dead ? "dead" : null);
    }

    private static void Wake(Battle now, Combatant who)
    {
        (who.HitPoints, who.SavesMade, who.SavesFailed) = (1, 0, 0);
        Tell(now, who, Degree.Triumph, "awake");
        Afflicting.End(now, who, CombatCondition.Unconscious);
    }

    private static void Tell(Battle now, Combatant who, Degree degree, string? why) =>
        now.Told?.Add(new Outcome(OutcomeKind.SavedAgainstDeath, who.Id, Degree: degree, Why: why));
}
