using Storyteller.Contracts;
using Storyteller.Rulebook;
using Storyteller.Rulebook.Combat;

namespace Storyteller.MetaEvents.Proposing;

/// <summary>Makes the fight that a storylet brings a fair one.</summary>
internal static class FairFights
{
    private static readonly string[] Counts = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>As many foes as the party beats 55 to 85 times in a hundred; null where no number is fair, or nobody could fight.</summary>
    public static Encounter? Of(PossibleStorylet storylet, StoryletFight fight, MetaEventsContext context, Chance chance)
    {
        if (context.Party is not { Count: > 0 } party) return null;
        var creatures = fight.Creatures.Count > 0 ? fight.Creatures : [.. Bestiary.Of(context.Biome).Select(creature => creature.Id)];
        var terms = new FightTerms(context.Light, fight.Surprise);
        return Encounters.Size(party, creatures, terms, chance.For("encounter", storylet.Id));
    }

    /// <summary>How the fight stands, as a clause.</summary>
    public static string Odds(Encounter encounter) =>
        $"you would win such a fight {Counts[Math.Clamp((encounter.WinPercent + 5) / 10, 0, 10)]} times in ten";
}
