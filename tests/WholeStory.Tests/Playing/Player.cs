using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Storyteller.Contracts;

namespace Storyteller.WholeStory.Tests.Playing;

/// <summary>A guest with a session of their own, as any HTTP client could be one.</summary>
public sealed class Player : IDisposable
{
    private Player(HttpClient http) => Http = http;

    /// <summary>Signed in as this player.</summary>
    public HttpClient Http { get; }

    /// <summary>The player's session.</summary>
    public Guid Session { get; private set; }

    private string Path => $"/api/v1/sessions/{Session}";

    /// <summary>Signs a guest in, without a session.</summary>
    public static async Task<Player> Guest(Uri gateway)
    {
        var http = new HttpClient { BaseAddress = gateway, Timeout = TimeSpan.FromMinutes(3) };
        using var answer = await http.PostAsync("/api/v1/guests", null);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new Player(http);
    }

    /// <summary>Signs a guest in and begins a session with a known seed.</summary>
    public static async Task<Player> Begin(Uri gateway, ulong seed = 42)
    {
        var player = await Guest(gateway);
        using var answer = await player.Http.PostAsJsonAsync("/api/v1/sessions", new NewSession(PlayerName: "Robin", Seed: seed));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        player.Session = (await answer.Content.ReadFromJsonAsync<SessionView>())!.SessionId;
        return player;
    }

    /// <summary>Posts a command, under a key of its own unless one is given.</summary>
    public Task<HttpResponseMessage> Post(string text, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{Path}/commands") { Content = JsonContent.Create(new NewCommand(text)) };
        request.Headers.Add("Idempotency-Key", key ?? Guid.CreateVersion7().ToString());
        return Http.SendAsync(request);
    }

    /// <summary>Plays one command to the end of its tick.</summary>
    public async Task<TickView> Play(string text)
    {
        await using var stream = await LiveStream.Open(this);
        return await Play(text, stream);
    }

    /// <summary>Plays one command to the end of its tick, as an open stream tells it.</summary>
    public async Task<TickView> Play(string text, LiveStream stream)
    {
        using var answer = await Post(text);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var accepted = (await answer.Content.ReadFromJsonAsync<CommandAccepted>())!;
        await stream.Until(e => e.Name is "committed" or "compensated" && e.Data.GetProperty("tick").GetInt32() == accepted.Number);
        return await Tick(accepted.Number);
    }

    /// <summary>One tick.</summary>
    public async Task<TickView> Tick(int number) => (await Http.GetFromJsonAsync<TickView>($"{Path}/ticks/{number}"))!;

    /// <summary>The session as it is now.</summary>
    public async Task<SessionView> See() => (await Http.GetFromJsonAsync<SessionView>(Path))!;

    /// <summary>
    /// All that a replay must reproduce, as the bytes that the API gives: artifacts of each tick, transcript, final hash.
    /// </summary>
    public async Task<Retold> Retell()
    {
        var seen = await See();
        var artifacts = new List<string>();
        for (var tick = 1; tick <= seen.Tick; tick++) artifacts.Add(await Http.GetStringAsync($"{Path}/ticks/{tick}/artifacts"));
        return new Retold(artifacts, await Http.GetStringAsync($"{Path}/transcript"), seen.WorldHash);
    }

    /// <inheritdoc />
    public void Dispose() => Http.Dispose();
}

/// <summary>What a session has become, in bytes.</summary>
public sealed record Retold(IReadOnlyList<string> Artifacts, string Transcript, string WorldHash);
