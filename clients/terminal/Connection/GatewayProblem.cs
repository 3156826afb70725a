using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Storyteller.Terminal;

/// <summary>Why the gateway said no, in words for the player.</summary>
/// <param name="Status">The HTTP status; 0 when no answer came at all.</param>
/// <param name="Kind">Its stable name: <c>session-busy</c>; empty where it has none.</param>
/// <param name="Possible">What the player can do instead, each as one clause; null where the gateway does not say.</param>
public sealed record GatewayProblem(int Status, string Title, string Detail, string Kind = "", IReadOnlyList<string>? Possible = null)
{
    /// <summary>The last command is still on its way: the same may be sent again in a moment.</summary>
    public const string Busy = "session-busy";

    /// <summary>The story has ended.</summary>
    public const string Over = "session-over";

    /// <summary>Whether there was nobody who could have taken it: the connection, the gateway, or what is behind it was away.</summary>
    public bool IsAway => Status is 0 or 502 or 503 or 504;

    /// <summary>Title and detail as one line.</summary>
    public string Sentence => Detail.Length == 0 || Detail == Title ? Title : $"{Title}: {Detail}";

    /// <summary>Reads a problem from an answer; whatever the body is, something readable comes out.</summary>
    public static async Task<GatewayProblem> ReadAsync(HttpResponseMessage response, CancellationToken stop)
    {
        var body = Parse(await response.Content.ReadAsStringAsync(stop));
        var detail = string.Join(' ', new[] { Text(body?["detail"]) }.Concat(Fields(body?["errors"])).Where(text => text.Length > 0));
        var title = Text(body?["title"]) is { Length: > 0 } said ? said : Plain(response.StatusCode);
        var possible = body?["possible"] is JsonArray { Count: > 0 } clauses ? clauses.Select(Text).ToList() : null;
        return new((int)response.StatusCode, title, detail, Text(body?["type"]).Split(':')[^1], possible);
    }

    private static JsonObject? Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Fields(JsonNode? errors) =>
        errors is JsonObject fields ? fields.Select(field => $"{field.Key}: {Text(field.Value)}") : [];

    private static string Text(JsonNode? node) => node switch
    {
        JsonValue value => value.ToString(),
        JsonArray texts => string.Join(' ', texts.Select(Text)),
        _ => "",
    };

    private static string Plain(HttpStatusCode status) => $"The gateway answered {(int)status} {status}";
}

/// <summary>The gateway said no where the client cannot go on without a yes.</summary>
public sealed class GatewayException(GatewayProblem problem) : Exception(problem.Sentence)
{
    /// <summary>What it said.</summary>
    public GatewayProblem Problem => problem;
}
