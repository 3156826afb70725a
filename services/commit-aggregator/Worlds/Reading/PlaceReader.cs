using Storyteller.CommitAggregator.Worlds.Files;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Worlds.Reading;

/// <summary>A place, and the ways out of it as they are written.</summary>
internal sealed record WrittenPlace(Place Place, Spot At, IReadOnlyList<Way> Ways);

/// <summary>One exit.</summary>
/// <param name="Starts">How its door begins: <c>open</c>, <c>closed</c> or <c>locked</c>.</param>
internal sealed record Way(string From, Exit Exit, string Starts, Spot At);

/// <summary>Reads the section <c>places</c>.</summary>
internal static class PlaceReader
{
    private static readonly string[] DoorStates = ["open", "closed", "locked"];

    public static IReadOnlyList<WrittenPlace> Read(WorldSource source, WorldIds ids, WorldProblems problems) =>
        [.. source.Section("places").Select(e => ReadPlace(e, ids, problems))];

    private static WrittenPlace ReadPlace(YamlEntry entry, WorldIds ids, WorldProblems problems)
    {
        var id = entry.Text("id");
        IReadOnlyList<Way> ways = [.. entry.Entries("exits", required: true).Select(e => ReadExit(e, id, ids))];
        foreach (var twice in ways.GroupBy(w => w.Exit.Direction).SelectMany(g => g.Skip(1)))
            problems.Add(twice.At, $"'{id}' already has an exit {twice.Exit.Direction}");
        var place = new Place(id, entry.Text("name"), entry.Flag("proper"), entry.Text("description"), entry.OneOf("biome", Words.Biomes),
            entry.Flag("indoors"), entry.Flag("dark"), entry.Texts("senses", required: true), [.. ways.Select(w => w.Exit)]);
        entry.Close();
        return new WrittenPlace(place, entry.Spot, ways);
    }

    private static Way ReadExit(YamlEntry entry, string from, WorldIds ids)
    {
        var exit = new Exit(
            entry.OneOf("direction", Words.Directions), ids.Named(entry, "to", WorldIds.Place), entry.Number("seconds", 5, 86_400));
        if (exit.To == from) entry.Refuse("to", $"an exit of '{from}' leads to itself");
        var starts = "open";
        if (entry.Has("door") && entry.Entry("door") is { } door)
        {
            exit = exit with
            {
                Door = door.Text("name"),
                DoorId = door.Text("id"),
                Key = door.Has("key") ? ids.Named(door, "key", WorldIds.Item) : null,
            };
            starts = door.OneOf("starts", DoorStates);
            if (starts == "locked" && exit.Key is null) door.Refuse("starts", $"'{exit.DoorId}' starts locked and has no `key`");
            door.Close();
        }
        entry.Close();
        return new Way(from, exit, starts, entry.Spot);
    }
}
