using Storyteller.CommitAggregator.Worlds.Files;
using Storyteller.Contracts;
using Storyteller.Rulebook.Combat;

namespace Storyteller.CommitAggregator.Worlds.Reading;

/// <summary>Reads whom a storylet brings to blows with the player.</summary>
internal static class FightReader
{
    public static StoryletFight? Read(YamlEntry storylet)
    {
        if (!storylet.Has("fight") || storylet.Entry("fight") is not { } entry) return null;
        var fight = new StoryletFight(entry.Texts("creatures"), entry.Flag("surprise"));
        entry.Close();
        foreach (var creature in fight.Creatures.Where(c => c.Length > 0)) CheckCreature(entry, creature);
        foreach (var twice in fight.Creatures.GroupBy(c => c).Where(g => g.Count() > 1))
            entry.Refuse("creatures", $"the creature '{twice.Key}' is there twice; how many come is the rules' to say");
        return fight;
    }

    private static void CheckCreature(YamlEntry entry, string creature)
    {
        if (Bestiary.Find(creature) is null) entry.Refuse("creatures", $"the bestiary has no creature '{creature}'");
    }
}
