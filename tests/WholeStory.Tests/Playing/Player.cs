using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Storyteller.Contracts;
using Storyteller.Rulebook;

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
    /// <param name="world">The default world when null.</param>
    /// <param name="review">Who decides about meta events.</param>
    /// <param name="name">What the character is called; Robin in the default world when null.</param>
    public static async Task<Player> Begin(
        Uri gateway, ulong seed = 42, string? world = null, ReviewMode? review = null, string? name = null)
    {
        var player = await Guest(gateway);
        var wish = new NewSession(world, name ?? (world is null ? "Robin" : null), seed, review);
        using var answer = await player.Http.PostAsJsonAsync("/api/v1/sessions", wish);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        player.Session = (await answer.Content.ReadFromJsonAsync<SessionView>())!.SessionId;
        return player;
    }

    /// <summary>Brings a session in from a file; it is this player's from now on.</summary>
    public async Task<SessionView> Import(byte[] file)
    {
        using var content = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } };
        using var answer = await Http.PostAsync("/api/v1/sessions/import", content);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        var session = (await answer.Content.ReadFromJsonAsync<SessionView>())!;
        Session = session.SessionId;
        return session;
    }

    /// <summary>The same player where the system runs now.</summary>
    /// <param name="session">The session that they look at; their own when null.</param>
    public Player At(Uri gateway, Guid? session = null)
    {
        var http = new HttpClient { BaseAddress = gateway, Timeout = TimeSpan.FromMinutes(3) };
        http.DefaultRequestHeaders.Authorization = Http.DefaultRequestHeaders.Authorization;
        return new Player(http) { Session = session ?? Session };
    }

    /// <summary>Posts a command, under a key of its own unless one is given.</summary>
    public Task<HttpResponseMessage> Post(string text, string? key = null) => Send("commands", new NewCommand(text), key);

    /// <summary>Posts one of the choices that the session offers.</summary>
    public Task<HttpResponseMessage> Choose(string choice, string? key = null) => Send("answers", new NewAnswer(choice), key);

    /// <summary>Posts decisions about the offered events.</summary>
    public Task<HttpResponseMessage> Decide(IReadOnlyList<EventDecision> decisions, string? key = null) =>
        Send("review", new NewReview(decisions), key);

    /// <summary>Plays one command to the end of its tick.</summary>
    public async Task<TickView> Play(string text)
    {
        await using var stream = await LiveStream.Open(this);
        return await Play(text, stream);
    }

    /// <summary>Plays one command to the end of its tick, as an open stream tells it.</summary>
    public async Task<TickView> Play(string text, LiveStream stream) =>
        await Take(text, stream) ?? throw new InvalidOperationException($"'{text}' made no tick");

    /// <summary>
    /// Plays one command to the end of its tick, making the default choice wherever that waits; null where it was answered at once.
    /// </summary>
    public async Task<TickView?> Take(string text, LiveStream stream)
    {
        using var answer = await Post(text);
        if (answer.StatusCode == HttpStatusCode.OK) return null;
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var accepted = (await answer.Content.ReadFromJsonAsync<CommandAccepted>())!;
        await Follow(stream);
        return await Tick(accepted.Number);
    }

    /// <summary>Follows a tick to its end; gives the event that tells of it.</summary>
    /// <param name="answer">Answers what it waits for; the default choice when null.</param>
    public async Task<Live> Follow(LiveStream stream, Func<Prompt, Task<HttpResponseMessage>>? answer = null)
    {
        while (true)
        {
            var last = (await stream.Until(e => e.Name is "awaits" or "committed" or "compensated"))[^1];
            if (last.Name != "awaits") return last;
            var prompt = last.Data.GetProperty("prompt").Deserialize<Prompt>(JsonSerializerOptions.Web)!;
            using var given = await (answer?.Invoke(prompt) ?? Choose(prompt.Default));
            Assert.Equal(HttpStatusCode.Accepted, given.StatusCode);
        }
    }

    /// <summary>Reads on until the tick waits for the player, or has ended; gives what it waits with, or null.</summary>
    public static async Task<Prompt?> Stops(LiveStream stream)
    {
        var read = await stream.Until(e => e.Name is "awaits" or "committed" or "compensated");
        return read[^1].Name == "awaits" ? read[^1].Data.GetProperty("prompt").Deserialize<Prompt>(JsonSerializerOptions.Web) : null;
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
        for (var tick = 1; tick <= seen.Tick; tick++)
        {
            var views = await Http.GetFromJsonAsync<List<ArtifactView>>($"{Path}/ticks/{tick}/artifacts");
            // When they were asked and answered is all that may differ.
            artifacts.AddRange(views!.Select(a => $"{tick}: {Canonical.Write(a with { AskedAt = default, AnsweredAt = null })}"));
        }
        return new Retold(artifacts, await Http.GetStringAsync($"{Path}/transcript"), seen.WorldHash);
    }

    private Task<HttpResponseMessage> Send<T>(string to, T body, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{Path}/{to}") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key ?? Guid.CreateVersion7().ToString());
        return Http.SendAsync(request);
    }

    /// <inheritdoc />
    public void Dispose() => Http.Dispose();
}

/// <summary>What a session has become, in bytes.</summary>
public sealed record Retold(IReadOnlyList<string> Artifacts, string Transcript, string WorldHash);
