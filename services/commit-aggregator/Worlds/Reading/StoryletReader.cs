using System.Text.RegularExpressions;
using Storyteller.CommitAggregator.Worlds.Checks;
using Storyteller.CommitAggregator.Worlds.Files;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Worlds.Reading;

/// <summary>A storylet and where it is written.</summary>
internal sealed record WrittenStorylet(Storylet Storylet, YamlEntry Entry);

/// <summary>Reads the section <c>storylets</c>.</summary>
internal static partial class StoryletReader
{
    public static IReadOnlyList<Storylet> Read(WorldSource source, WorldIds ids, IReadOnlyList<WrittenPlace> places,
        IReadOnlyList<WrittenItem> items, IReadOnlySet<Fact> begin, WorldProblems problems)
    {
        IReadOnlyList<WrittenStorylet> all = [.. source.Section("storylets").Select(e => ReadStorylet(e, ids, problems))];
        foreach (var twice in all.Where(s => s.Storylet.Id.Length > 0).GroupBy(s => s.Storylet.Id).SelectMany(g => g.Skip(1)))
            twice.Entry.Refuse("id", $"the storylet '{twice.Storylet.Id}' is already written");
        StoryletChecks.Check(all, [.. places.Select(p => p.Place)], items, begin);
        return [.. all.Select(s => s.Storylet).OrderBy(s => s.Id, StringComparer.Ordinal)];
    }

    private static WrittenStorylet ReadStorylet(YamlEntry entry, WorldIds ids, WorldProblems problems)
    {
        var id = entry.Text("id");
        if (id.Length > 0 && !Words.IsKebab(id)) entry.Refuse("id", $"the id '{id}' must be in kebab-case");
        var storylet = new Storylet(id, entry.OneOf("kind", Words.StoryletKinds), entry.Text("text"), entry.Text("stakes"),
            entry.Number("per-day", 1, 10_000), entry.Number("cooldown", 0, 10_000),
            [.. entry.Entries("when", required: true).Select(e => ConditionReader.Read(e, ids, problems)).OfType<Condition>()],
            [.. entry.Entries("then").Select(e => EffectReader.Read(e, ids, problems)).OfType<Effect>()]);
        entry.Close();
        CheckSlots(storylet, entry);
        return new WrittenStorylet(storylet, entry);
    }

    private static void CheckSlots(Storylet storylet, YamlEntry entry)
    {
        foreach (var slot in Slot().Matches(storylet.Text).Select(m => m.Value).Where(s => s is not ("{place}" or "{someone}")))
            entry.Refuse("text", $"unknown slot '{slot}' in the text; known are {{place}} and {{someone}}");
        if (storylet.Text.Contains("{someone}", StringComparison.Ordinal)
            && !storylet.When.Contains(new Condition(ConditionKind.Present, "anyone")))
            entry.Refuse("text", "the text says {someone}, so `when` must have `present: anyone`");
    }

    [GeneratedRegex(@"\{[^}]*\}?|\}")]
    private static partial Regex Slot();
}
