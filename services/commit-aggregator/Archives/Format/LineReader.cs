using System.Buffers;
using System.Security.Cryptography;

namespace Storyteller.CommitAggregator.Archives.Format;

/// <summary>
/// Reads a session's file line by line as it arrives. It never holds more than the longest line that is allowed, however much comes.
/// </summary>
internal sealed class LineReader(Stream body, ArchivesOptions limits) : IDisposable
{
    private const byte EndOfLine = (byte)'\n';
    private const int AtOnce = 64 * 1024;

    private readonly IncrementalHash _before = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(AtOnce);
    private int _start, _whole, _text, _filled;
    private long _total;

    /// <summary>The number of the line that was read last, from 1; that of the line that is missing where there was none.</summary>
    public int Number { get; private set; }

    /// <summary>That line, without its end; until the next one is read.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_start, _text);

    /// <summary>SHA-256 of all bytes before that line, line ends included, as lower-case hex.</summary>
    public string HashBefore => Convert.ToHexStringLower(_before.GetCurrentHash());

    /// <summary>Reads the next line; false at the end of the file.</summary>
    /// <exception cref="BrokenFileException">The line is too long, or one too many.</exception>
    /// <exception cref="FileTooLargeException">The file is.</exception>
    public async ValueTask<bool> Next(CancellationToken cancellation)
    {
        _before.AppendData(_buffer, _start, _whole);
        _start += _whole;
        _text = _whole = 0;
        Number++;
        var searched = 0;
        while (true)
        {
            var end = _buffer.AsSpan(_start + searched, _filled - _start - searched).IndexOf(EndOfLine);
            if (end >= 0) return Take(searched + end, searched + end + 1);
            searched = _filled - _start;
            if (searched > limits.LineBytes) throw TooLong();
            if (await Fill(cancellation)) continue;
            // The end of the last line may be missing; what it says tells whether all of it is there.
            return searched > 0 && Take(searched, searched);
        }
    }

    /// <summary>
    /// Reads what is left and forgets it. Whoever is still sending then finishes, and learns what is wrong; it would otherwise see no more
    /// than a broken connection.
    /// </summary>
    public async Task Drain(CancellationToken cancellation)
    {
        while (_total <= limits.FileBytes && await body.ReadAsync(_buffer, cancellation) is > 0 and var read) _total += read;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _before.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private bool Take(int text, int whole)
    {
        if (text > limits.LineBytes) throw TooLong();
        if (Number > limits.Lines) throw new BrokenFileException($"a file has at most {limits.Lines} lines");
        (_text, _whole) = (text, whole);
        return true;
    }

    private BrokenFileException TooLong() => new($"the line is too long: a line has at most {limits.LineBytes} bytes");

    private async ValueTask<bool> Fill(CancellationToken cancellation)
    {
        MakeRoom();
        var read = await body.ReadAsync(_buffer.AsMemory(_filled), cancellation);
        _filled += read;
        _total += read;
        if (_total > limits.FileBytes) throw new FileTooLargeException(limits.FileBytes);
        return read > 0;
    }

    private void MakeRoom()
    {
        if (_filled < _buffer.Length) return;
        var kept = _filled - _start;
        var next = kept > _buffer.Length / 2 ? ArrayPool<byte>.Shared.Rent(_buffer.Length * 2) : _buffer;
        Buffer.BlockCopy(_buffer, _start, next, 0, kept);
        if (next != _buffer) ArrayPool<byte>.Shared.Return(_buffer);
        (_buffer, _start, _filled) = (next, 0, kept);
    }
}
