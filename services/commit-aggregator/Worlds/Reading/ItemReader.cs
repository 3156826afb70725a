using Storyteller.CommitAggregator.Worlds.Files;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Worlds.Reading;

/// <summary>An item as it is written.</summary>
/// <param name="Hidden">Only a search finds it.</param>
internal sealed record WrittenItem(Item Item, bool Hidden)
{
    public Fact HiddenFact => new(Item.Id, "hidden");
}

/// <summary>Reads the section <c>items</c>.</summary>
internal static class ItemReader
{
    public static IReadOnlyList<WrittenItem> Read(WorldSource source, WorldIds ids, WorldProblems problems) =>
        [.. source.Section("items").Select(e => ReadItem(e, ids, problems))];

    private static WrittenItem ReadItem(YamlEntry entry, WorldIds ids, WorldProblems problems)
    {
        var at = entry.Has("at") ? ids.Named(entry, "at", WorldIds.Place, WorldIds.Character) : "";
        var item = new Item(entry.Text("id"), entry.Text("name"), entry.Text("description"), at, entry.Number("grams", 0, 10_000_000),
            entry.Number("value", 0, 10_000_000), entry.Flag("fixed"), entry.Texts("tags"), entry.TextOrNothing("text"));
        var hidden = entry.Flag("hidden");
        entry.Close();

        foreach (var problem in item.Tags.Select(ItemTags.ProblemWith).OfType<string>()) entry.Refuse("tags", problem);
        if (item.Tags.Contains("readable") != item.Text is not null)
            problems.Add(entry.Spot, $"'{item.Id}' must have both the tag readable and a `text`, or neither");
        if (hidden && !ids.Is(WorldIds.Place, at)) entry.Refuse("hidden", $"'{item.Id}' is hidden, so it must lie at a place");
        if (item.Fixed && !ids.Is(WorldIds.Place, at)) entry.Refuse("fixed", $"'{item.Id}' is fixed, so it must be at a place");
        return new WrittenItem(item, hidden);
    }
}
