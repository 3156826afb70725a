using System.Globalization;
using System.Text;

namespace Storyteller.Bench.Rows.Growth;

/// <summary>
/// A world of the bench's own with as many people as are wanted: five of them around the player, who goes to and fro between a square
/// and a lane, and all others, five in each house, in houses that lie behind one another at the end of the lane.
/// </summary>
public static class CrowdWorld
{
    private const int PerPlace = 5;

    /// <summary>The world's id. In the alphabet it comes after that of the shipped world, which thereby stays the default.</summary>
    public static string Id(int people) => string.Create(CultureInfo.InvariantCulture, $"townful-{people}");

    /// <summary>Writes the world into its folder below this one.</summary>
    /// <param name="people">How many there are beside the player, from 5.</param>
    public static void Write(string worlds, int people)
    {
        var folder = Directory.CreateDirectory(Path.Combine(worlds, Id(people)));
        File.WriteAllText(Path.Combine(folder.FullName, "world.yaml"), Text(people));
    }

    /// <summary>The world as a file.</summary>
    public static string Text(int people)
    {
        // The first house is empty, so that nobody beyond it is near.
        var houses = 1 + ((people - PerPlace + PerPlace - 1) / PerPlace);
        var yaml = new StringBuilder(Head(people));
        Place(yaml, "square", ["east: lane"]);
        Place(yaml, "lane", ["west: square", "east: house-1"]);
        for (var house = 1; house <= houses; house++)
        {
            var west = house == 1 ? "west: lane" : Invariant($"west: house-{house - 1}");
            Place(yaml, Invariant($"house-{house}"), house == houses ? [west] : [west, Invariant($"east: house-{house + 1}")]);
        }
        yaml.Append("characters:\n");
        for (var n = 0; n < people; n++)
            Person(yaml, n, n < 3 ? "square" : n < PerPlace ? "lane" : Invariant($"house-{2 + ((n - PerPlace) / PerPlace)}"));
        return yaml.ToString();
    }

    private static string Head(int people) => $$"""
        world:
          id: {{Id(people)}}
          name: A crowd
          blurb: Many people, of whom a handful are near.
          opening:
            - You stand in the square.
          start: {clock: "08:30", weather: clear, place: square}
          player:
            name: Robin Ash
            pronoun: they
            description: A visitor.
            hit-points: 10
            abilities: {strength: 0, dexterity: 0, constitution: 0, intelligence: 0, wisdom: 0, charisma: 0}
            temperament: {kindness: 50, boldness: 50, diligence: 50, sociability: 50}
        places:

        """.ReplaceLineEndings("\n");

    private static void Place(StringBuilder yaml, string id, IReadOnlyList<string> exits)
    {
        yaml.Append(CultureInfo.InvariantCulture, $"  - id: {id}\n    name: {id.Replace("-", " number ", StringComparison.Ordinal)}\n");
        yaml.Append("    biome: town\n    description: Walls of grey stone, and a floor of the same.\n    senses: [The stone is cold.]\n");
        yaml.Append("    exits:\n");
        foreach (var exit in exits.Select(exit => exit.Replace(": ", ", to: ", StringComparison.Ordinal)))
            yaml.Append(CultureInfo.InvariantCulture, $"      - {{direction: {exit}, seconds: 30}}\n");
    }

    private static void Person(StringBuilder yaml, int n, string at)
    {
        yaml.Append(CultureInfo.InvariantCulture, $"  - id: person-{n}\n    name: {Name(n)}\n    pronoun: she\n");
        yaml.Append(CultureInfo.InvariantCulture, $"    description: Somebody who lives here.\n    at: {at}\n    hit-points: 6\n");
        yaml.Append("    abilities: {strength: 0, dexterity: 0, constitution: 0, intelligence: 0, wisdom: 0, charisma: 0}\n");
        yaml.Append("    temperament: {kindness: 50, boldness: 50, diligence: 50, sociability: 50}\n");
        yaml.Append(CultureInfo.InvariantCulture, $"    routine:\n      - {{from: 0, to: 24, at: {at}, doing: keeping house}}\n");
    }

    // Names are letters alone, and everybody has another one.
    private static string Name(int n)
    {
        const string consonants = "bdfgklmnprst";
        var name = new StringBuilder("Ada ");
        for (var rest = n + consonants.Length; rest > 0; rest /= consonants.Length)
            name.Append(consonants[rest % consonants.Length]).Append('a');
        name[4] = char.ToUpperInvariant(name[4]);
        return name.ToString();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
