using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Storyteller.Contracts;

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
            $"'{Shorten(value)}' is not an id: sessions and timelines have a UUID, a tick is named by its number, from 1, or by its UUID",
            ("field", field));

    /// <summary>Nobody is signed in.</summary>
    public static ProblemHttpResult NobodySignedIn() =>
        Problem(401, "not-signed-in", "Nobody is signed in", "the request carries no player; it must come through the gateway");

    /// <summary>The session is somebody else's.</summary>
    public static ProblemHttpResult NotYours(Guid sessionId) =>
        Problem(403, "not-your-session", "This session is somebody else's",
            $"session {sessionId} does not belong to the player who is signed in");

    /// <summary>What is stored of a suspended session does not bring it back.</summary>
    public static ProblemHttpResult NotRestorable(Guid sessionId) =>
        Problem(500, "session-not-restorable", "The session cannot be restored",
            $"what is stored of session {sessionId} does not give the world that it was suspended with; it stays suspended, as it is");

    /// <summary>There is no such thing.</summary>
    public static ProblemHttpResult Unknown(string what, string id) =>
        Problem(404, $"unknown-{what}", $"There is no such {what}", $"there is no {what} '{Shorten(id)}'");

    /// <summary>The session's phase does not take this; what it takes instead is named.</summary>
    /// <param name="awaits">What the running tick waits for the player to say; null when it does not.</param>
    /// <param name="possible">What the player can do now.</param>
    public static ProblemHttpResult NotNow(Phase phase, Guid? tickId, PromptKind? awaits, IReadOnlyList<string> possible)
    {
        (string, object?)[] members =
            [("phase", phase.ToString()), ("tickId", tickId), ("awaits", awaits?.ToString()), ("possible", possible)];
        var now = $"you can {string.Join("; or ", possible)}";
        return (phase, awaits) switch
        {
            (Phase.Over, _) => Problem(409, "session-over", "The story is over", $"your character is dead; {now}", members),
            (Phase.Idle, _) => Problem(409, "nothing-awaited", "Nothing is awaited", $"the session waits for no answer; {now}", members),
            (_, null) => Problem(409, "session-busy", "The session is busy",
                $"the last command is still on its way ({phase}); {now}", members),
            (_, PromptKind.Review) => Problem(409, "review-awaited", "A review is awaited",
                $"the story waits for a decision about what may happen; {now}", members),
            _ => Problem(409, "answer-awaited", "An answer is awaited", $"the story waits for one of its choices; {now}", members),
        };
    }

    /// <summary>Only the last tick can be taken again.</summary>
    public static ProblemHttpResult NotCurrent(int tick, int current) =>
        Problem(409, "not-the-current-turn", "This is not the current turn",
            $"tick {tick} is not the last one of the timeline that is played, which is tick {current}; rewind to it first",
            ("currentTick", current));

    /// <summary>Another take stands than the one that was meant.</summary>
    public static ProblemHttpResult Stale(int meant, int standing) =>
        Problem(409, "stale-revision", "Another take stands by now",
            $"revision {meant} was meant, and revision {standing} stands", ("revision", standing));

    /// <summary>What was wanted breaks a rule of the world; <paramref name="field"/> names where.</summary>
    public static ProblemHttpResult AgainstTheRules(string field, string detail) =>
        Problem(422, "against-the-rules", "The world's rules do not allow this", detail, ("field", field));

    /// <summary>The session has a timeline or a save of this name.</summary>
    public static ProblemHttpResult NameTaken(string what, string name) => Problem(409, "name-taken", "The name is taken",
        $"this session has a {what} called '{Shorten(name)}' already; choose another name", ("field", "name"));

    /// <summary>The timeline cannot be deleted as long as it is played.</summary>
    public static ProblemHttpResult TimelineIsPlayed(Guid timelineId) => Problem(409, "timeline-is-played", "The timeline is played",
        $"timeline {timelineId} is the one that is played; go over to another one before you delete it");

    /// <summary>The idempotency key was used for another command.</summary>
    public static ProblemHttpResult KeyReused(string key) => Problem(422, "idempotency-key-reused", "The idempotency key was used before",
        $"the key '{Shorten(key)}' belongs to something else that was sent; whatever is new needs a new key", ("field", "Idempotency-Key"));

    /// <summary>The body is larger than anything that is read.</summary>
    public static ProblemHttpResult TooLarge(int limit) =>
        Problem(413, "body-too-large", "The body is too large", $"a body has at most {limit} bytes");

    /// <summary>A session's file is not what it must be.</summary>
    /// <param name="line">The line that is wrong, from 1.</param>
    public static ProblemHttpResult BrokenFile(int line, string why) =>
        Problem(400, "broken-session-file", "The session's file is broken", $"line {line}: {why}", ("line", line));

    /// <summary>The body took too long to be read.</summary>
    public static ProblemHttpResult TooSlow(TimeSpan limit) => Problem(408, "request-timeout", "The request took too long",
        $"the file was not read to its end within {limit}; nothing of it is kept");

    /// <summary>Too many sessions are exported and imported at this moment, or this very one is.</summary>
    public static ProblemHttpResult ArchivesBusy() => Problem(503, "archives-busy", "Other files are being written or read",
        "as many sessions as can be are being exported or imported now; try again soon");

    /// <summary>The body is not what a session's file is sent as.</summary>
    public static ProblemHttpResult NotLines(string type) =>
        Problem(415, "unsupported-media-type", "The body must be a session's file", $"send the file as {type}, in UTF-8");

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
