using System.Globalization;
using System.Text.RegularExpressions;
using Storyteller.CommitAggregator.Worlds.Files;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Worlds.Reading;

/// <summary>What the section <c>world</c> says.</summary>
/// <param name="Clock">Seconds since midnight of the first day.</param>
/// <param name="Start">The place where the player's character begins.</param>
internal sealed record Header(string Id, string Name, string Blurb, IReadOnlyList<string> Opening, int Clock, Weather Weather, string Start,
    Character Player);

/// <summary>Reads the section <c>world</c>.</summary>
internal static partial class HeaderReader
{
    public static Header Read(WorldSource source, WorldIds ids, WorldProblems problems)
    {
        var world = source.Header!;
        var id = world.Text("id");
        if (id.Length > 0 && id != source.Folder)
            world.Refuse("id", $"the world's id '{id}' must be the name of its folder, '{source.Folder}'");
        else if (id.Length > 0 && !Words.IsKebab(id)) world.Refuse("id", $"the id '{id}' must be in kebab-case");
        var (name, blurb, opening) = (world.Text("name"), world.Text("blurb"), world.Texts("opening", required: true));
        var (clock, weather, place) = Start(world.Entry("start"), ids);
        var player = Player(world.Entry("player"), place, ids, problems);
        world.Close();
        return new Header(id, name, blurb, opening, clock, weather, place, player);
    }

    private static (int Clock, Weather Weather, string Place) Start(YamlEntry? start, WorldIds ids)
    {
        if (start is null) return (0, Weather.Clear, "");
        var clock = start.Text("clock");
        if (!TimeOnly.TryParseExact(clock, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && clock.Length > 0)
            start.Refuse("clock", $"`clock` must be a time of day like \"07:40\"; it is '{clock}'");
        var seconds = (time.Hour * 3600) + (time.Minute * 60);
        var (weather, place) = (start.Choice<Weather>("weather"), ids.Named(start, "place", WorldIds.Place));
        start.Close();
        return (seconds, weather, place);
    }

    private static Character Player(YamlEntry? player, string at, WorldIds ids, WorldProblems problems)
    {
        var character = player is null
            ? new Character(World.PlayerId, "", true, "they", "", at, 1, 1, new(0, 0, 0, 0, 0, 0), new(0, 0, 0, 0), [], [], [])
            : CharacterReader.ReadPerson(player, World.PlayerId, at, ids, problems);
        if (character.Name.Length > 0 && !PlayerName().IsMatch(character.Name))
            player!.Refuse("name", "the player's `name` must be 1 to 40 letters, spaces, hyphens or apostrophes");
        player?.Close();
        return character;
    }

    [GeneratedRegex(@"^[\p{L} '’-]{1,40}$")]
    private static partial Regex PlayerName();
}
