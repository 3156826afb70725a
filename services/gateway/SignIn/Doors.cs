using Microsoft.AspNetCore.Http;

namespace Storyteller.Gateway;

/// <summary>Which requests need what, decided by method and path alone, so that it is the same for proxied and for local endpoints.</summary>
internal static class Doors
{
    public const string Guests = "/api/v1/guests";
    private const string Worlds = "/api/v1/worlds";
    private const string Sessions = "/api/v1/sessions";

    /// <summary>True where a request must carry a valid token.</summary>
    public static bool NeedsToken(HttpRequest request) => request.Path.StartsWithSegments("/api") && !IsOpen(request);

    /// <summary>True for the live stream of a session.</summary>
    public static bool IsEventStream(HttpRequest request) => HttpMethods.IsGet(request.Method) && IsOfSession(request.Path, "/events");

    /// <summary>True for a command that a player sends to a session.</summary>
    public static bool IsCommand(HttpRequest request) => HttpMethods.IsPost(request.Method) && IsOfSession(request.Path, "/commands");

    /// <summary>True where tokens are handed out.</summary>
    public static bool IsGuests(HttpRequest request) => request.Path.StartsWithSegments(Guests);

    private static bool IsOpen(HttpRequest request) => IsGuests(request)
        || (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && request.Path.StartsWithSegments(Worlds);

    private static bool IsOfSession(PathString path, string ending) =>
        path.StartsWithSegments(Sessions, out var rest)
        && rest.Value!.TrimEnd('/').EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
