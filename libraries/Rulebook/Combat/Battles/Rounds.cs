using Storyteller.Contracts;

namespace Storyteller.Rulebook.Combat;

/// <summary>Who acts when, and when it is over.</summary>
internal static class Rounds
{
    /// <summary>Plays turns up to the leader's next own one, or to the end.</summary>
    public static void Run(Battle now)
    {
        CheckEnd(now);
        while (now.End is null)
        {
            if (++now.Turn >= now.Order.Length) (now.Turn, now.Round) = (0, now.Round + 1);
            if (now.Round > Fights.MostRounds)
            {
                now.Round = Fights.MostRounds;
                Close(now, FightEnd.Truce);
                return;
            }
            var who = now.Order[now.Turn];
            if (!Starts(now, who)) continue;
            if (who.Leads && !now.Simulated) return;
            Deeds.Do(now, who, who.Mine ? Brain.OfTheParty(now, who) : Brain.OfAFoe(now, who), null);
            Finish(now, who);
        }
    }

    /// <summary>The end of a turn: saves against what lasts.</summary>
    public static void Finish(Battle now, Combatant who)
    {
        if (now.End is null && who.Standing) Afflicting.Shake(now, who);
        CheckEnd(now);
    }

    /// <summary>Ends the fight.</summary>
    public static void Close(Battle now, FightEnd end)
    {
        if (now.End is not null) return;
        now.End = end;
        // Nobody is left to stand by the leader: whether they live is thrown for at once.
        while (end == FightEnd.Lost && now.Leader is { HitPoints: 0, Stable: false, Dead: false }) DeathSaves.Throw(now, now.Leader);
        now.Told?.Add(new Outcome(OutcomeKind.FightEnded, now.Leader.Id, Why: Word(end), Amount: now.Step().Fight.Experience));
    }

    // The start of a turn: what has run its course ends, and whoever is on the ground gets up. False where they cannot act.
    private static bool Starts(Battle now, Combatant who)
    {
        if (who.Fled || who.Yielded) return false;
        (who.Dodging, who.ReactionSpent) = (false, false);
        if (who.HitPoints == 0 && who is { Leads: true, Stable: false, Dead: false }) DeathSaves.Throw(now, who);
        if (who.HitPoints == 0) return false;
        if (who.Surprised || who.Incapacitated)
        {
            Finish(now, who);
            who.Surprised = false;
            return false;
        }
        // Standing up takes half a fighter's speed, and who is held has none (SRD 5.1, "Being Prone").
        if (!who.IsHeld) Afflicting.End(now, who, CombatCondition.Prone);
        return true;
    }

    private static void CheckEnd(Battle now)
    {
        if (now.End is not null) return;
        var (mine, foes) = (false, false);
        foreach (var who in now.Order)
        {
            if (!who.Standing) continue;
            if (who.Mine) mine = true;
            else foes = true;
        }
        if (!mine) Close(now, FightEnd.Lost);
        else if (!foes) Close(now, FightEnd.Won);
    }

    private static string Word(FightEnd end) => end switch
    {
        FightEnd.Won => "won",
        FightEnd.Fled => "fled",
        FightEnd.Truce => "truce",
        _ => "lost",
    };
}
