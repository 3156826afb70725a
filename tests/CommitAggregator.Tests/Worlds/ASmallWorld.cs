using Storyteller.CommitAggregator.Worlds;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Worlds;

/// <summary>A sound world of three places in a folder of its own, for breaking one thing at a time.</summary>
internal sealed class ASmallWorld : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("worlds-");

    public ASmallWorld()
    {
        Write("world.yaml", World);
        Write("places.yaml", Places);
        Write("characters.yaml", Characters);
        Write("items.yaml", Items);
        Write("storylets.yaml", Storylets);
    }

    public string Root => _root.FullName;

    public string Folder => Path.Combine(_root.FullName, "islet");

    public void Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public void Delete(string file) => File.Delete(Path.Combine(Folder, file));

    /// <summary>Replaces the one place where a file says this.</summary>
    public void Replace(string file, string old, string with)
    {
        var text = Read(file);
        Assert.Equal(2, text.Split(old).Length);
        Write(file, text.Replace(old, with));
    }

    /// <summary>The line, from 1, of the first place where a file says this.</summary>
    public int LineOf(string file, string text)
    {
        var all = Read(file);
        Assert.Contains(text, all);
        return all[..all.IndexOf(text, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
    }

    /// <summary>Whether a file, as refusals name it, has such a line; what its end lacks is missing on the line after.</summary>
    public bool Has(string file, int line) =>
        line >= 1 && line <= File.ReadLines(Path.Combine(Root, file)).Count() + 1;

    public WorldDefinition Load() => WorldFile.Load(Folder);

    /// <summary>What is said about it, a line for each problem.</summary>
    public string[] Refusal() => Assert.Throws<WorldFileException>(Load).Message.Split('\n');

    public void Dispose() => _root.Delete(recursive: true);

    private const string World = """
        world:
          id: islet
          name: The Islet
          blurb: A hut, a shore and a wood.
          opening:
            - You wake on sand.
          start:
            clock: "08:30"
            weather: clear
            place: shore
          player:
            name: Ada Flint
            pronoun: they
            description: A visitor with wet shoes.
            hit-points: 10
            abilities: {strength: 0, dexterity: 1, constitution: 0, intelligence: 0, wisdom: 2, charisma: -1}
            temperament: {kindness: 50, boldness: 50, diligence: 50, sociability: 50}

        """;

    private const string Places = """
        places:
          - id: shore
            name: shore
            biome: coast
            description: A strip of sand.
            senses: [Waves come in.]
            exits:
              - {direction: north, to: wood, seconds: 60}
              - direction: in
                to: hut
                seconds: 10
                door: {id: hut-door, name: hut door, key: hut-key, starts: locked}
          - id: wood
            name: Long Wood
            proper: true
            biome: forest
            description: Pines in a row.
            senses: [It smells of resin.]
            exits:
              - {direction: south, to: shore, seconds: 60}
          - id: hut
            name: hut
            biome: town
            indoors: true
            dark: true
            description: One room.
            senses: [The boards creak.]
            exits:
              - direction: out
                to: shore
                seconds: 11
                door: {id: hut-door, name: hut door, key: hut-key, starts: locked}

        """;

    private const string Characters = """
        characters:
          - id: keeper
            name: keeper
            proper: false
            pronoun: she
            description: A woman with keys.
            at: wood
            hit-points: 6
            abilities: {strength: 1, dexterity: 0, constitution: 0, intelligence: 0, wisdom: 0, charisma: 0}
            temperament: {kindness: 40, boldness: 60, diligence: 70, sociability: 20}
            wants:
              - {have: coin, weight: 50, words: I want my coin.}
              - {be-at: hut, weight: 20, words: I want to go in.}
            knows:
              - topics: [hut, hut-door, lock]
                affinity: 10
                says: I have the key.
            routine:
              - {from: 22, to: 6, at: hut, doing: sleeping}
              - {from: 6, to: 12, at: wood, doing: counting pines}
        relations:
          - {from: keeper, to: player, affinity: -5, kind: host}

        """;

    private const string Items = """
        items:
          - id: hut-key
            name: hut key
            description: A small key.
            at: keeper
            grams: 20
            value: 5
            tags: [key]
          - id: coin
            name: coin
            description: A thin coin.
            at: wood
            grams: 5
            value: 100
            hidden: true
            tags: []
          - id: sign
            name: sign
            description: A board on a post.
            at: shore
            grams: 9000
            value: 0
            fixed: true
            tags: [readable]
            text: Keep off.
          - id: shell
            name: shell
            description: A pink shell.
            grams: 30
            value: 2
            tags: ["tool:scoop"]

        """;

    private const string Storylets = """
        storylets:
          - id: keeper-comes
            kind: arrival
            text: The keeper comes to {place}.
            stakes: she may ask for her coin
            per-day: 300
            cooldown: 5
            when: [{absent: keeper}, {shelter: outdoors}]
            then: [{character-goes: {who: keeper, to: here}}, {assert: keeper is restless}]
          - id: shell-washes-up
            kind: discovery
            text: A shell washes up, and {someone} looks at it.
            stakes: it is pretty
            per-day: 200
            cooldown: 0
            when: [{at: shore}, {unfound: shell}, {present: anyone}, {fact: keeper is restless}, {after-tick: 1}]
            then: [{item-appears: {item: shell, at: here}}, {affinity: {who: keeper, by: 3}}, {hurt: 1}, {weather: fog}]

        """;
}
