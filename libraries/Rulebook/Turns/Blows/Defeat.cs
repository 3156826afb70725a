using Storyteller.Contracts;
using Storyteller.Rulebook.Acts;
using Storyteller.Rulebook.Combat;

namespace Storyteller.Rulebook.Blows;

/// <summary>
/// What becomes of a player who lost a fight. People rob or take captive, beasts leave one for dead; whoever lives wakes with one hit
/// point after the 1d4 hours that the SRD 5.1 gives a stable creature. Who dies may take the turn back: nothing of it has happened then.
/// </summary>
internal static class Defeat
{
    private const int HourSeconds = 3600, KindFrom = 50, Pity = 5;

    public static void Suffer(Unfolding now, Fight fight, Chance dice)
    {
        now.Defeated = true;
        var victor = VictorOf(fight);
        if (fight.Leader.Dead) Die(now, victor.Sheet);
        else if (victor.Sheet.Mind != FoeMind.Folk) BeFound(now, victor.Sheet, dice);
        else if (now.World.Player.Coins > 0 && dice.For("fate").Percent(50)) BeRobbed(now, victor.Sheet, dice);
        else BeTaken(now, victor.Sheet, dice);
    }

    // Where people and beasts stand together, it is the people who decide what becomes of a prisoner.
    private static Fighter VictorOf(Fight fight) => fight.Order.Where(f => !f.Mine)
        .OrderBy(f => f.Out).ThenBy(f => f.Sheet.Mind != FoeMind.Folk).First();

    private static void Die(Unfolding now, Sheet victor)
    {
        var prompt = new Prompt(PromptKind.Death, "Your character is dead. Do you take the turn back, or let it be?",
            [
                new Choice("take-back", "take the turn back: nothing of it has happened"),
                new Choice("let-it-be", "let it be, and end the story"),
            ], "take-back");
        if (now.Ask(prompt) is not { } answer) return;
        if (answer.Choice == "take-back")
        {
            now.Withdrawn = true;
            return;
        }
        now.Change(new FactAsserted(new Fact(World.PlayerId, "dead")));
        now.Tell(new Outcome(OutcomeKind.Defeated, World.PlayerId, now.Here(), victor.Id, Degree.Disaster, "dead"));
    }

    private static void BeRobbed(Unfolding now, Sheet victor, Chance dice)
    {
        var coins = now.World.Player.Coins;
        now.Change(new CoinsMoved(World.PlayerId, now.World.Characters.ContainsKey(victor.Id) ? victor.Id : "", coins));
        Wake(now, dice);
        now.Tell(new Outcome(OutcomeKind.Defeated, World.PlayerId, now.Here(), victor.Id, Degree.Disaster, "robbed", Amount: coins));
    }

    // They drag their prisoner off and leave them somewhere near, without weapons, which stay where the fight was.
    private static void BeTaken(Unfolding now, Sheet victor, Chance dice)
    {
        var (from, to) = (now.Here(), Near(now.World, dice) ?? now.Here());
        foreach (var weapon in now.World.ItemsAt(World.PlayerId).Where(i => i.Tags.Contains("weapon")).ToArray())
            now.Change(new ItemMoved(weapon.Id, World.PlayerId, from));
        Wake(now, dice);
        if (to != from) now.Change(new CharacterMoved(World.PlayerId, from, to));
        now.Tell(new Outcome(OutcomeKind.Defeated, World.PlayerId, to, victor.Id, Degree.Disaster, "captured"));
    }

    private static void BeFound(Unfolding now, Sheet victor, Chance dice)
    {
        var (from, rescuer) = (now.Here(), Rescuer(now.World));
        Wake(now, dice);
        if (rescuer is not null && rescuer.At != from) now.Change(new CharacterMoved(World.PlayerId, from, rescuer.At));
        if (rescuer is not null) now.Change(new RelationShifted(rescuer.Id, World.PlayerId, Pity, "rescue"));
        now.Tell(new Outcome(OutcomeKind.Defeated, World.PlayerId, now.Here(), rescuer?.Id ?? victor.Id, Degree.Disaster, "rescued"));
    }

    private static void Wake(Unfolding now, Chance dice)
    {
        now.Change(new ClockAdvanced(dice.For("hours").Roll(4) * HourSeconds));
        if (now.World.Player.HitPoints == 0) now.Change(new WoundsHealed(World.PlayerId, 1));
    }

    private static string? Near(World world, Chance dice)
    {
        var near = world.Here.Exits.Where(e => world.Places.ContainsKey(e.To)).Select(e => e.To)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return near.Length == 0 ? null : dice.For("where").Pick(near);
    }

    private static Character? Rescuer(World world) => world.Characters.Values
        .Where(c => c.Id != World.PlayerId && c.HitPoints > 0 && c.Temperament.Kindness >= KindFrom)
        .Select(c => (Who: c, Way: Paths.Seconds(world, c.At, world.Player.At)))
        .Where(c => c.Way is not null || c.Who.At == world.Player.At)
        .OrderBy(c => c.Who.At == world.Player.At ? 0 : c.Way).ThenBy(c => c.Who.Id, StringComparer.Ordinal)
        .Select(c => c.Who).FirstOrDefault();
}
