using System.Buffers.Binary;

namespace Storyteller.Simulation.Tests.Time;

/// <summary>Identities in their order, the same in every run of a seed.</summary>
internal sealed class Identities(ulong seed)
{
    private int _made;

    /// <summary>The next one.</summary>
    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt32BigEndian(bytes, ++_made);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], seed);
        return new Guid(bytes, bigEndian: true);
    }
}
