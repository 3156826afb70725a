using System.Buffers;
using System.IO.Pipelines;
using System.Security.Cryptography;

namespace Storyteller.CommitAggregator.Archives.Format;

/// <summary>
/// Reads a session's file line by line as it arrives. It never holds more than the longest line that is allowed, however much comes.
/// </summary>
internal sealed class LineReader : IDisposable
{
    private const byte EndOfLine = (byte)'\n';
    private const int AtOnce = 64 * 1024;

    private readonly PipeReader _body;
    private readonly ArchivesOptions _limits;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenRegistration _cancelled;
    private readonly IncrementalHash _before = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(AtOnce);
    private int _start, _whole, _text, _filled;
    private long _total;

    /// <summary>Reads from the body of a request, until it is cancelled.</summary>
    public LineReader(PipeReader body, ArchivesOptions limits, CancellationToken cancellation)
    {
        (_body, _limits, _cancellation) = (body, limits, cancellation);
        // A read that is broken off otherwise leaves the server with a body that it cannot clear away.
        _cancelled = cancellation.Register(body.CancelPendingRead);
    }

    /// <summary>The number of the line that was read last, from 1; that of the line that is missing where there was none.</summary>
    public int Number { get; private set; }

    /// <summary>That line, without its end; until the next one is read.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_start, _text);

    /// <summary>SHA-256 of all bytes before that line, line ends included, as lower-case hex.</summary>
    public string HashBefore => Convert.ToHexStringLower(_before.GetCurrentHash());

    /// <summary>Reads the next line; false at the end of the file.</summary>
    /// <exception cref="BrokenFileException">The line is too long, or one too many.</exception>
    /// <exception cref="FileTooLargeException">The file is.</exception>
    public async ValueTask<bool> Next()
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
            if (searched > _limits.LineBytes) throw TooLong();
            if (await Fill()) continue;
            // The end of the last line may be missing; what it says tells whether all of it is there.
            return searched > 0 && Take(searched, searched);
        }
    }

    /// <summary>
    /// Reads what is left and forgets it. Whoever is still sending then finishes, and learns what is wrong; it would otherwise see no more
    /// than a broken connection.
    /// </summary>
    public async Task Drain()
    {
        while (_total <= _limits.FileBytes && await Read(_buffer) > 0) { }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _cancelled.Dispose();
        _before.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private bool Take(int text, int whole)
    {
        if (text > _limits.LineBytes) throw TooLong();
        if (Number > _limits.Lines) throw new BrokenFileException($"a file has at most {_limits.Lines} lines");
        (_text, _whole) = (text, whole);
        return true;
    }

    private BrokenFileException TooLong() => new($"the line is too long: a line has at most {_limits.LineBytes} bytes");

    private async ValueTask<bool> Fill()
    {
        MakeRoom();
        var read = await Read(_buffer.AsMemory(_filled));
        _filled += read;
        if (_total > _limits.FileBytes) throw new FileTooLargeException(_limits.FileBytes);
        return read > 0;
    }

    private async ValueTask<int> Read(Memory<byte> room)
    {
        while (true)
        {
            var result = await _body.ReadAsync(CancellationToken.None);
            var some = result.Buffer.Slice(0, Math.Min(room.Length, result.Buffer.Length));
            some.CopyTo(room.Span);
            var read = (int)some.Length;
            _body.AdvanceTo(some.End);
            if (result.IsCanceled) throw new OperationCanceledException(_cancellation);
            _total += read;
            // Nothing may have come, and the body still not be at its end.
            if (read > 0 || result.IsCompleted) return read;
        }
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
