using Microsoft.AspNetCore.Http;

namespace Storyteller.Gateway.Problems;

/// <summary>Passes on what is written, as it comes, unless it is the plain text of an error.</summary>
internal sealed class ErrorTextSieve(HttpResponse response, Stream rest) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        ErrorText.Is(response) ? ValueTask.CompletedTask : rest.WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (!ErrorText.Is(response)) rest.Write(buffer, offset, count);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        ErrorText.Is(response) ? Task.CompletedTask : rest.FlushAsync(cancellationToken);

    public override void Flush()
    {
        if (!ErrorText.Is(response)) rest.Flush();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
