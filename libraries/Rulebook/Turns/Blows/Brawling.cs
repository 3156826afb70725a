using Storyteller.Contracts;
using Storyteller.Rulebook.Acts;
using Storyteller.Rulebook.Combat;

namespace Storyteller.Rulebook.Blows;

/// <summary>
/// Fights a fight within a turn: the player is asked at each of their turns, and what it costs whom becomes changes of the world. Whoever
/// is no character of the world fights as a guest, and is gone with the fight.
/// </summary>
internal static class Brawling
{
    /// <summary>Fights it as far as the player's answers go.</summary>
    /// <param name="foes">Who stands against the player's side.</param>
    /// <param name="cause">The storylet or deed behind it, which gives the fight its dice.</param>
    public static void Fight(Unfolding now, IReadOnlyList<Sheet> foes, string cause, bool surprised = false)
    {
        var dice = now.Turn.Dice.For("fight", cause);
        now.Kind = PassageKind.Combat;
        foreach (var foe in foes)
            if (!now.World.Characters.ContainsKey(foe.Id)) now.Guests = now.Guests.SetItem(foe.Id, Bestiary.BriefOf(foe));
        now.Reveal();
        var terms = new FightTerms(now.World.IsLit(now.Here()), surprised, Escapes.From(now.World) is not null);
        var fight = Note(now, Fights.Begin(Parties.Of(now.World, foes), foes, terms, dice), cause);
        while (!fight.IsOver)
        {
            if (now.Ask(FightPrompts.For(fight)) is not { } answer) return;
            var move = Move.Parse(answer.Choice) ?? new Move(MoveKind.Dodge);
            fight = Note(now, Fights.Take(fight, move, dice, answer.Words), cause);
        }
        End(now, fight, dice);
    }

    private static Fight Note(Unfolding now, FightStep step, string cause)
    {
        foreach (var roll in step.Rolls) now.Show(roll);
        foreach (var outcome in step.Outcomes)
        {
            now.Tell(outcome);
            if (outcome is { Kind: OutcomeKind.Consumed, Target: { } draught }) now.Change(new ItemUsedUp(draught, outcome.Actor));
        }
        foreach (var fighter in step.Fight.Order.OrderBy(f => f.Sheet.Id, StringComparer.Ordinal)) Hurt(now, fighter, cause);
        return step.Fight;
    }

    private static void Hurt(Unfolding now, Fighter fighter, string cause)
    {
        if (!now.World.Characters.TryGetValue(fighter.Sheet.Id, out var who)) return;
        if (fighter.HitPoints < who.HitPoints) now.Change(new DamageDealt(who.Id, who.HitPoints - fighter.HitPoints, cause));
        else if (fighter.HitPoints > who.HitPoints) now.Change(new WoundsHealed(who.Id, fighter.HitPoints - who.HitPoints));
    }

    private static void End(Unfolding now, Fight fight, Chance dice)
    {
        Earn(now, fight.Experience);
        if (fight.End == FightEnd.Fled) Escape(now);
        // Friends may have won it over the player's dead body.
        if (fight.End == FightEnd.Lost || fight.Leader.Dead) Defeat.Suffer(now, fight, dice.For("defeat"));
    }

    private static void Earn(Unfolding now, int experience)
    {
        if (experience <= 0) return;
        var before = Levels.Of(now.World.Player.Experience);
        now.Change(new ExperienceGained(World.PlayerId, experience));
        var level = Levels.Of(now.World.Player.Experience);
        if (level > before) now.Tell(new Outcome(OutcomeKind.Levelled, World.PlayerId, Amount: level));
    }

    private static void Escape(Unfolding now)
    {
        if (Escapes.From(now.World) is not { } to) return;
        var from = now.Here();
        now.Change(new CharacterMoved(World.PlayerId, from, to));
        now.Tell(new Outcome(OutcomeKind.Moved, World.PlayerId, to, from));
    }
}
