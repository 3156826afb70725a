using System.Text;

namespace Storyteller.WholeStory.Tests.Running;

/// <summary>One span, as far as these tests look at it. Field numbers are those of opentelemetry-proto 1.x, trace.proto.</summary>
public sealed record Span(string Service, string Trace, string Id, string Parent, string Name, string? Tick)
{
    private const int ResourceSpans = 1, Resource = 1, Attributes = 1, Key = 1, Value = 2, StringValue = 1, ScopeSpans = 2, Spans = 2;
    private const int TraceId = 1, SpanId = 2, ParentSpanId = 4, SpanName = 5, SpanAttributes = 9;

    /// <summary>The spans in an ExportTraceServiceRequest.</summary>
    public static IEnumerable<Span> Read(ReadOnlyMemory<byte> request) =>
        from resourceSpans in Fields(request, ResourceSpans)
        let service = Fields(Field(resourceSpans, Resource), Attributes).Where(a => Text(a, Key) == "service.name")
            .Select(a => Text(Field(a, Value), StringValue)).FirstOrDefault() ?? ""
        from scopeSpans in Fields(resourceSpans, ScopeSpans)
        from span in Fields(scopeSpans, Spans)
        let tick = Fields(span, SpanAttributes).Where(a => Text(a, Key) == "storyteller.tick")
            .Select(a => Text(Field(a, Value), StringValue)).FirstOrDefault()
        select new Span(
            service, Hex(Field(span, TraceId)), Hex(Field(span, SpanId)), Hex(Field(span, ParentSpanId)), Text(span, SpanName), tick);

    private static string Hex(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(bytes.Span);

    private static string Text(ReadOnlyMemory<byte> message, int number) => Encoding.UTF8.GetString(Field(message, number).Span);

    private static ReadOnlyMemory<byte> Field(ReadOnlyMemory<byte> message, int number) => Fields(message, number).FirstOrDefault();

    /// <summary>The length-delimited fields of a message that have this number.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> Fields(ReadOnlyMemory<byte> message, int number)
    {
        while (message.Length > 0)
        {
            var tag = VarInt(ref message);
            var (field, wire) = ((int)(tag >> 3), (int)(tag & 7));
            if (wire == 0) VarInt(ref message);
            else
            {
                var length = wire switch
                {
                    1 => 8,
                    5 => 4,
                    2 => (int)VarInt(ref message),
                    _ => throw new InvalidDataException($"wire type {wire}"),
                };
                if (field == number && wire == 2) yield return message[..length];
                message = message[length..];
            }
        }
    }

    private static ulong VarInt(ref ReadOnlyMemory<byte> from)
    {
        ulong value = 0;
        for (var i = 0; ; i++)
        {
            var part = from.Span[i];
            value |= (ulong)(part & 0x7F) << (7 * i);
            if (part >= 0x80) continue;
            from = from[(i + 1)..];
            return value;
        }
    }
}
