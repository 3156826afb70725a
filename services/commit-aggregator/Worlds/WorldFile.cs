using Storyteller.CommitAggregator.Worlds.Checks;
using Storyteller.CommitAggregator.Worlds.Files;
using Storyteller.CommitAggregator.Worlds.Reading;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Worlds;

/// <summary>Reads one authored world: all <c>.yaml</c> files of its folder together, as docs/WRITING-A-WORLD.md describes them.</summary>
public static class WorldFile
{
    /// <summary>The world that is written in a folder, whose name is the world's id.</summary>
    /// <exception cref="WorldFileException">Anything at all is wrong with it.</exception>
    public static WorldDefinition Load(string folder)
    {
        var problems = new WorldProblems();
        var source = WorldSource.Read(folder, problems);
        problems.ThrowIfAny();

        var ids = WorldIds.Of(source, problems);
        var header = HeaderReader.Read(source, ids, problems);
        var places = PlaceReader.Read(source, ids, problems);
        var ways = new Ways(places);
        var characters = CharacterReader.Read(source, ids, problems);
        var relations = RelationReader.Read(source, ids);
        var items = ItemReader.Read(source, ids, problems);
        WayChecks.Check(ways, header.Start, items, characters, problems);

        var begin = World.Empty with { Id = header.Id, Clock = header.Clock, Weather = header.Weather };
        begin = begin with { Facts = begin.Facts.Union(ways.Facts).Union(items.Where(i => i.Hidden).Select(i => i.HiddenFact)) };
        var storylets = StoryletReader.Read(source, ids, places, items, begin.Facts.ToHashSet(), problems);
        problems.ThrowIfAny();

        begin = begin with
        {
            Places = begin.Places.AddRange(places.Select(p => KeyValuePair.Create(p.Place.Id, p.Place))),
            Characters = begin.Characters.AddRange(characters.Append(header.Player).Select(c => KeyValuePair.Create(c.Id, c))),
            Items = begin.Items.AddRange(items.Select(i => KeyValuePair.Create(i.Item.Id, i.Item))),
            Relations = begin.Relations.AddRange(relations.Select(r => KeyValuePair.Create(World.RelationKey(r.From, r.To), r))),
            Known = begin.Known.Add(header.Start),
        };
        return new WorldDefinition(header.Id, header.Name, header.Blurb, header.Opening, begin, storylets);
    }
}
