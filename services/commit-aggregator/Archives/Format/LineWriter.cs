using System.Security.Cryptography;

namespace Storyteller.CommitAggregator.Archives.Format;

/// <summary>Writes a session's file line by line, and keeps count for its last line.</summary>
internal sealed class LineWriter(Stream to) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int _lines;

    /// <summary>Writes the first line.</summary>
    public Task Begin(Header header, CancellationToken cancellation) => Write(LineText.Write(header), cancellation);

    /// <summary>Writes one line more.</summary>
    public Task Add(Line line, CancellationToken cancellation) => Write(LineText.Write(line), cancellation);

    /// <summary>Writes the last line, which says that there is no more and that all of it arrived.</summary>
    public async Task End(CancellationToken cancellation)
    {
        await Add(new WrittenEnd(_lines, Convert.ToHexStringLower(_hash.GetCurrentHash())), cancellation);
        await to.FlushAsync(cancellation);
    }

    /// <inheritdoc />
    public void Dispose() => _hash.Dispose();

    private async Task Write(byte[] line, CancellationToken cancellation)
    {
        byte[] whole = [.. line, (byte)'\n'];
        _hash.AppendData(whole);
        _lines++;
        await to.WriteAsync(whole, cancellation);
    }
}
