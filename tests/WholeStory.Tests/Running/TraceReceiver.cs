using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Storyteller.WholeStory.Tests.Running;

/// <summary>
/// Receives traces over OTLP (http/protobuf), as a collector would. By hand, because no collector is to be had as a package.
/// </summary>
public sealed class TraceReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private readonly List<Span> _spans = [];
    private readonly List<(Func<IReadOnlyList<Span>, bool> Meant, TaskCompletionSource<IReadOnlyList<Span>> Seen)> _waiting = [];

    private TraceReceiver(WebApplication app) => _app = app;

    /// <summary>Where services send to.</summary>
    public string Endpoint => _app.Urls.Single();

    /// <summary>Starts one on a free port.</summary>
    public static async Task<TraceReceiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new TraceReceiver(builder.Build());
        receiver._app.MapPost("/v1/traces", receiver.Receive);
        receiver._app.MapPost("/v1/{other}", () => Results.Ok());
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>All spans, as soon as they are what is meant.</summary>
    public async Task<IReadOnlyList<Span>> Until(Func<IReadOnlyList<Span>, bool> meant)
    {
        TaskCompletionSource<IReadOnlyList<Span>> seen;
        lock (_gate)
        {
            if (meant(_spans)) return [.. _spans];
            seen = new TaskCompletionSource<IReadOnlyList<Span>>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((meant, seen));
        }

        return await seen.Task.WaitAsync(Patience);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> Receive(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var spans = Span.Read(body.ToArray()).ToList();
        lock (_gate)
        {
            _spans.AddRange(spans);
            foreach (var (meant, seen) in _waiting) if (meant(_spans)) seen.TrySetResult([.. _spans]);
            _waiting.RemoveAll(w => w.Seen.Task.IsCompleted);
        }

        return Results.Bytes([], "application/x-protobuf");
    }
}
