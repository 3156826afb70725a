using Microsoft.AspNetCore.Http.HttpResults;

namespace Storyteller.CommitAggregator.Edges;

/// <summary>The key with which a client marks retries of one and the same request.</summary>
public static class IdempotencyKey
{
    /// <summary>The key of a request, a new one where it has none, or the problem with it.</summary>
    public static (string? Key, ProblemHttpResult? Problem) OrNew(HttpRequest request) =>
        request.Headers.ContainsKey("Idempotency-Key") ? Of(request) : (Guid.CreateVersion7().ToString(), null);

    /// <summary>The key of a request that may come without one, or the problem with it; neither where it came without.</summary>
    public static (string? Key, ProblemHttpResult? Problem) OrNone(HttpRequest request) =>
        request.Headers.ContainsKey("Idempotency-Key") ? Of(request) : (null, null);

    /// <summary>The key of a request, or the problem with it.</summary>
    public static (string? Key, ProblemHttpResult? Problem) Of(HttpRequest request)
    {
        var key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length is > 0 and <= 100 && key.All(c => c is >= '!' and <= '~')) return (key, null);
        return (null, Problems.Invalid("Idempotency-Key",
            "every command needs an Idempotency-Key header of 1 to 100 visible ASCII characters, the same for each retry"));
    }
}
