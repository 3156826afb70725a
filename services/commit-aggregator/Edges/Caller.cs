namespace Storyteller.CommitAggregator.Edges;

/// <summary>
/// Who is asking. The gateway is the only door: it removes this header from whatever comes in and sets it from the token that it checked,
/// so that a service behind it trusts the header alone.
/// </summary>
public static class Caller
{
    /// <summary>The header that names the player.</summary>
    public const string Header = "X-Storyteller-User";

    /// <summary>The player who is signed in; null when nobody is.</summary>
    public static string? Of(HttpRequest request) =>
        request.Headers.TryGetValue(Header, out var user) && user.ToString() is { Length: > 0 } name ? name : null;
}
