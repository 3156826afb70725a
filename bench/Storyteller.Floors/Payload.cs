using System.Text.Json;
using System.Text.Json.Serialization;

namespace Storyteller.Floors;

/// <summary>What goes into a step and comes out of it: about 300 bytes of JSON.</summary>
/// <param name="Tick">The tick that it belongs to.</param>
/// <param name="Step">The step that made it, 1 to 7; 0 for the player's command.</param>
/// <param name="Text">What makes up the size.</param>
internal sealed record Payload(Guid Tick, int Step, string Text)
{
    /// <summary>What <see cref="Bytes"/> wrote; anything else is a <see cref="JsonException"/>.</summary>
    public static Payload Read(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, PayloadJson.Default.Payload) ?? throw new JsonException("a payload is not null");

    /// <summary>As JSON in UTF-8.</summary>
    public byte[] Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, PayloadJson.Default.Payload);
}

/// <summary>Reads and writes payloads without reflection.</summary>
[JsonSerializable(typeof(Payload))]
[JsonSerializable(typeof(List<Payload>))]
internal sealed partial class PayloadJson : JsonSerializerContext;
