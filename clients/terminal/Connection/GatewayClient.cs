using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>
/// The session API as a client sees it. A lost connection, a 429 and a gateway that is not there at the moment are waited out, with the
/// same request and so the same key, until patience is over.
/// </summary>
/// <param name="notice">Gets a line for people whenever something is waited for.</param>
public sealed class GatewayClient(HttpClient http, TimeSpan patience, TimeProvider clock, Action<string> notice)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

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

    /// <summary>What was told so far.</summary>
    public Task<TranscriptEntry[]> TranscriptAsync(Guid session, CancellationToken stop) =>
        ReadAsync<TranscriptEntry[]>(HttpMethod.Get, $"api/v1/sessions/{session}/transcript", null, stop);

    /// <summary>Sends what the player does; the same key means the same command, however often it is sent.</summary>
    public async Task<(CommandAccepted? Accepted, GatewayProblem? Problem)> SendCommandAsync(Guid session, string key, string text,
        CancellationToken stop)
    {
        using var response = await AskAsync(() =>
        {
            var request = Request(HttpMethod.Post, $"api/v1/sessions/{session}/commands", new NewCommand(text));
            request.Headers.Add("Idempotency-Key", key);
            return request;
        }, stop);
        return response.IsSuccessStatusCode
            ? (await response.Content.ReadFromJsonAsync<CommandAccepted>(_json, stop), null)
            : (null, await GatewayProblem.ReadAsync(response, stop));
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
        using var response = await AskAsync(() => Request(method, path, body), stop);
        if (!response.IsSuccessStatusCode) throw new GatewayException(await GatewayProblem.ReadAsync(response, stop));
        return await response.Content.ReadFromJsonAsync<T>(_json, stop) ?? throw new JsonException($"{path} answered null");
    }

    private HttpRequestMessage Request(HttpMethod method, string path, object? body)
    {
        var request = new HttpRequestMessage(method, path);
        if (AccessToken is not null) request.Headers.Authorization = new("Bearer", AccessToken);
        // A body of known length: it is small, and whoever judges its size need not read it first.
        if (body is not null) request.Content = new StringContent(JsonSerializer.Serialize(body, _json), null, "application/json");
        return request;
    }

    private async Task<HttpResponseMessage> AskAsync(Func<HttpRequestMessage> request, CancellationToken stop)
    {
        var start = clock.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            var (response, lost) = await TryAsync(request(), stop);
            if (response is not null && !WillPass(response.StatusCode)) return response;

            var wait = Wait(response, attempt);
            var reason = lost ?? $"The gateway answered {(int)response!.StatusCode}";
            if (clock.GetElapsedTime(start) + wait > patience) return response ?? throw new GatewayException(new(0, "No answer", lost!));
            notice($"{reason}; trying again in {Math.Ceiling(wait.TotalSeconds)} s.");
            response?.Dispose();
            await Task.Delay(wait, clock, stop);
        }
    }

    private async Task<(HttpResponseMessage? Response, string? Lost)> TryAsync(HttpRequestMessage request, CancellationToken stop)
    {
        try
        {
            return (await http.SendAsync(request, stop), null);
        }
        catch (HttpRequestException error)
        {
            return (null, error.Message);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (null, "The gateway did not answer in time");
        }
    }

    private static bool WillPass(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway
        or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    private TimeSpan Wait(HttpResponseMessage? response, int attempt) => response?.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        _ => TimeSpan.FromMilliseconds(Math.Min(250 << Math.Min(attempt, 5), 5_000)),
    };
}

/// <summary>What signing in gives.</summary>
/// <param name="ExpiresIn">Seconds until the access token no longer opens anything.</param>
public sealed record Tokens(string AccessToken, string RefreshToken, long ExpiresIn);
