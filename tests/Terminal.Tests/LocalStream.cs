using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace Storyteller.Terminal.Tests;

/// <summary>A live stream that can be dropped at will; whoever comes back gets what they have not seen.</summary>
internal sealed class LocalStream
{
    private readonly Lock _gate = new();
    private readonly List<(int Id, string Frame)> _kept = [];
    private readonly List<Channel<string>> _open = [];

    public ConcurrentQueue<string> Resumed { get; } = new();

    public void Publish(string kind, object data)
    {
        lock (_gate)
        {
            var id = _kept.Count + 1;
            var json = JsonSerializer.Serialize(data, JsonSerializerOptions.Web);
            var frame = $"event: {kind}\nid: {id}\ndata: {json}\n\n";
            _kept.Add((id, frame));
            foreach (var channel in _open) channel.Writer.TryWrite(frame);
        }
    }

    public void Drop()
    {
        lock (_gate)
        {
            foreach (var channel in _open) channel.Writer.Complete();
            _open.Clear();
        }
    }

    public async Task ServeAsync(HttpContext context)
    {
        var last = context.Request.Headers["Last-Event-ID"].ToString();
        Resumed.Enqueue(last);
        var channel = Channel.CreateUnbounded<string>();
        lock (_gate)
        {
            channel.Writer.TryWrite("event: heartbeat\ndata: {}\n\n");
            foreach (var (id, frame) in _kept)
                if (last.Length > 0 && id > int.Parse(last)) channel.Writer.TryWrite(frame);
            _open.Add(channel);
        }
        context.Response.ContentType = "text/event-stream";
        await foreach (var frame in channel.Reader.ReadAllAsync(context.RequestAborted))
        {
            await context.Response.WriteAsync(frame, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }
}
