using Microsoft.AspNetCore.Http;

namespace Storyteller.Gateway.SignIn;

/// <summary>Which requests need what, by method and path alone, so that it is the same for proxied and for local endpoints.</summary>
internal static class Doors
{
    public const string Guests = "/api/v1/guests";
    private const string Worlds = "/api/v1/worlds";
    private const string Sessions = "/api/v1/sessions";
    private const string Import = Sessions + "/import";

    /// <summary>True where a request must carry a valid token.</summary>
    public static bool NeedsToken(HttpRequest request) => request.Path.StartsWithSegments("/api") && !IsOpen(request);

    /// <summary>True for the live stream of a session.</summary>
    public static bool IsEventStream(HttpRequest request) => HttpMethods.IsGet(request.Method)
        && request.Path.StartsWithSegments(Sessions, out var rest)
        && rest.Value!.TrimEnd('/').EndsWith("/events", StringComparison.OrdinalIgnoreCase);

    /// <summary>True where something is to be done and not only read: a command, and what else costs a durable write.</summary>
    public static bool IsCommand(HttpRequest request) => !IsReading(request.Method) && request.Path.StartsWithSegments("/api");

    /// <summary>True where tokens are handed out.</summary>
    public static bool IsGuests(HttpRequest request) => request.Path.StartsWithSegments(Guests);

    /// <summary>True where a session is imported: the one request whose body is a file.</summary>
    public static bool IsImport(HttpRequest request) => HttpMethods.IsPost(request.Method)
        && request.Path.Value?.TrimEnd('/').Equals(Import, StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsOpen(HttpRequest request) =>
        IsGuests(request) || (IsReading(request.Method) && request.Path.StartsWithSegments(Worlds));

    private static bool IsReading(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
}
