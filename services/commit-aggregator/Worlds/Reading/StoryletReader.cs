using Storyteller.CommitAggregator.Worlds.Checks;
using Storyteller.CommitAggregator.Worlds.Files;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Worlds.Reading;

/// <summary>A storylet and where it is written.</summary>
/// <param name="Changes">All that it may change, its question's answers and what it puts off included.</param>
internal sealed record WrittenStorylet(Storylet Storylet, YamlEntry Entry, IReadOnlyList<WrittenEffects> Changes);

/// <summary>Reads the section <c>storylets</c>.</summary>
internal static class StoryletReader
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
        var then = EffectReader.ReadAll(entry, "then", ids, problems);
        var later = EffectReader.ReadAll(entry, "later", ids, problems);
        var asks = QuestionReader.Read(entry, ids, problems);
        var storylet = new Storylet(id, entry.OneOf("kind", Words.StoryletKinds), entry.Text("text"), entry.Text("stakes"),
            entry.Number("per-day", 1, 10_000), entry.Number("cooldown", 0, 10_000),
            [.. entry.Entries("when", required: true).Select(e => ConditionReader.Read(e, ids, problems)).OfType<Condition>()],
            then.Effects, asks?.Question, FightReader.Read(entry), later.Effects.Count > 0 ? later.Effects : null);
        entry.Close();
        SlotChecks.CheckText(storylet, entry);
        return new WrittenStorylet(storylet, entry, [then, .. asks?.Changes ?? [], later]);
    }
}
