using Storyteller.CommitAggregator.Worlds;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Worlds;

public sealed class LoadingAWorldTests : IDisposable
{
    private readonly ASmallWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void The_beginning_is_as_it_is_written()
    {
        var (begin, definition) = (_world.Load().Begin, _world.Load());

        Assert.Equal(("islet", "The Islet", "A hut, a shore and a wood."), (definition.Id, definition.Name, definition.Blurb));
        Assert.Equal(["You wake on sand."], definition.Opening);
        Assert.Equal(("islet", (8 * 3600L) + 1800, Weather.Clear, 0), (begin.Id, begin.Clock, begin.Weather, begin.Tick));
        Assert.Equal(["shore"], begin.Known.ToArray());
        Assert.Empty(begin.Memories);
        Assert.Empty(begin.LastHappened);
    }

    [Fact]
    public void The_player_stands_at_the_start()
    {
        var player = _world.Load().Begin.Player;

        Assert.Equal(("player", "Ada Flint", true, "they", "shore", 10, 10),
            (player.Id, player.Name, player.Proper, player.Pronoun, player.At, player.HitPoints, player.MaxHitPoints));
        Assert.Equal(new Abilities(0, 1, 0, 0, 2, -1), player.Abilities);
    }

    [Fact]
    public void A_locked_door_is_closed_as_well_and_what_is_hidden_is_a_fact() =>
        Assert.Equal([new Fact("coin", "hidden"), new Fact("hut-door", "closed"), new Fact("hut-door", "locked")],
            _world.Load().Begin.Facts.ToArray());

    [Theory]
    [InlineData("closed", 1)]
    [InlineData("open", 0)]
    public void A_door_that_is_not_locked_has_no_lock_as_a_fact(string starts, int facts)
    {
        _world.Write("places.yaml", _world.Read("places.yaml").Replace("starts: locked", $"starts: {starts}"));

        Assert.Equal(facts, _world.Load().Begin.Facts.Count(f => f.Subject == "hut-door"));
    }

    [Fact]
    public void Places_keep_their_exits_and_doors()
    {
        var begin = _world.Load().Begin;

        Assert.Equal([new Exit("north", "wood", 60), new Exit("in", "hut", 10, "hut door", "hut-door", "hut-key")],
            begin.Places["shore"].Exits);
        Assert.Equal([new Exit("out", "shore", 11, "hut door", "hut-door", "hut-key")], begin.Places["hut"].Exits);
        Assert.True(begin.Places["hut"] is { Indoors: true, Dark: true, Proper: false, Biome: "town" });
        Assert.True(begin.Places["wood"] is { Indoors: false, Dark: false, Proper: true, Biome: "forest" });
    }

    [Fact]
    public void People_keep_their_wants_knowledge_routine_and_relations()
    {
        var begin = _world.Load().Begin;
        var keeper = begin.Characters["keeper"];

        Assert.Equal([new Want(WantKind.Have, "coin", 50, "I want my coin."),
            new Want(WantKind.BeAt, "hut", 20, "I want to go in.")], keeper.Wants);
        var knowledge = Assert.Single(keeper.Knows);
        Assert.Equal(["hut", "hut-door", "lock"], knowledge.Topics);
        Assert.Equal(("I have the key.", 10), (knowledge.Says, knowledge.Affinity));
        Assert.Equal([new Routine(22, 6, "hut", "sleeping"), new Routine(6, 12, "wood", "counting pines")], keeper.Routine);
        Assert.Equal(-5, begin.Affinity("keeper", "player"));
        Assert.Equal(0, begin.Affinity("player", "keeper"));
        Assert.False(keeper.Proper);
    }

    [Fact]
    public void Purses_are_empty_and_nobody_trades_unless_it_is_said()
    {
        Assert.All(_world.Load().Begin.Characters.Values, c => Assert.Equal((0, false), (c.Coins, c.Trades)));

        _world.Replace("world.yaml", "    hit-points: 10\n", "    hit-points: 10\n    coins: 150\n");
        _world.Replace("characters.yaml", "    hit-points: 6\n", "    hit-points: 6\n    coins: 1000000\n    trades: true\n");
        var begin = _world.Load().Begin;

        Assert.Equal((150, false), (begin.Player.Coins, begin.Player.Trades));
        Assert.Equal((1_000_000, true), (begin.Characters["keeper"].Coins, begin.Characters["keeper"].Trades));
    }

    [Fact]
    public void Items_can_name_their_line_of_the_srd()
    {
        _world.Replace("items.yaml", "[\"tool:scoop\"]",
            "[\"tool:scoop\", weapon, \"weapon:light-hammer\", \"armor:shield\", \"heals:2d4+2\"]");

        Assert.Equal(["tool:scoop", "weapon", "weapon:light-hammer", "armor:shield", "heals:2d4+2"],
            _world.Load().Begin.Items["shell"].Tags);
    }

    [Fact]
    public void An_item_without_a_place_is_nowhere_yet()
    {
        var items = _world.Load().Begin.Items;

        Assert.Equal("", items["shell"].At);
        Assert.Equal("keeper", items["hut-key"].At);
        Assert.True(items["sign"] is { Fixed: true, Text: "Keep off.", Grams: 9000 });
    }

    [Fact]
    public void Storylets_come_by_id_with_conditions_and_effects_in_the_words_of_the_rules()
    {
        var storylets = _world.Load().Storylets;

        Assert.Equal(["keeper-comes", "shell-washes-up"], storylets.Select(s => s.Id));
        Assert.Equal([new(ConditionKind.At, "shore"), new(ConditionKind.Unfound, "shell"), new(ConditionKind.Present, "anyone"),
            new(ConditionKind.Fact, "keeper is restless"), new(ConditionKind.AfterTick, "1")], storylets[1].When);
        Assert.Equal([new(EffectKind.ItemAppears, "shell", "here"), new(EffectKind.Affinity, "keeper", "3"), new(EffectKind.Hurt, "", "1"),
            new(EffectKind.Weather, "", "fog")], storylets[1].Then);
        Assert.Equal([new(EffectKind.CharacterGoes, "keeper", "here"), new(EffectKind.Assert, "keeper", "restless")], storylets[0].Then);
    }

    [Fact]
    public void Loading_twice_gives_the_same_world() => Assert.Equal(WorldHash.Of(_world.Load().Begin), WorldHash.Of(_world.Load().Begin));

    [Fact]
    public void How_the_files_are_cut_does_not_matter()
    {
        var whole = WorldHash.Of(_world.Load().Begin);
        var (places, characters) = (_world.Read("places.yaml"), _world.Read("characters.yaml"));
        var cut = places.IndexOf("  - id: wood", StringComparison.Ordinal);
        _world.Delete("characters.yaml");
        _world.Write("places.yaml", characters + places[..cut]);
        _world.Write("further/wood.yaml", "places:\n" + places[cut..]);

        Assert.Equal(whole, WorldHash.Of(_world.Load().Begin));
    }

    [Fact]
    public void A_library_knows_its_worlds_by_id()
    {
        var library = new WorldLibrary(_world.Root);

        Assert.Equal("islet", Assert.Single(library.All).Id);
        Assert.Same(library.Default, library.Get("islet"));
        Assert.Null(library.Get("atlantis"));
    }

    [Fact]
    public void A_library_names_what_is_wrong_with_every_world()
    {
        _world.Replace("world.yaml", "id: islet", "id: isle");
        Directory.CreateDirectory(Path.Combine(_world.Root, "empty"));

        Assert.Equal(["empty/world.yaml:1: no file of this world has the section `world`",
            "islet/world.yaml:2: the world's id 'isle' must be the name of its folder, 'islet'"],
            Assert.Throws<WorldFileException>(() => new WorldLibrary(_world.Root)).Message.Split('\n'));
    }

    [Fact]
    public void A_library_without_worlds_says_so()
    {
        Directory.Delete(_world.Folder, recursive: true);

        Assert.Contains("there is no world below", Assert.Throws<DirectoryNotFoundException>(() => new WorldLibrary(_world.Root)).Message);
        Assert.Contains("there is no folder of worlds at",
            Assert.Throws<DirectoryNotFoundException>(() => new WorldLibrary(Path.Combine(_world.Root, "none"))).Message);
    }
}
