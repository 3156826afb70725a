using System.Text.Json;
using System.Text.Json.Serialization;

namespace Storyteller.CommitAggregator.Archives.Format;

/// <summary>JSON that is kept as text: within a line it is written and read byte for byte, since its hash may be known elsewhere.</summary>
/// <param name="Text">Valid JSON without line ends.</param>
[JsonConverter(typeof(AsItIs))]
internal sealed record Verbatim(string Text)
{
    /// <summary>A stored text; null for none.</summary>
    public static Verbatim? Of(string? text) => text is null ? null : new Verbatim(text);

    private sealed class AsItIs : JsonConverter<Verbatim>
    {
        public override Verbatim Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var part = JsonDocument.ParseValue(ref reader);
            return new Verbatim(part.RootElement.GetRawText());
        }

        public override void Write(Utf8JsonWriter writer, Verbatim value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Text);
    }
}
