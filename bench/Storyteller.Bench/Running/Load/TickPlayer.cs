using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Storyteller.Contracts;
using Storyteller.Terminal;

namespace Storyteller.Bench.Running.Load;

/// <summary>
/// One session with its live stream, played with as little work as can be: of the stream only the kinds of events are read, and a
/// prompt, which is answered with its default.
/// </summary>
public sealed class TickPlayer : IAsyncDisposable
{
    private static readonly TimeProvider _clock = TimeProvider.System;

    private readonly HttpClient _http;
    private readonly AuthenticationHeaderValue _who;
    private readonly CancellationTokenSource _closing = new();
    private readonly Channel<Heard> _heard = Channel.CreateUnbounded<Heard>(new() { SingleReader = true, SingleWriter = true });
    private Task _listening = Task.CompletedTask;
    private int _said;

    private TickPlayer(HttpClient http, string token, Guid session) => (_http, _who, Session) = (http, new("Bearer", token), session);

    /// <summary>The session.</summary>
    public Guid Session { get; }

    /// <summary>Opens the live stream of a session that the owner of this token has begun.</summary>
    public static async Task<TickPlayer> OpenAsync(HttpClient http, string token, Guid session, CancellationToken stop)
    {
        var player = new TickPlayer(http, token, session);
        using var request = player.Request(HttpMethod.Get, "events", null);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        response.EnsureSuccessStatusCode();
        var opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        player._listening = player.ListenAsync(response, opened);
        await opened.Task.WaitAsync(stop);
        return player;
    }

    /// <summary>Says the next thing of the route, and waits until its tick is canon.</summary>
    /// <exception cref="BenchFailure">It came to nothing.</exception>
    public async Task<TickTimes> TickAsync(Route route, CancellationToken stop)
    {
        // Where a step is refused, the door being shut or somebody in the way, time goes by as well as it does on the way.
        var said = route.At(_said++);
        return await TryTickAsync(said, stop) ?? await TryTickAsync(route.At(0), stop)
            ?? throw new BenchFailure($"neither “{said}” nor “{route.At(0)}” can be done");
    }

    /// <summary>Says this, and waits until its tick is canon; null where it is answered without a tick.</summary>
    /// <exception cref="BenchFailure">It came to nothing.</exception>
    public async Task<TickTimes?> TryTickAsync(string text, CancellationToken stop)
    {
        var start = _clock.GetTimestamp();
        if (await SendAsync("commands", new NewCommand(text), stop) == HttpStatusCode.OK) return null;
        return await PlayOutAsync(start, text, stop);
    }

    /// <summary>
    /// Has the last tick taken again from an agent on, and waits until the new take is canon; null where the agent had no part in it.
    /// </summary>
    /// <param name="tick">Its number.</param>
    /// <exception cref="BenchFailure">It came to nothing.</exception>
    public async Task<TickTimes?> TryRetakeAsync(int tick, string agent, CancellationToken stop)
    {
        var start = _clock.GetTimestamp();
        var path = string.Create(CultureInfo.InvariantCulture, $"ticks/{tick}/regenerate");
        if (await SendAsync(path, new NewTake(agent), stop) != HttpStatusCode.Accepted) return null;
        return await PlayOutAsync(start, agent, stop);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _listening;
        _closing.Dispose();
    }

    private async Task<TickTimes> PlayOutAsync(long start, string what, CancellationToken stop)
    {
        var accepted = _clock.GetElapsedTime(start).TotalMilliseconds;
        for (var answers = 0; ; answers++)
        {
            if (!await _heard.Reader.WaitToReadAsync(stop) || !_heard.Reader.TryRead(out var heard))
                throw new BenchFailure("the live stream has ended");
            if (heard.Kind == "committed") return new(accepted, _clock.GetElapsedTime(start).TotalMilliseconds, answers);
            if (heard.Kind != "awaits") throw new BenchFailure($"“{what}” came to {heard.Kind}: {heard.Data}");
            var prompt = JsonSerializer.Deserialize<Awaits>(heard.Data!, JsonSerializerOptions.Web)!.Prompt;
            var move = Move.ByDefault(prompt);
            await SendAsync(move.Resource, move.Body, stop);
        }
    }

    private async Task<HttpStatusCode> SendAsync(string resource, object body, CancellationToken stop)
    {
        using var request = Request(HttpMethod.Post, resource, body);
        using var response = await _http.SendAsync(request, stop);
        if (response.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.OK) return response.StatusCode;
        if (body is NewTake && response.StatusCode == HttpStatusCode.UnprocessableEntity) return response.StatusCode;
        var why = await response.Content.ReadAsStringAsync(stop);
        throw new BenchFailure($"{resource} was answered with {(int)response.StatusCode}: {why}");
    }

    private HttpRequestMessage Request(HttpMethod method, string resource, object? body)
    {
        var request = new HttpRequestMessage(method, $"api/v1/sessions/{Session}/{resource}");
        request.Headers.Authorization = _who;
        if (body is null) return request;
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        // A body of known length, as the terminal client sends it.
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), JsonSerializerOptions.Web));
        request.Content.Headers.ContentType = new("application/json");
        return request;
    }

    private async Task ListenAsync(HttpResponseMessage response, TaskCompletionSource opened)
    {
        try
        {
            using (response)
            {
                await using var body = await response.Content.ReadAsStreamAsync(_closing.Token);
                var parser = SseParser.Create(body, Hear);
                await foreach (var item in parser.EnumerateAsync(_closing.Token))
                {
                    opened.TrySetResult();
                    if (item.Data is { } heard) _heard.Writer.TryWrite(heard);
                }
            }
            _heard.Writer.TryComplete(new BenchFailure("the live stream has ended"));
        }
        catch (Exception lost) when (lost is OperationCanceledException or IOException or HttpRequestException)
        {
            _heard.Writer.TryComplete(new BenchFailure($"the live stream was lost: {lost.Message}"));
            opened.TrySetException(lost);
        }
    }

    // Of most events nothing is decoded but what they are.
    private static Heard? Hear(string kind, ReadOnlySpan<byte> data) => kind switch
    {
        "committed" => Heard.Committed,
        "awaits" or "compensated" => new(kind, Encoding.UTF8.GetString(data)),
        _ => null,
    };

    private sealed record Heard(string Kind, string? Data = null)
    {
        public static Heard Committed { get; } = new("committed");
    }
}
