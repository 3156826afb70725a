using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Storyteller.AppHost.Tests.Situations;

/// <summary>A guest with a session, as any HTTP client could be one.</summary>
internal sealed class APlayer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly HttpClient _http;

    private APlayer(HttpClient http) => _http = http;

    public string Session { get; private set; } = "";

    /// <summary>Signs in, and begins a session.</summary>
    public static async Task<APlayer> Begin(string url)
    {
        var player = new APlayer(new HttpClient { BaseAddress = new Uri(url), Timeout = Patience });
        var token = (await player.Post("/api/v1/guests", new { })).GetProperty("accessToken").GetString();
        player._http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        player.Session = (await player.Post("/api/v1/sessions", new { seed = 42 })).GetProperty("sessionId").GetString()!;
        return player;
    }

    /// <summary>Says something, and waits until the turn is canon.</summary>
    public async Task Play(string text)
    {
        using var answer = await _http.GetAsync(
            $"/api/v1/sessions/{Session}/events", HttpCompletionOption.ResponseHeadersRead);
        var events = SseParser.Create(await answer.Content.ReadAsStreamAsync()).EnumerateAsync().GetAsyncEnumerator();
        await Until("ready");
        await Post($"/api/v1/sessions/{Session}/commands", new { text });
        await Until("committed");

        async Task Until(string name)
        {
            while (await events.MoveNextAsync().AsTask().WaitAsync(Patience))
                if (events.Current.EventType == name) return;
            Assert.Fail($"the stream ended before '{name}'");
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> Post<T>(string path, T body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
