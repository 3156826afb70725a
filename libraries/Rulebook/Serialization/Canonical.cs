using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Storyteller.Rulebook;

/// <summary>
/// The one JSON form in which artifacts are kept and hashed: camel case, members in the order of declaration, enums by name, no white
/// space. The same value has the same bytes in every process.
/// </summary>
public static class Canonical
{
    /// <summary>For reading and writing what is kept.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The value's canonical text.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>The value of a canonical text.</summary>
    /// <exception cref="JsonException">The text is not of that type.</exception>
    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"a {typeof(T).Name} was expected, and null was there");

    /// <summary>SHA-256 of a text in UTF-8, as lower-case hex.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
