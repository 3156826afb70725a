using Storyteller.Contracts;

namespace Storyteller.Rulebook.Answers;

/// <summary>What a question to the game master is about.</summary>
internal static class Subjects
{
    private static readonly string[] All =
        ["who-am-i", "where-am-i", "where-to-go", "what-to-do", "who-is-here", "what-happened", "who-are-you", "wares"];

    private static readonly (string Part, string Subject)[] Signs =
    [
        ("who am i", "who-am-i"), ("who are you", "who-are-you"), ("happened", "what-happened"), ("for sale", "wares"),
        ("wares", "wares"), ("price", "wares"), ("buy", "wares"), ("sell", "wares"), ("where am i", "where-am-i"), ("where", "where-to-go"),
        ("exit", "where-to-go"), ("who", "who-is-here"),
    ];

    /// <summary>The subject's code: the intent's topic where it is one, else what the words give away.</summary>
    public static string Of(Intent intent)
    {
        if (intent.Topic is { } topic && All.Contains(topic)) return topic;
        var text = intent.Text.ToLowerInvariant();
        return Signs.FirstOrDefault(s => text.Contains(s.Part, StringComparison.Ordinal)).Subject ?? "what-to-do";
    }
}
