namespace Storyteller.Chaos.Tests.Playing;

/// <summary>What players type.</summary>
internal static class Lines
{
    private static readonly string[] Beginners = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "beginners.txt"));

    // Most of what beginners type is answered at once or refused; these are turns nearly everywhere.
    private static readonly string[] Turns =
    [
        "look around", "listen", "wait for ten minutes", "search the place", "hello", "go north", "go south", "go east", "go west",
        "go back", "wait for an hour", "climb the fence", "take everything", "hide", "sing a song about \"herring\"",
    ];

    /// <summary>All of them, each turn several times.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Turns, .. Turns, .. Turns, .. Beginners];
}
