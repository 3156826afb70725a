using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Storyteller.CommitAggregator.Worlds.Files;

/// <summary>
/// Keys and values that belong together. Every value is asked for by its key, what is wrong with it is noted and something harmless is
/// given instead; a key that nobody asked for is unknown.
/// </summary>
internal sealed class YamlEntry(YamlMappingNode node, string file, string what, WorldProblems problems)
{
    private readonly SortedSet<string> _asked = new(StringComparer.Ordinal);

    public Spot Spot { get; } = new(file, (int)node.Start.Line);

    public IEnumerable<string> Keys => node.Children.Keys.Select(k => k.ToString());

    public static IEnumerable<YamlEntry> ListOf(YamlSequenceNode list, string file, string what, WorldProblems problems)
    {
        foreach (var child in list.Children)
        {
            if (child is YamlMappingNode mapping) yield return new YamlEntry(mapping, file, what, problems);
            else problems.Add(new Spot(file, (int)child.Start.Line), $"every entry of `{what}` must hold keys and values");
        }
    }

    /// <summary>Where a key's value is written; the entry itself where the key is missing.</summary>
    public Spot SpotOf(string key) => Value(key) is { } value ? new Spot(file, (int)value.Start.Line) : Spot;

    public void Refuse(string key, string reason) => problems.Add(SpotOf(key), reason);

    public bool Has(string key) => Value(key) is not null;

    /// <summary>A text of at least one letter; empty where there is none.</summary>
    public string Text(string key) => Required(key) is { } value ? TextOf(key, value) : "";

    public string? TextOrNothing(string key) => Value(key) is { } value ? TextOf(key, value) : null;

    public IReadOnlyList<string> Texts(string key, bool required = false) =>
        List(key, required) is { } list ? [.. list.Children.Select(c => TextOf(key, c))] : [];

    public int Number(string key, int from, int to) => Required(key) is { } value ? NumberOf(key, value, from, to) : from;

    public int NumberOr(int absent, string key, int from, int to) => Value(key) is { } value ? NumberOf(key, value, from, to) : absent;

    public bool Flag(string key, bool absent = false)
    {
        if (Value(key) is not { } value) return absent;
        if (value is YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag) return flag.Value == "true";
        Refuse(key, $"`{key}` must be true or false");
        return absent;
    }

    /// <summary>One of these words; the first of them where it is none.</summary>
    public string OneOf(string key, IReadOnlyList<string> words)
    {
        var word = Text(key);
        if (words.Contains(word)) return word;
        if (word.Length > 0) Refuse(key, $"`{key}` must be one of {string.Join(", ", words)}; it is '{word}'");
        return words[0];
    }

    public T Choice<T>(string key) where T : struct, Enum => Words.Read<T>(OneOf(key, Words.All<T>())) ?? default;

    public YamlEntry? Entry(string key)
    {
        if (Required(key) is not { } value) return null;
        if (value is YamlMappingNode mapping) return new YamlEntry(mapping, file, key, problems);
        Refuse(key, $"`{key}` must hold keys and values");
        return null;
    }

    public IReadOnlyList<YamlEntry> Entries(string key, bool required = false) =>
        List(key, required) is { } list ? [.. ListOf(list, file, key, problems)] : [];

    /// <summary>Refuses every key that was not asked for.</summary>
    public void Close()
    {
        foreach (var key in node.Children.Keys.Where(k => !_asked.Contains(k.ToString())))
            problems.Add(new Spot(file, (int)key.Start.Line), $"unknown key `{key}` in {what}; known are {string.Join(", ", _asked)}");
    }

    private YamlNode? Value(string key)
    {
        _asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    private YamlNode? Required(string key)
    {
        if (Value(key) is { } value) return value;
        problems.Add(Spot, $"the key `{key}` is missing in {what}");
        return null;
    }

    private YamlSequenceNode? List(string key, bool required)
    {
        if ((required ? Required(key) : Value(key)) is not { } value) return null;
        if (value is not YamlSequenceNode list) Refuse(key, $"`{key}` must be a list");
        else if (required && list.Children.Count == 0) Refuse(key, $"`{key}` must not be empty");
        else return list;
        return null;
    }

    private string TextOf(string key, YamlNode value)
    {
        if (value is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text)) return text.Trim();
        var hint = value is YamlMappingNode ? "; a text with a colon and a space in it needs quotes" : "";
        problems.Add(new Spot(file, (int)value.Start.Line), $"`{key}` must be a text and not empty{hint}");
        return "";
    }

    private int NumberOf(string key, YamlNode value, int from, int to)
    {
        var written = (value as YamlScalarNode)?.Value;
        if (int.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= from && number <= to)
            return number;
        problems.Add(new Spot(file, (int)value.Start.Line),
            $"`{key}` must be a whole number from {from} to {to}{(written is null ? "" : $"; it is '{written}'")}");
        return from;
    }
}
