using System.Net;

namespace Storyteller.Terminal;

/// <summary>
/// Asks over HTTP and does not give up at once: a lost connection, a 429 and a gateway that is not there at the moment are waited out, with
/// the same request and so the same key, until patience is over.
/// </summary>
/// <param name="patience">How long whoever is there may ask to be waited for.</param>
/// <param name="notice">Gets a line for people whenever something is waited for.</param>
internal sealed class PatientHttp(HttpClient http, TimeSpan patience, TimeProvider clock, Action<string> notice)
{
    /// <summary>How long a gateway that is not there is waited for; null for as long as anything else.</summary>
    public TimeSpan? Absence { get; set; }

    /// <summary>Asks until an answer comes that is not one to wait out, or patience is over.</summary>
    /// <param name="request">Makes the request, anew for each try.</param>
    /// <exception cref="GatewayException">No answer came at all.</exception>
    public async Task<HttpResponseMessage> AskAsync(Func<HttpRequestMessage> request, CancellationToken stop)
    {
        var start = clock.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            var (response, lost) = await TryAsync(request(), stop);
            if (response is not null && !WillPass(response.StatusCode)) return response;

            var wait = Wait(response, attempt);
            var reason = lost ?? $"The gateway answered {(int)response!.StatusCode}";
            var limit = Absence is { } absence && absence < patience && response?.StatusCode != HttpStatusCode.TooManyRequests
                ? absence : patience;
            if (clock.GetElapsedTime(start) + wait > limit) return response ?? throw new GatewayException(new(0, "No answer", lost!));
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
