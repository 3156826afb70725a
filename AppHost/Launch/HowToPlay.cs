namespace Storyteller.AppHost.Launch;

/// <summary>What a person who has just started the system is told.</summary>
internal static class HowToPlay
{
    private const string WhereTheClientLooks = "http://localhost:8080";

    /// <summary>The command that plays against this address.</summary>
    public static string At(string url) => $"""

        Storyteller is ready at {url}. To play, in another terminal:

          dotnet run --project clients/terminal{(url == WhereTheClientLooks ? "" : $" -- --gateway {url}")}

        Ctrl+C here stops everything; the story is kept.

        """;
}
