using Storyteller.Contracts;

namespace Storyteller.MetaEvents.Tests;

/// <summary>Ticks in which the world might come to blows with somebody.</summary>
internal static class FightingSituations
{
    /// <summary>Somebody with a sword who has seen a few fights.</summary>
    public static readonly Sheet Fighter = new("player", "folk", "Robin Ash", true, "they", 14, 24, 24, new Abilities(2, 1, 2, 0, 1, 0), 2,
        30, [new Strike("sword", 5, "1d8+3", DamageType.Slashing)], 1, 0, FoeMind.Folk, 60, [], [], [], []);

    /// <summary>Somebody who could not beat a rat.</summary>
    public static readonly Sheet Feeble = Fighter with
    {
        ArmorClass = 5, HitPoints = 1, MaxHitPoints = 1, Attacks = [new Strike("fist", -5, "1", DamageType.Bludgeoning)],
    };

    public static PossibleStorylet Fight(string id, int perDay, params string[] creatures) =>
        ProposingSituations.Storylet(id, "threat", perDay) with { Fight = new StoryletFight(creatures) };

    /// <summary>A long wait in which the fights of these storylets are likely enough to be proposed.</summary>
    public static MetaEventsContext Night(params PossibleStorylet[] possible) =>
        ProposingSituations.Tick(possible) with { Seconds = 28_800, QuietTicks = 6, Biome = "forest", Party = [Fighter] };
}
