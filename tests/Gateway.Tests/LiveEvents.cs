using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace Storyteller.Gateway.Tests;

/// <summary>A live stream that sends what the test says, when the test says it.</summary>
public sealed class LiveEvents
{
    private readonly Channel<string> _frames = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string? LastEventId { get; private set; }

    public string? User { get; private set; }

    public string? Query { get; private set; }

    /// <summary>Ends when whoever listened has gone.</summary>
    public Task Left => _left.Task;

    public void Send(string frame) => _frames.Writer.TryWrite(frame);

    public async Task ServeAsync(HttpContext context)
    {
        LastEventId = context.Request.Headers["Last-Event-ID"];
        User = context.Request.Headers["X-Storyteller-User"];
        Query = context.Request.QueryString.ToString();
        context.RequestAborted.Register(() => _left.TrySetResult());
        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await foreach (var frame in _frames.Reader.ReadAllAsync(context.RequestAborted))
        {
            await context.Response.WriteAsync(frame, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }
}
