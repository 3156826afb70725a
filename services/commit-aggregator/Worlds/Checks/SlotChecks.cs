using System.Text.RegularExpressions;
using Storyteller.CommitAggregator.Worlds.Files;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Worlds.Checks;

/// <summary>Checks that texts use only the slots that can be filled where they are read.</summary>
internal static partial class SlotChecks
{
    public static void CheckText(Storylet storylet, YamlEntry entry)
    {
        foreach (var slot in SlotsIn(storylet.Text).Where(s => s is not ("{place}" or "{someone}")))
            entry.Refuse("text", $"unknown slot '{slot}' in the text; known are {{place}} and {{someone}}");
        if (storylet.Text.Contains("{someone}", StringComparison.Ordinal)
            && !storylet.When.Contains(new Condition(ConditionKind.Present, "anyone")))
            entry.Refuse("text", "the text says {someone}, so `when` must have `present: anyone`");
    }

    // Whoever {someone} was in the event's text may be gone, and another be drawn, by the time the answer is told.
    public static void CheckAnswer(YamlEntry entry, string key, string text)
    {
        foreach (var slot in SlotsIn(text).Where(s => s != "{place}"))
            entry.Refuse(key, $"`{key}` says {slot}; a question and its answers can only say {{place}}");
    }

    public static void CheckChoice(YamlEntry entry, string words)
    {
        foreach (var slot in SlotsIn(words)) entry.Refuse("do", $"`do` says {slot}; what the player chooses from has no slots");
    }

    private static IEnumerable<string> SlotsIn(string text) => Slot().Matches(text).Select(m => m.Value);

    [GeneratedRegex(@"\{[^}]*\}?|\}")]
    private static partial Regex Slot();
}
