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
}
