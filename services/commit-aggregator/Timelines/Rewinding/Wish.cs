using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.Sessions;

namespace Storyteller.CommitAggregator.Timelines.Rewinding;

/// <summary>What a player wants changed in the timelines or saves of a session that is theirs.</summary>
/// <param name="Key">The key of the request; null where it came without one.</param>
/// <param name="What">What they asked for, the ids in the address among it: the same key must come with the same again.</param>
public sealed record Wish<T>(Guid SessionId, string? Key, T What);

/// <summary>Reads such wishes from requests.</summary>
public sealed class Wishes(SessionAccess access)
{
    /// <summary>A wish that the request's body holds, or why it cannot be taken.</summary>
    public async Task<(Wish<T>? Wish, IResult? Problem)> Read<T>(string sessionId, HttpRequest request, CancellationToken cancellation)
        where T : class
    {
        var (bare, problem) = await Open<object?>(sessionId, request, null, cancellation);
        if (bare is null) return (null, problem);
        var (body, wrong) = await JsonBody.Read<T>(request, cancellation);
        return body is null ? (null, wrong) : (new Wish<T>(bare.SessionId, bare.Key, body), null);
    }

    /// <summary>A wish that the request's address holds, or why it cannot be taken.</summary>
    public async Task<(Wish<T>? Wish, IResult? Problem)> Open<T>(
        string sessionId, HttpRequest request, T what, CancellationToken cancellation)
    {
        var (session, problem) = await access.Open(sessionId, cancellation);
        if (session is null) return (null, problem);
        var (key, wrongKey) = IdempotencyKey.OrNone(request);
        return wrongKey is null ? (new Wish<T>(session.Id, key, what), null) : (null, wrongKey);
    }
}
