using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Storyteller.Contracts;

namespace Storyteller.Rulebook.Editing;

/// <summary>Reads artifacts that people wrote: what is not exactly of an artifact's shape is refused by its place, never ignored.</summary>
internal static class StrictJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Converters = { new ExactName<BeatRole>(), new ExactName<Deed>(), new ExactName<ReviewVerdict>() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LetNothingBeAbsent } },
    };

    /// <summary>The value, or as a JSON path and a sentence why the text is none of that type. It never throws.</summary>
    public static (T? Value, Fault? Fault) Read<T>(string json) where T : class
    {
        if (Texts.IsBroken(json)) return (null, new Fault("$", "the text holds half a character (an unpaired surrogate)"));
        try
        {
            var value = JsonSerializer.Deserialize<T>(json, Options);
            return (value, value is null ? new Fault("$", "it is null") : Null(JsonElement.Parse(json), "$"));
        }
        catch (JsonException broken)
        {
            return (null, new Fault(broken.Path ?? "$", Sentence((broken.InnerException ?? broken).Message)));
        }
    }

    // Canonical JSON leaves out what is null, so it must be possible to leave it out.
    private static void LetNothingBeAbsent(JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
            if (member.AssociatedParameter is { IsNullable: true }) member.IsRequired = false;
    }

    // Annotations say nothing about what is in a list, and no artifact has one in which something may be null.
    private static Fault? Null(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Select(member => Null(member.Value, $"{path}.{member.Name}"))
            .FirstOrDefault(IsFault),
        JsonValueKind.Array => value.EnumerateArray().Select((element, i) => element.ValueKind == JsonValueKind.Null
            ? new Fault(Fault.At(path, i), "null cannot be in a list")
            : Null(element, Fault.At(path, i))).FirstOrDefault(IsFault),
        _ => null,
    };

    private static bool IsFault(Fault? fault) => fault is not null;

    /// <summary>The part of a JSON error that is for people: without positions and without names of types.</summary>
    private static string Sentence(string message)
    {
        var end = message.IndexOf(" Path:", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).Replace("Storyteller.Contracts.", "", StringComparison.Ordinal);
    }

    /// <summary>Reads the members of an enum as they are written, and no numbers, lists or other spellings.</summary>
    private sealed class ExactName<T> : JsonConverter<T> where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && reader.GetString() is { } name && Enum.GetNames<T>().Contains(name)
                ? Enum.Parse<T>(name)
                : throw new JsonException($"it must be one of {string.Join(", ", Enum.GetNames<T>())}");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
