using Storyteller.Contracts;

namespace Storyteller.Rulebook.Combat;

/// <summary>
/// Fighting by the rules of the SRD 5.1: initiative, surprise, turns, attack rolls and critical hits, damage and its types, conditions,
/// saving throws, falling and death saves, opportunity attacks.
/// <para>What is left out: the grid (everybody stands within reach of everybody, and shooting among them costs no disadvantage),
/// spells, cover, two-weapon fighting, grappling by choice, readied actions, and traits of creatures that are not in
/// <see cref="Sheet.Traits"/>.</para>
/// <para>What is this project's own: a pack's advantage asks only for an ally on their feet; a grip is shaken off at the end of a turn,
/// by the SRD's escape DC, instead of by an action; whoever flees draws the SRD's opportunity attacks and then outruns pursuit or not
/// (<see cref="MoveKind.Flee"/>: faster than all always, otherwise a Dexterity check against the passive score of the best pursuer,
/// 5 more where that one is faster); foes who flee are not pursued; talk is a Charisma check by mind and boldness; after
/// <see cref="MostRounds"/> rounds the foes lose heart.</para>
/// </summary>
public static class Fights
{
    /// <summary>After so many rounds a fight ends by itself.</summary>
    public const int MostRounds = 60;

    /// <summary>Throws initiative, and runs on to the leader's first own turn or to the end.</summary>
    /// <param name="party">The leader first; the others act by a brain of their own. At least one, ids unique over both sides.</param>
    /// <param name="foes">At least one.</param>
    /// <param name="dice">The fight's own chance, the same for every move of it.</param>
    public static FightStep Begin(IReadOnlyList<Sheet> party, IReadOnlyList<Sheet> foes, FightTerms terms, Chance dice)
    {
        var now = new Battle(terms, Battle.Sides(party, foes), [], []);
        now.Begin(dice);
        Rounds.Run(now);
        return now.Step();
    }

    /// <summary>
    /// The leader's turn, then everybody else's up to the leader's next or to the end. A move that is impossible counts as
    /// <see cref="MoveKind.Dodge"/>; a fight that is over stays as it is.
    /// </summary>
    /// <param name="words">For <see cref="MoveKind.Talk"/>: what is said.</param>
    public static FightStep Take(Fight fight, Move move, Chance dice, string? words = null)
    {
        if (fight.IsOver) return new FightStep(fight, [], []);
        var now = Battle.Of(fight, dice);
        var leader = now.Leader;
        if (leader.Able) Deeds.Do(now, leader, Deeds.Possible(now, leader, move) ?? Deed.Guard, words);
        Rounds.Finish(now, leader);
        Rounds.Run(now);
        return now.Step();
    }

    /// <summary>What the leader can do now, the sensible default first; empty once the fight is over.</summary>
    public static IReadOnlyList<Move> Moves(Fight fight)
    {
        if (fight.IsOver) return [];
        var now = Battle.Of(fight, default);
        var leader = now.Leader;
        var sensible = Brain.OfTheParty(now, leader).ToMove();
        var others = Attacks(fight).Append(new Move(MoveKind.Dodge))
            .Concat(leader.Draughts.Select(d => new Move(MoveKind.Drink, With: d.Id)))
            .Concat([new Move(MoveKind.Talk), new Move(MoveKind.Yield), new Move(MoveKind.Flee)])
            .Where(m => Deeds.Possible(now, leader, m) is not null);
        return [sensible, .. others.Where(m => m != sensible)];
    }

    /// <summary>How the fight stands, as the player sees it.</summary>
    public static FightView View(Fight fight) => new(fight.Round, [.. fight.Order.Select(f => new FighterView(f.Id, f.Sheet.Name, f.Mine,
        f.HitPoints, f.Sheet.MaxHitPoints, f.Sheet.ArmorClass, [.. f.Conditions], f.Out))]);

    private static IEnumerable<Move> Attacks(Fight fight)
    {
        var others = fight.Leader.Sheet.Attacks.Skip(1).Where(s => s.ItemId is not null).Select(s => s.ItemId);
        return from foe in fight.Order
               where !foe.Mine && !foe.Out
               from weapon in others.Prepend(null)
               select new Move(MoveKind.Attack, foe.Id, weapon);
    }
}
