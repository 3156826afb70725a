using Storyteller.CommitAggregator.Worlds.Files;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Worlds.Reading;

/// <summary>Reads the section <c>characters</c>.</summary>
internal static class CharacterReader
{
    public static IReadOnlyList<Character> Read(WorldSource source, WorldIds ids, WorldProblems problems) =>
        [.. source.Section("characters").Select(e => ReadCharacter(e, ids, problems))];

    /// <summary>What the player's character and all others have in common; who calls closes the entry.</summary>
    public static Character ReadPerson(YamlEntry entry, string id, string at, WorldIds ids, WorldProblems problems)
    {
        var hitPoints = entry.Number("hit-points", 1, 999);
        return new Character(id, entry.Text("name"), entry.Flag("proper", absent: true), entry.OneOf("pronoun", Words.Pronouns),
            entry.Text("description"), at, hitPoints, hitPoints, ReadAbilities(entry.Entry("abilities")),
            ReadTemperament(entry.Entry("temperament")), [.. entry.Entries("wants").Select(e => ReadWant(e, id, ids, problems))], [], [],
            entry.NumberOr(0, "coins", 0, 1_000_000), entry.Flag("trades"));
    }

    private static Character ReadCharacter(YamlEntry entry, WorldIds ids, WorldProblems problems)
    {
        var character = ReadPerson(entry, entry.Text("id"), ids.Named(entry, "at", WorldIds.Place), ids, problems) with
        {
            Knows = [.. entry.Entries("knows").Select(e => ReadKnowledge(e, ids))],
            Routine = ReadRoutine(entry.Entries("routine"), ids, problems),
        };
        entry.Close();
        return character;
    }

    private static Abilities ReadAbilities(YamlEntry? entry)
    {
        if (entry is null) return new Abilities(0, 0, 0, 0, 0, 0);
        var abilities = new Abilities(
            Of("strength"), Of("dexterity"), Of("constitution"), Of("intelligence"), Of("wisdom"), Of("charisma"));
        entry.Close();
        return abilities;

        int Of(string ability) => entry.Number(ability, -5, 10);
    }

    private static Temperament ReadTemperament(YamlEntry? entry)
    {
        if (entry is null) return new Temperament(50, 50, 50, 50);
        var temperament = new Temperament(Of("kindness"), Of("boldness"), Of("diligence"), Of("sociability"));
        entry.Close();
        return temperament;

        int Of(string disposition) => entry.Number(disposition, 0, 100);
    }

    private static Want ReadWant(YamlEntry entry, string id, WorldIds ids, WorldProblems problems)
    {
        var (weight, words) = (entry.Number("weight", 1, 100), entry.Text("words"));
        IReadOnlyList<WantKind> kinds = [.. Enum.GetValues<WantKind>().Where(k => entry.Has(Words.Of(k)))];
        entry.Close();
        if (kinds is not [var kind])
        {
            problems.Add(entry.Spot, $"a want must have exactly one of {string.Join(", ", Words.All<WantKind>())}");
            return new Want(WantKind.Have, "", weight, words);
        }
        var target = ids.Named(entry, Words.Of(kind), kind switch
        {
            WantKind.Have => WorldIds.Item,
            WantKind.BeAt => WorldIds.Place,
            _ => WorldIds.Character,
        });
        if (target == id) entry.Refuse(Words.Of(kind), $"'{id}' cannot befriend themselves");
        return new Want(kind, target, weight, words);
    }

    private static Knowledge ReadKnowledge(YamlEntry entry, WorldIds ids)
    {
        var topics = entry.Texts("topics", required: true);
        foreach (var topic in topics)
        {
            if (topic != topic.ToLowerInvariant()) entry.Refuse("topics", $"the topic '{topic}' must be in lower case");
            // A word has no hyphen here, so what has one is meant as an id.
            else if (topic.Contains('-')) ids.Check(topic, entry, "topics", WorldIds.Any);
        }
        var knowledge = new Knowledge(topics, entry.Text("says"), entry.Number("affinity", -100, 100));
        entry.Close();
        return knowledge;
    }

    private static IReadOnlyList<Routine> ReadRoutine(IReadOnlyList<YamlEntry> entries, WorldIds ids, WorldProblems problems)
    {
        var (routine, taken) = (new List<Routine>(), new HashSet<int>());
        foreach (var entry in entries)
        {
            var part = new Routine(
                entry.Number("from", 0, 23), entry.Number("to", 0, 24), ids.Named(entry, "at", WorldIds.Place), entry.Text("doing"));
            entry.Close();
            routine.Add(part);
            if (part.FromHour == part.ToHour) problems.Add(entry.Spot, $"a routine from {part.FromHour} to {part.ToHour} has no hours");
            IReadOnlyList<int> hours = [.. Enumerable.Range(0, 24).Where(h => Routines.Covers(part, h))];
            if (hours.Where(taken.Contains).ToArray() is [var twice, ..])
                problems.Add(entry.Spot, $"routines overlap: something else is already done at {twice} o'clock");
            taken.UnionWith(hours);
        }
        return routine;
    }
}
