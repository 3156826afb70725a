using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Storyteller.Chaos.Tests.Running;

namespace Storyteller.Chaos.Tests.Playing;

/// <summary>
/// A player's connection to the gateway, which is broken off, refused and answered with 502, 503 and 504 while things die, and tries again
/// with the same request. Any other answer of the kind is reported, and tried again as well.
/// </summary>
internal sealed class PatientHttp(Uri gateway, Journal journal) : IDisposable
{
    private const int Words = 400;

    // Less patient than Retry-After asks a player to be, so that a run takes no longer than it must.
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(250);

    private readonly HttpClient _http = new() { BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(40) };

    /// <summary>Whose connection it is, once they have signed in.</summary>
    public string? Token
    {
        set => _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", value);
    }

    /// <summary>Asks until there is an answer to read, whatever it is.</summary>
    /// <param name="session">Whom a report is about.</param>
    /// <param name="key">The idempotency key, where it is sent with one.</param>
    public async Task<Answer> Ask(
        HttpMethod method, string path, object? body, Guid? session, string? key, CancellationToken stop)
    {
        while (true)
        {
            if (await Try(method, path, body, key, stop) is { } answer)
            {
                if ((int)answer.Status < 500) return answer;
                journal.Report(session, $"{method} {path} was answered with {(int)answer.Status}: {answer.Body}");
            }

            await Until.Pause(BetweenTries, stop);
        }
    }

    /// <summary>Opens a stream; null where it cannot be had at this moment.</summary>
    public async Task<HttpResponseMessage?> Open(string path, string? lastEventId, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        try
        {
            var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            if (answer.IsSuccessStatusCode) return answer;
            if (!WillPass(answer.StatusCode)) journal.Report(null, $"GET {path} was answered with {(int)answer.StatusCode}");
            answer.Dispose();
            return null;
        }
        catch (Exception lost) when (IsLoss(lost, stop))
        {
            return null;
        }
    }

    /// <summary>Whether a connection broke, as they do when somebody at the other end dies.</summary>
    public static bool IsLoss(Exception exception, CancellationToken stop) => !stop.IsCancellationRequested
        && exception is HttpRequestException or IOException or OperationCanceledException;

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<Answer?> Try(HttpMethod method, string path, object? body, string? key, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        try
        {
            using var answer = await _http.SendAsync(request, stop);
            var text = await answer.Content.ReadAsStringAsync(stop);
            if (!WillPass(answer.StatusCode)) return new Answer(answer.StatusCode, text);
            journal.WaitOut($"{(int)answer.StatusCode}");
        }
        catch (Exception lost) when (IsLoss(lost, stop))
        {
            journal.WaitOut(lost is OperationCanceledException ? "no answer" : "no connection");
        }
        return null;
    }

    private static bool WillPass(HttpStatusCode status) =>
        status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <summary>What the gateway answered.</summary>
    internal sealed record Answer(HttpStatusCode Status, string Body)
    {
        /// <summary>The body as what it must be.</summary>
        public T Read<T>() => JsonSerializer.Deserialize<T>(Body, JsonSerializerOptions.Web)!;

        /// <inheritdoc />
        public override string ToString() => $"{(int)Status} {(Body.Length > Words ? Body[..Words] : Body)}";
    }
}
