using Storyteller.Contracts;

namespace Storyteller.Rulebook.Acts;

/// <summary>What passes between player and game master and leaves the world alone.</summary>
internal static class Explaining
{
    private static readonly string[] Subjects = ["who-am-i", "where-to-go", "what-to-do", "who-is-here", "what-happened"];

    public static void TakeStock(Unfolding now) => now.Tell(new Outcome(OutcomeKind.TookStock, World.PlayerId));

    public static void StepOut(Unfolding now) => now.Tell(new Outcome(OutcomeKind.SteppedOut, World.PlayerId, Words: now.Intent.Topic));

    public static void Explain(Unfolding now) =>
        now.Tell(new Outcome(OutcomeKind.Explained, World.PlayerId, now.Known(now.Intent.Target), Why: Subject(now.Intent)));

    private static string Subject(Intent intent)
    {
        if (intent.Topic is { } topic && Subjects.Contains(topic)) return topic;
        var text = intent.Text.ToLowerInvariant();
        return text.Contains("who am i", StringComparison.Ordinal) ? "who-am-i"
            : text.Contains("happened", StringComparison.Ordinal) ? "what-happened"
            : text.Contains("where", StringComparison.Ordinal) || text.Contains("exit", StringComparison.Ordinal) ? "where-to-go"
            : text.Contains("who", StringComparison.Ordinal) ? "who-is-here" : "what-to-do";
    }
}
