namespace Storyteller.Floors;

/// <summary>The seven steps of a tick, numbered from 1 in their order; each is a function that does nothing.</summary>
internal static class Steps
{
    /// <summary>The number under which the player's command is kept: it comes before the first step.</summary>
    public const int Command = 0;

    /// <summary>The number of the last step.</summary>
    public const int Last = 7;

    private static readonly string[] Names =
        ["tick-length", "difficulty", "meta-events", "event-review", "outline", "npc-decision", "narration"];

    // With the rest of the JSON about 300 bytes.
    private static readonly string Text =
        string.Concat(Enumerable.Repeat("The road bends north past the mill, where an old dog sleeps in the morning sun. ", 3));

    /// <summary>What a step is called.</summary>
    /// <param name="step">1 to <see cref="Last"/>.</param>
    public static string Name(int step) => Names[step - 1];

    /// <summary>The number of the step of that name; there must be one.</summary>
    public static int Number(string name) => Array.IndexOf(Names, name) is >= 0 and var index
        ? index + 1
        : throw new ArgumentException($"there is no step {name}", nameof(name));

    /// <summary>A player's command of a tick that nobody has taken yet.</summary>
    public static Payload NewCommand() => new(Guid.CreateVersion7(), Command, Text);

    /// <summary>The step itself: what it is given comes back as its own.</summary>
    public static Payload Act(int step, Payload given) => given with { Step = step };
}
