using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using System.Text;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Archives.Format;

/// <summary>
/// Writes lines as canonical JSON, and reads them strictly: what is missing, unknown or there twice is refused by name, for a file may come
/// from anywhere.
/// </summary>
internal static partial class LineText
{
    private static readonly JsonSerializerOptions Strict = new(Canonical.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireWhatIsNotOptional } },
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false), new InUtc() },
    };

    /// <summary>The bytes of a line, without its end.</summary>
    public static byte[] Write<T>(T line) => JsonSerializer.SerializeToUtf8Bytes(line, Canonical.Options);

    /// <summary>What a line holds.</summary>
    /// <exception cref="BrokenFileException">It does not hold that.</exception>
    public static T Read<T>(ReadOnlySpan<byte> line) where T : class
    {
        if (line.IsEmpty) throw new BrokenFileException("the line is empty");
        if (!Utf8.IsValid(line)) throw new BrokenFileException("the line is not valid UTF-8");
        return Understand<T>(line, nulls: true);
    }

    /// <summary>What a part of a line holds that is kept as text; canonical JSON has no nulls.</summary>
    /// <param name="member">What the part is called, for whoever reads why it is refused.</param>
    /// <exception cref="BrokenFileException">It does not hold that.</exception>
    public static T Read<T>(Verbatim part, string member) where T : class
    {
        try
        {
            return Understand<T>(Encoding.UTF8.GetBytes(part.Text), nulls: false);
        }
        catch (BrokenFileException broken)
        {
            throw new BrokenFileException($"`{member}`: {broken.Message}");
        }
    }

    private static T Understand<T>(ReadOnlySpan<byte> text, bool nulls) where T : class
    {
        try
        {
            Scan(text, nulls);
            return JsonSerializer.Deserialize<T>(text, Strict) ?? throw new BrokenFileException("it is null");
        }
        catch (JsonException broken)
        {
            var at = broken.Path is { Length: > 2 } path ? $"{path}: " : "";
            throw new BrokenFileException(at + Sentence(broken.Message));
        }
        catch (NotSupportedException)
        {
            throw new BrokenFileException("a `type` is missing, or does not come first");
        }
    }

    // Half a character is no text anywhere, also in what is kept as it is and read much later.
    private static void Scan(ReadOnlySpan<byte> text, bool nulls)
    {
        var reader = new Utf8JsonReader(text);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Null && !nulls) throw new BrokenFileException("there is a null in it");
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped) continue;
            try
            {
                reader.GetString();
            }
            catch (InvalidOperationException)
            {
                throw new BrokenFileException("a text holds half a character (an unpaired surrogate)");
            }
        }
    }

    // Canonical JSON leaves out what is null, so only what cannot be null and has no default must be there.
    private static void RequireWhatIsNotOptional(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        foreach (var member in type.Properties)
            if (member.AssociatedParameter is { HasDefaultValue: false, IsNullable: false }) member.IsRequired = true;
    }

    // What the serializer says is for who reads code; where it says something else, it is at least without positions.
    private static string Sentence(string message)
    {
        foreach (var (said, meant) in Sentences)
            if (said.Match(message) is { Success: true } found) return found.Result(meant);
        return Position().Replace(message, "");
    }

    private static IEnumerable<(Regex Said, string Meant)> Sentences =>
    [
        (Unknown(), "`$1` is unknown"),
        (Missing(), "missing: $1"),
        (Twice(), "`$1` is there twice"),
        (NoType(), "there is no type '$1'"),
        (Null(), "it must not be null"),
        (OtherKind(), "the value is not of the kind that it must be"),
    ];

    [GeneratedRegex("The JSON property '(.*?)' could not be mapped")]
    private static partial Regex Unknown();

    [GeneratedRegex(@"missing required properties including: (.*?)\.( Path|$)")]
    private static partial Regex Missing();

    [GeneratedRegex("Duplicate property '(.*?)'")]
    private static partial Regex Twice();

    [GeneratedRegex("unrecognized type discriminator id '(.*?)'")]
    private static partial Regex NoType();

    [GeneratedRegex("doesn't allow null values")]
    private static partial Regex Null();

    [GeneratedRegex("could not be converted to")]
    private static partial Regex OtherKind();

    [GeneratedRegex(" (Path|LineNumber): .*$", RegexOptions.Singleline)]
    private static partial Regex Position();

    // The storage takes times in UTC only, and gives them back so.
    private sealed class InUtc : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset().ToUniversalTime();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value);
    }
}
