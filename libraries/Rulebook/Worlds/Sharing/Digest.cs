using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Storyteller.Rulebook;

/// <summary>A number of 256 bits, as SHA-256 gives them. Sums go round at 2^256 and depend on no order.</summary>
internal sealed class Digest(ulong lowest, ulong low, ulong high, ulong highest)
{
    private const int Bytes = 32;

    public static Digest Zero { get; } = new(0, 0, 0, 0);

    /// <summary>Of one thing: its kind, its id within the kind, and what it is in canonical JSON.</summary>
    public static Digest Of(string kind, string id, string body) => Read(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\0{id}\0{body}")));

    public Digest Plus(Digest other)
    {
        var (a, b, c, d) = other.Parts;
        UInt128 sum = (UInt128)lowest + a;
        var first = (ulong)sum;
        sum = (UInt128)low + b + (sum >> 64);
        var second = (ulong)sum;
        sum = (UInt128)high + c + (sum >> 64);
        return new(first, second, (ulong)sum, highest + d + (ulong)(sum >> 64));
    }

    public bool Is(Digest other) => Parts == other.Parts;

    /// <summary>SHA-256 of it, as lower-case hex.</summary>
    public string Hash()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, lowest);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], low);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[16..], high);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[24..], highest);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    private (ulong Lowest, ulong Low, ulong High, ulong Highest) Parts => (lowest, low, high, highest);

    private static Digest Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]));
}
