using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>The session API as a client sees it.</summary>
/// <param name="patience">How long what gets in the way is waited out.</param>
/// <param name="notice">Gets a line for people whenever something is waited for.</param>
public sealed class GatewayClient(HttpClient http, TimeSpan patience, TimeProvider clock, Action<string> notice)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly PatientHttp _http = new(http, patience, clock, notice);

    /// <summary>Who is speaking; nobody before signing in.</summary>
    public string? AccessToken { get; set; }

    /// <summary>How long a gateway that is not there is waited for; null for as long as anything else.</summary>
    public TimeSpan? Absence
    {
        get => _http.Absence;
        set => _http.Absence = value;
    }

    /// <summary>Becomes a guest.</summary>
    public Task<Tokens> SignInAsync(CancellationToken stop) => TakeTokensAsync("api/v1/guests", null, stop);

    /// <summary>Goes on as the guest of a refresh token.</summary>
    public Task<Tokens> RenewAsync(string refreshToken, CancellationToken stop) =>
        TakeTokensAsync("api/v1/guests/refresh", new { refreshToken }, stop);

    /// <summary>Starts a story.</summary>
    public Task<SessionView> StartSessionAsync(NewSession session, CancellationToken stop) =>
        ReadAsync<SessionView>(HttpMethod.Post, "api/v1/sessions", session, stop);

    /// <summary>The session as it is now.</summary>
    public Task<SessionView> SessionAsync(Guid session, CancellationToken stop) =>
        ReadAsync<SessionView>(HttpMethod.Get, $"api/v1/sessions/{session}", null, stop);

    /// <summary>A tick of the session, whether it is on the timeline that is played or not.</summary>
    public Task<TickView> TickAsync(Guid session, Guid tick, CancellationToken stop) =>
        ReadAsync<TickView>(HttpMethod.Get, $"api/v1/sessions/{session}/ticks/{tick}", null, stop);

    /// <summary>What was told after a tick, in order; all of it from the opening on when that is -1.</summary>
    public async Task<IReadOnlyList<TranscriptEntry>> TranscriptAsync(Guid session, int after, CancellationToken stop)
    {
        var told = new List<TranscriptEntry>();
        while (await ReadAsync<TranscriptEntry[]>(HttpMethod.Get, TranscriptPath(session, after), null, stop) is { Length: > 0 } page)
        {
            told.AddRange(page);
            after = page[^1].Tick;
        }
        return told;
    }

    /// <summary>Changes who decides about meta events, from the next review on.</summary>
    public Task<SessionSettings> ChangeAsync(Guid session, SessionSettings settings, CancellationToken stop) =>
        ReadAsync<SessionSettings>(HttpMethod.Put, $"api/v1/sessions/{session}/settings", settings, stop);

    /// <summary>Sends what the player does; the same key means the same move, however often it is sent.</summary>
    public async Task<Receipt> SendAsync(Guid session, string key, Move move, CancellationToken stop)
    {
        var path = $"api/v1/sessions/{session}/{move.Resource}";
        using var response = await _http.AskAsync(() => Request(HttpMethod.Post, path, move.Body, key), stop);
        return response.StatusCode switch
        {
            HttpStatusCode.Accepted => new(Accepted: await ContentAsync<CommandAccepted>(response, stop)),
            HttpStatusCode.OK => new(Reply: await ContentAsync<MasterReply>(response, stop)),
            _ => new(Problem: await GatewayProblem.ReadAsync(response, stop)),
        };
    }

    /// <summary>Opens the live stream after the event with this id, or at its present end. One try only.</summary>
    /// <exception cref="HttpRequestException">No connection.</exception>
    public Task<HttpResponseMessage> OpenEventsAsync(Guid session, string? lastEventId, CancellationToken stop)
    {
        var request = Request(HttpMethod.Get, $"api/v1/sessions/{session}/events", null);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (!string.IsNullOrEmpty(lastEventId)) request.Headers.Add("Last-Event-ID", lastEventId);
        return http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
    }

    /// <summary>Asks for something and reads the answer.</summary>
    /// <param name="key">Marks what must happen once, however often it is sent; null where that does not matter.</param>
    /// <exception cref="GatewayException">The answer is a refusal, or none came.</exception>
    internal async Task<T> ReadAsync<T>(HttpMethod method, string path, object? body, CancellationToken stop, string? key = null)
    {
        using var response = await SucceedAsync(() => Request(method, path, body, key), stop);
        return await ContentAsync<T>(response, stop);
    }

    /// <summary>Fetches a file whole.</summary>
    /// <exception cref="GatewayException">The answer is a refusal, or none came.</exception>
    internal async Task<byte[]> FetchAsync(string path, CancellationToken stop)
    {
        using var response = await SucceedAsync(() => Request(HttpMethod.Get, path, null), stop);
        return await response.Content.ReadAsByteArrayAsync(stop);
    }

    private async Task<HttpResponseMessage> SucceedAsync(Func<HttpRequestMessage> request, CancellationToken stop)
    {
        var response = await _http.AskAsync(request, stop);
        if (response.IsSuccessStatusCode) return response;
        using (response) throw new GatewayException(await GatewayProblem.ReadAsync(response, stop));
    }

    private async Task<Tokens> TakeTokensAsync(string path, object? body, CancellationToken stop)
    {
        var tokens = await ReadAsync<Tokens>(HttpMethod.Post, path, body, stop);
        AccessToken = tokens.AccessToken;
        return tokens;
    }

    private HttpRequestMessage Request(HttpMethod method, string path, object? body, string? key = null)
    {
        var request = new HttpRequestMessage(method, path);
        if (AccessToken is not null) request.Headers.Authorization = new("Bearer", AccessToken);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        // A body of known length: it is small, and whoever judges its size need not read it first.
        if (body is not null) request.Content = new StringContent(JsonSerializer.Serialize(body, _json), null, "application/json");
        return request;
    }

    private static async Task<T> ContentAsync<T>(HttpResponseMessage response, CancellationToken stop) =>
        await response.Content.ReadFromJsonAsync<T>(_json, stop)
            ?? throw new JsonException($"{response.RequestMessage!.RequestUri!.AbsolutePath} answered null");

    private static string TranscriptPath(Guid session, int after) =>
        string.Create(CultureInfo.InvariantCulture, $"api/v1/sessions/{session}/transcript?after={after}");
}

/// <summary>What the gateway made of a move: one of the three.</summary>
/// <param name="Accepted">A tick goes on with it.</param>
/// <param name="Reply">It is answered without a tick.</param>
/// <param name="Problem">It was not taken.</param>
public sealed record Receipt(CommandAccepted? Accepted = null, MasterReply? Reply = null, GatewayProblem? Problem = null);

/// <summary>What signing in gives.</summary>
/// <param name="ExpiresIn">Seconds until the access token no longer opens anything.</param>
public sealed record Tokens(string AccessToken, string RefreshToken, long ExpiresIn);
