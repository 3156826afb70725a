using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Storyteller.WholeStory.Tests.Playing;

/// <summary>A session's live events, read one after the other.</summary>
public sealed class LiveStream : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly HttpResponseMessage _answer;
    private readonly IAsyncEnumerator<SseItem<string>> _events;

    private LiveStream(HttpResponseMessage answer, Stream body)
    {
        _answer = answer;
        _events = SseParser.Create(body).EnumerateAsync().GetAsyncEnumerator();
    }

    /// <summary>Connects, from now on or after an event, and returns once the stream says that it is connected.</summary>
    public static async Task<LiveStream> Open(Player player, string? after = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/sessions/{player.Session}/events");
        if (after is not null) request.Headers.Add("Last-Event-ID", after);
        var answer = await player.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        var stream = new LiveStream(answer, await answer.Content.ReadAsStreamAsync());
        await stream.Until(e => e.Name == "ready");
        return stream;
    }

    /// <summary>Reads on up to the event that is meant; gives all that were read, that one last.</summary>
    public async Task<IReadOnlyList<Live>> Until(Func<Live, bool> meant)
    {
        var read = new List<Live>();
        while (await _events.MoveNextAsync().AsTask().WaitAsync(Patience))
        {
            using var data = JsonDocument.Parse(_events.Current.Data);
            read.Add(new Live(_events.Current.EventId, _events.Current.EventType, data.RootElement.Clone()));
            if (meant(read[^1])) return read;
        }

        throw new InvalidOperationException($"the stream ended after {read.Count} events");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // Closing the connection ends a read that is still waiting for the next event.
        _answer.Dispose();
        try
        {
            await _events.DisposeAsync();
        }
        catch (NotSupportedException)
        {
            // The iterator is inside a read that the closed connection is about to end.
        }
    }
}

/// <summary>One live event.</summary>
public sealed record Live(string? Id, string Name, JsonElement Data);
