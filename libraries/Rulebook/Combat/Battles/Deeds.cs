using Storyteller.Contracts;

namespace Storyteller.Rulebook.Combat;

/// <summary>What somebody does in their turn, all of it possible.</summary>
internal readonly record struct Deed(MoveKind Kind, Combatant? Target = null, Arm? With = null, string? Draught = null)
{
    public static Deed Guard => new(MoveKind.Dodge);

    public Move ToMove() => new(Kind, Target?.Id, Draught ?? With?.Strike.ItemId);
}

/// <summary>Checks and does what a turn is used for.</summary>
internal static class Deeds
{
    /// <summary>The deed that a move names; null where it cannot be done now.</summary>
    public static Deed? Possible(Battle now, Combatant who, Move move) => move.Kind switch
    {
        MoveKind.Attack => Attack(now, who, move),
        MoveKind.Flee => now.Terms.CanFlee && !who.IsHeld ? new Deed(MoveKind.Flee) : null,
        // Only people take prisoners.
        MoveKind.Yield => now.Order.Any(c => !c.Mine && c.Standing && c.Sheet.Mind == FoeMind.Folk) ? new Deed(MoveKind.Yield) : null,
        MoveKind.Talk => Leaving.Spokesman(now) is not null ? new Deed(MoveKind.Talk) : null,
        MoveKind.Drink => who.Draughts.Any(d => d.Id == move.With) ? new Deed(MoveKind.Drink, Draught: move.With) : null,
        _ => Deed.Guard,
    };

    /// <summary>Does it.</summary>
    public static void Do(Battle now, Combatant who, Deed deed, string? words)
    {
        switch (deed.Kind)
        {
            case MoveKind.Attack:
                StrikeOut(now, who, deed.Target!, deed.With);
                break;
            case MoveKind.Flee:
                Leaving.Flee(now, who);
                break;
            case MoveKind.Yield:
                Leaving.Yield(now, who);
                break;
            case MoveKind.Talk:
                Leaving.Talk(now, who, words);
                break;
            case MoveKind.Drink:
                Drink(now, who, deed.Draught!);
                break;
            default:
                who.Dodging = true;
                now.Told?.Add(new Outcome(OutcomeKind.Dodged, who.Id));
                break;
        }
    }

    private static Deed? Attack(Battle now, Combatant who, Move move)
    {
        var target = Array.Find(now.Order, c => c.Id == move.Target && c.Mine != who.Mine && c.Standing);
        if (target is null) return null;
        if (move.With is null) return new Deed(MoveKind.Attack, target);
        return Array.Find(who.Arms, a => a.Strike.ItemId == move.With) is { } arm ? new Deed(MoveKind.Attack, target, arm) : null;
    }

    // The dead do not notice that somebody has fallen, and strike on; everybody else turns to the next.
    private static void StrikeOut(Battle now, Combatant who, Combatant target, Arm? with)
    {
        for (var i = 0; i < who.Sheet.AttacksPerTurn; i++)
        {
            var strikesOn = who.Sheet.Mind == FoeMind.Mindless && target is { Dead: false, Fled: false, Yielded: false };
            if (!target.Standing && !strikesOn)
            {
                if (Brain.Target(now, who) is not { } next) return;
                target = next;
            }
            Striking.Strike(now, who, target, with ?? who.Usual(i));
        }
    }

    private static void Drink(Battle now, Combatant who, string draught)
    {
        var at = who.Draughts.FindIndex(d => d.Id == draught);
        var dice = who.Draughts[at].Heals;
        who.Draughts.RemoveAt(at);
        var sum = now.Sum(dice);
        var before = who.HitPoints;
        who.HitPoints = Math.Min(who.Sheet.MaxHitPoints, before + Math.Max(0, sum + dice.Bonus));
        if (dice.Count > 0) now.Shown?.Add(Throws.Amount("healing", dice.Words(), sum, dice.Bonus, who.Id));
        now.Told?.Add(new Outcome(OutcomeKind.Consumed, who.Id, draught, Amount: who.HitPoints - before));
    }
}
