namespace Storyteller.WholeStory.Tests.Running;

/// <summary>What players type in these tests.</summary>
public static class Commands
{
    /// <summary>A dozen that reach every agent and much of the world.</summary>
    public static IReadOnlyList<string> Dozen { get; } =
    [
        "look around", "what am I carrying?", "hello", "ask about the lamp", "search the place carefully", "go out", "listen",
        "wait for an hour", "try to climb the wall", "go back", "dance on the table", "rest until the evening",
    ];

    /// <summary>Such as can be said anywhere; what is not possible somewhere is refused there, and takes no time.</summary>
    public static IReadOnlyList<string> Anywhere { get; } =
    [
        "go north", "go south", "go east", "go west", "go back", "listen", "hello", "wait for ten minutes", "wait for an hour",
        "search the place", "take the short sword", "drop the short sword", "take everything", "climb the fence", "ask about the lamp",
        "sing a song about \"herring\"", "hide", "eat the red apple", "rest for an hour", "examine the notice board",
    ];
}
