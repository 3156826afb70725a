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
        using var response = await _http.AskAsync(() =>
        {
            var request = Request(HttpMethod.Post, $"api/v1/sessions/{session}/{move.Resource}", move.Body);
            request.Headers.Add("Idempotency-Key", key);
            return request;
        }, stop);
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

    private async Task<Tokens> TakeTokensAsync(string path, object? body, CancellationToken stop)
    {
        var tokens = await ReadAsync<Tokens>(HttpMethod.Post, path, body, stop);
        AccessToken = tokens.AccessToken;
        return tokens;
    }

    private async Task<T> ReadAsync<T>(HttpMethod method, string path, object? body, CancellationToken stop)
    {
        using var response = await _http.AskAsync(() => Request(method, path, body), stop);
        if (!response.IsSuccessStatusCode) throw new GatewayException(await GatewayProblem.ReadAsync(response, stop));
        return await ContentAsync<T>(response, stop);
    }

    private HttpRequestMessage Request(HttpMethod method, string path, object? body)
    {
        var request = new HttpRequestMessage(method, path);
        if (AccessToken is not null) request.Headers.Authorization = new("Bearer", AccessToken);
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
