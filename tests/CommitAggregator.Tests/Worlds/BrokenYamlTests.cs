using Storyteller.CommitAggregator.Worlds;

namespace Storyteller.CommitAggregator.Tests.Worlds;

public sealed class BrokenYamlTests : IDisposable
{
    private readonly ASmallWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void What_is_no_yaml_is_refused_where_it_breaks()
    {
        _world.Write("items.yaml", "items:\n  - id: coin\n    name: \"thin\n");

        Assert.StartsWith("islet/items.yaml:3: not YAML: ", Assert.Single(_world.Refusal()));
    }

    [Fact]
    public void A_key_twice_is_refused_where_it_comes_again()
    {
        _world.Replace("items.yaml", "    name: coin\n", "    name: coin\n    name: penny\n");

        var refusal = Assert.Single(_world.Refusal());
        Assert.StartsWith($"islet/items.yaml:{_world.LineOf("items.yaml", "penny")}: not YAML: ", refusal);
        Assert.Contains("uplicate", refusal);
    }

    [Fact]
    public void A_tab_for_indentation_is_refused_where_what_it_breaks_begins()
    {
        _world.Replace("places.yaml", "    biome: forest", "\tbiome: forest");

        Assert.StartsWith($"islet/places.yaml:{_world.LineOf("places.yaml", "\tbiome") - 1}: not YAML: ", Assert.Single(_world.Refusal()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a list\n")]
    [InlineData("items: []\n---\nitems: []\n")]
    public void A_file_that_is_not_one_document_of_sections_is_refused(string text)
    {
        _world.Write("more.yaml", text);

        Assert.Equal(["islet/more.yaml:1: the file must be one YAML document of sections"], _world.Refusal());
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_refused()
    {
        File.WriteAllBytes(Path.Combine(_world.Folder, "items.yaml"), [(byte)'a', (byte)':', (byte)' ', 0xE9, (byte)'\n']);

        Assert.Equal(["islet/items.yaml:1: the file is not UTF-8"], _world.Refusal());
    }

    [Fact]
    public void Unknown_sections_and_sections_of_the_wrong_shape_are_refused()
    {
        _world.Write("more.yaml", "monsters: []\nitems: {}\nworld: []\n");

        Assert.Equal(["islet/more.yaml:1: unknown section `monsters`; known are world, places, characters, relations, items, storylets",
            "islet/more.yaml:2: `items` must be a list", "islet/more.yaml:3: `world` must hold keys and values"], _world.Refusal());
    }

    [Fact]
    public void A_second_section_world_is_refused()
    {
        _world.Write("zzz.yaml", _world.Read("world.yaml"));

        Assert.Equal(["islet/zzz.yaml:1: the section `world` is already in islet/world.yaml"], _world.Refusal());
    }

    [Fact]
    public void Everything_that_is_wrong_is_reported_at_once_by_file_and_line()
    {
        _world.Replace("places.yaml", "biome: coast", "biome: sky");
        _world.Replace("places.yaml", "biome: forest", "biome: sky");
        _world.Replace("items.yaml", "value: 100", "value: much");
        _world.Replace("characters.yaml", "    pronoun: she\n", "");
        _world.Replace("world.yaml", "weather: clear", "weather: nice");

        var problems = Assert.Throws<WorldFileException>(_world.Load).Problems;

        Assert.Equal([("islet/characters.yaml", 2), ("islet/items.yaml", 14), ("islet/places.yaml", 4), ("islet/places.yaml", 16),
            ("islet/world.yaml", 9)], problems.Select(p => (p.File, p.Line)));
    }

    [Theory]
    [InlineData("world.yaml")]
    [InlineData("places.yaml")]
    [InlineData("characters.yaml")]
    [InlineData("items.yaml")]
    [InlineData("storylets.yaml")]
    public void Whichever_line_is_lost_or_garbled_the_refusal_points_into_the_world(string file)
    {
        var lines = _world.Read(file).Split('\n');
        for (var i = 0; i < lines.Length; i++)
            foreach (var with in Garbled(lines[i]))
            {
                _world.Write(file, string.Join('\n', [.. lines[..i], .. with, .. lines[(i + 1)..]]));
                var problems = (Record.Exception(() => { _world.Load(); }) switch
                {
                    null => [],
                    WorldFileException refused => refused.Problems,
                    var crash => throw new InvalidOperationException($"line {i + 1} as '{string.Join('|', with)}' is too much", crash),
                }).Where(p => !_world.Has(p.File, p.Line));

                Assert.Empty(problems);
            }
    }

    private static string[][] Garbled(string line) =>
    [
        [], ["~"], ["  - "], ["? [a, b]"], ["&a"], [line, line], [" " + line],
        [line + " x"], [line + ": {"], [line + " *a"], [line + "\""],
    ];

    [Fact]
    public void A_refusal_reads_as_file_line_and_reason() =>
        Assert.Equal("a.yaml:7: it is wrong\nb.yaml:1: so is this",
            new WorldFileException([new("a.yaml", 7, "it is wrong"), new("b.yaml", 1, "so is this")]).Message);
}
