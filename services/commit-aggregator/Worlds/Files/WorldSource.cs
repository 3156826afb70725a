using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Storyteller.CommitAggregator.Worlds.Files;

/// <summary>The files of one world, as YAML: the entries of each section, from whichever files they are in.</summary>
internal sealed class WorldSource(string folder)
{
    private static readonly string[] Lists = ["places", "characters", "relations", "items", "storylets"];
    private readonly Dictionary<string, List<YamlEntry>> _sections = Lists.ToDictionary(s => s, _ => new List<YamlEntry>());

    /// <summary>The name of the world's folder, which is its id.</summary>
    public string Folder { get; } = folder;

    /// <summary>The section <c>world</c>; null when no file has one.</summary>
    public YamlEntry? Header { get; private set; }

    public IReadOnlyList<YamlEntry> Section(string name) => _sections[name];

    public static WorldSource Read(string folder, WorldProblems problems)
    {
        var root = Path.GetFullPath(folder);
        var source = new WorldSource(Path.GetFileName(Path.TrimEndingDirectorySeparator(root)));
        foreach (var file in Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            source.Add(file, $"{source.Folder}/{Path.GetRelativePath(root, file).Replace('\\', '/')}", problems);
        if (source.Header is null)
            problems.Add(new Spot($"{source.Folder}/world.yaml", 1), "no file of this world has the section `world`");
        return source;
    }

    private void Add(string path, string file, WorldProblems problems)
    {
        if (Parse(path, file, problems) is not { } root) return;
        foreach (var (key, value) in root.Children)
        {
            var (name, spot) = (key.ToString(), new Spot(file, (int)key.Start.Line));
            if (name == "world") AddHeader(value, file, spot, problems);
            else if (!_sections.TryGetValue(name, out var entries))
                problems.Add(spot, $"unknown section `{name}`; known are world, {string.Join(", ", Lists)}");
            else if (value is not YamlSequenceNode list) problems.Add(spot, $"`{name}` must be a list");
            else entries.AddRange(YamlEntry.ListOf(list, file, name, problems));
        }
    }

    private void AddHeader(YamlNode value, string file, Spot spot, WorldProblems problems)
    {
        if (value is not YamlMappingNode mapping) problems.Add(spot, "`world` must hold keys and values");
        else if (Header is not null) problems.Add(spot, $"the section `world` is already in {Header.Spot.File}");
        else Header = new YamlEntry(mapping, file, "world", problems);
    }

    private static YamlMappingNode? Parse(string path, string file, WorldProblems problems)
    {
        using var text = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var scanner = new Scanner(text);
        try
        {
            var stream = new YamlStream();
            stream.Load(new Parser(scanner));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }]) return root;
            problems.Add(new Spot(file, 1), "the file must be one YAML document of sections");
        }
        catch (YamlException e)
        {
            problems.Add(new Spot(file, (int)Math.Max(1, e.Start.Line)), $"not YAML: {e.InnerException?.Message ?? e.Message}");
        }
        catch (DecoderFallbackException)
        {
            problems.Add(new Spot(file, 1), "the file is not UTF-8");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet has no better answer to a brace that is never closed, or to an alias where none can be.
            problems.Add(new Spot(file, (int)Math.Max(1, scanner.CurrentPosition.Line)), "not YAML: it cannot be read on from here");
        }
        return null;
    }
}
