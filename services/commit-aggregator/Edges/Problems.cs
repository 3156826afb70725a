using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Storyteller.CommitAggregator.Edges;

/// <summary>What can be wrong with a request, as RFC 9457 problems with a stable type.</summary>
public static class Problems
{
    /// <summary>The request's body or a header is not what it should be; <paramref name="field"/> names where.</summary>
    public static ProblemHttpResult Invalid(string field, string detail) =>
        Problem(400, "invalid-request", "The request is not valid", detail, ("field", field));

    /// <summary>The id in the path is no id.</summary>
    public static ProblemHttpResult MalformedId(string field, string value) =>
        Problem(400, "malformed-id", "The id is malformed",
            $"'{Shorten(value)}' is not an id: a session's id is a UUID, a tick is named by its number, from 1, or by its UUID",
            ("field", field));

    /// <summary>Nobody is signed in.</summary>
    public static ProblemHttpResult NobodySignedIn() =>
        Problem(401, "not-signed-in", "Nobody is signed in", "the request carries no player; it must come through the gateway");

    /// <summary>The session is somebody else's.</summary>
    public static ProblemHttpResult NotYours(Guid sessionId) =>
        Problem(403, "not-your-session", "This session is somebody else's",
            $"session {sessionId} does not belong to the player who is signed in");

    /// <summary>There is no such thing.</summary>
    public static ProblemHttpResult Unknown(string what, string id) =>
        Problem(404, $"unknown-{what}", $"There is no such {what}", $"there is no {what} '{Shorten(id)}'");

    /// <summary>The session is in the middle of a tick.</summary>
    public static ProblemHttpResult Busy(string phase, Guid? tickId) => Problem(409, "session-busy", "The session is busy",
        $"the last command is still on its way ({phase}); the session takes the next one when it is Idle",
        ("phase", phase), ("tickId", tickId));

    /// <summary>The idempotency key was used for another command.</summary>
    public static ProblemHttpResult KeyReused(string key) => Problem(422, "idempotency-key-reused", "The idempotency key was used before",
        $"the key '{Shorten(key)}' belongs to a command with another text; a new command needs a new key", ("field", "Idempotency-Key"));

    /// <summary>The body is larger than anything that is read.</summary>
    public static ProblemHttpResult TooLarge(int limit) =>
        Problem(413, "body-too-large", "The body is too large", $"a body has at most {limit} bytes");

    /// <summary>The body is not JSON.</summary>
    public static ProblemHttpResult NotJson() =>
        Problem(415, "unsupported-media-type", "The body must be JSON", "send the body as application/json, in UTF-8");

    private static ProblemHttpResult Problem(
        int status, string type, string title, string detail, params ReadOnlySpan<(string Name, object? Value)> members)
    {
        var problem = new ProblemDetails { Status = status, Type = $"urn:storyteller:problem:{type}", Title = title, Detail = detail };
        foreach (var (name, value) in members)
            if (value is not null) problem.Extensions[name] = value;
        return TypedResults.Problem(problem);
    }

    private static string Shorten(string value) => value.Length <= 60 ? value : value[..60] + "…";
}
