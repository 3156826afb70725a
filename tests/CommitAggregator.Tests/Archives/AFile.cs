using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Storyteller.CommitAggregator.Tests.Archives;

/// <summary>A session's file, to look at and to break. Lines are numbered from 1.</summary>
internal sealed partial class AFile(IReadOnlyList<string> lines)
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Without their ends.</summary>
    public IReadOnlyList<string> Lines => lines;

    public string Text => string.Concat(lines.Select(line => line + '\n'));

    public static AFile Of(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        return new AFile(text[..^1].Split('\n'));
    }

    public JsonObject At(int number) => JsonNode.Parse(lines[number - 1])!.AsObject();

    /// <summary>The lines of a type, in their order.</summary>
    public IReadOnlyList<JsonObject> All(string type) =>
        [.. Enumerable.Range(1, lines.Count).Where(n => TypeAt(n) == type).Select(At)];

    /// <summary>The type of a line; null for the first.</summary>
    public string? TypeAt(int number) => Type().Match(lines[number - 1]) is { Success: true } found ? found.Groups[1].Value : null;

    /// <summary>The number of the first line of a type that is meant; of the first of the type where nothing is said.</summary>
    public int NumberOf(string type, Func<JsonObject, bool>? meant = null) =>
        Enumerable.Range(1, lines.Count).First(n => TypeAt(n) == type && (meant is null || meant(At(n))));

    /// <summary>With one line changed, and a last line that knows of it.</summary>
    public AFile With(int number, Action<JsonObject> change)
    {
        var line = At(number);
        change(line);
        return With(number, line.ToJsonString(Relaxed));
    }

    /// <summary>With another line in the stead of one, and a last line that knows of it.</summary>
    public AFile With(int number, string line) => new AFile([.. lines.Take(number - 1), line, .. lines.Skip(number)]).Mended();

    /// <summary>With a line more before another, and a last line that knows of it.</summary>
    public AFile WithMore(int number, string line) => new AFile([.. lines.Take(number - 1), line, .. lines.Skip(number - 1)]).Mended();

    /// <summary>Without a line, and with a last line that knows of it.</summary>
    public AFile Without(int number) => new AFile([.. lines.Take(number - 1), .. lines.Skip(number)]).Mended();

    /// <summary>With a last line that fits those before it.</summary>
    public AFile Mended()
    {
        string[] before = [.. lines.SkipLast(1)];
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(new AFile(before).Text)));
        return new AFile([.. before, $$"""{"type":"end","lines":{{before.Length}},"sha256":"{{hash}}"}"""]);
    }

    /// <summary>All but the first line, the last, and what tells of imports, with ids by when they first come.</summary>
    public IReadOnlyList<string> WithoutIds()
    {
        var ids = new Dictionary<string, string>();
        return [.. lines.Skip(1).SkipLast(1).Where(line => !line.Contains("\"SessionImported\"", StringComparison.Ordinal))
            .Select(line => IsSaid(line) ? line : Key().Replace(line, ""))
            .Select(line => Id().Replace(line, id => ids.TryAdd(id.Value, $"id-{ids.Count}") ? ids[id.Value] : ids[id.Value]))];
    }

    private static readonly string[] Said = ["PlayerInput", "ReviewDecided", "PlayerAnswered"];

    // Only what the player said in a tick keeps its key.
    private static bool IsSaid(string line) => !line.StartsWith("{\"type\":\"ledger\"", StringComparison.Ordinal)
        || Said.Any(said => line.Contains($"\"entry\":\"{said}\"", StringComparison.Ordinal));

    [GeneratedRegex(",\"key\":\"[^\"]*\"")]
    private static partial Regex Key();

    [GeneratedRegex("^\\{\"type\":\"([a-z]+)\"")]
    private static partial Regex Type();

    // The keys that clients sent are ids as well in these tests, and must stay as they are.
    [GeneratedRegex("(?<!\"key\":\")[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
