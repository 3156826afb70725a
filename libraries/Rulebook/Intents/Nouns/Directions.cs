using Storyteller.Contracts;

namespace Storyteller.Rulebook.Intents;

/// <summary>Leads the ways of naming a direction to the exits of a place.</summary>
public static class Directions
{
    private static readonly Dictionary<string, string> Canonical = new(StringComparer.Ordinal)
    {
        ["n"] = "north", ["north"] = "north", ["northward"] = "north", ["northwards"] = "north", ["s"] = "south", ["south"] = "south",
        ["southward"] = "south", ["southwards"] = "south", ["e"] = "east", ["east"] = "east", ["eastward"] = "east", ["eastwards"] = "east",
        ["w"] = "west", ["west"] = "west", ["westward"] = "west", ["westwards"] = "west", ["ne"] = "northeast", ["northeast"] = "northeast",
        ["nw"] = "northwest", ["northwest"] = "northwest", ["se"] = "southeast", ["southeast"] = "southeast", ["sw"] = "southwest",
        ["southwest"] = "southwest", ["u"] = "up", ["up"] = "up", ["upstairs"] = "up", ["upward"] = "up", ["upwards"] = "up",
        ["above"] = "up",
        ["d"] = "down", ["down"] = "down", ["downstairs"] = "down", ["downward"] = "down", ["downwards"] = "down", ["dwn"] = "down",
        ["below"] = "down",
        ["in"] = "in", ["inside"] = "in", ["indoors"] = "in", ["within"] = "in", ["out"] = "out", ["outside"] = "out", ["outdoors"] = "out",
        ["back"] = "back", ["backward"] = "back", ["backwards"] = "back", ["forward"] = "forward", ["forwards"] = "forward",
            ["ahead"] = "forward",
        ["onward"] = "forward", ["onwards"] = "forward", ["straight"] = "forward", ["on"] = "forward", ["left"] = "left",
            ["right"] = "right",
        ["fore"] = "fore", ["aft"] = "aft", ["port"] = "port", ["starboard"] = "starboard", ["away"] = "away", ["off"] = "away",
    };

    /// <summary>
    /// The direction that these words are, in its full form: <c>ne</c> and <c>north east</c> are <c>northeast</c>; null when they are
    /// none.
    /// </summary>
    public static string? Of(string[] words) => words switch
    {
        [var one] => Canonical.GetValueOrDefault(one),
        ["straight" or "right", "ahead" or "on" or "forward"] => "forward",
        ["north" or "south" or "n" or "s", "east" or "west" or "e" or "w"] => Canonical[words[0]] + Canonical[words[1]],
        ["up" or "down", "the", "stairs" or "steps" or "ladder" or "staircase"] => words[0],
        ["up" or "down", "stairs" or "steps"] => words[0],
        _ => null,
    };

    /// <summary>
    /// The exit that lies in this direction, and what had to be assumed; null when there is none, or when it could be several.
    /// </summary>
    public static (Exit? Exit, string? Assumption) Exit(string direction, World world)
    {
        var exits = world.Here.Exits.Where(e => world.Places.ContainsKey(e.To)).ToArray();
        if (exits.FirstOrDefault(e => (Of(Normalise.Words(e.Direction)) ?? e.Direction) == direction) is { } named) return (named, null);
        Exit[] likely = direction switch
        {
            "out" or "away" => Likely(exits, e => world.Here.Indoors && !world.Places[e.To].Indoors),
            "in" => Likely(exits, e => !world.Here.Indoors && world.Places[e.To].Indoors),
            "back" => Likely(exits, e => world.Known.Contains(e.To)),
            _ => [],
        };
        var vague = direction is "out" or "away" or "back" or "forward";
        if (likely.Length == 1) return (likely[0], $"the way {likely[0].Direction} is meant");
        return vague && exits.Length == 1 ? (exits[0], $"the way {exits[0].Direction} is meant") : (null, null);
    }

    private static Exit[] Likely(Exit[] exits, Func<Exit, bool> isLikely) => [.. exits.Where(isLikely)];
}
