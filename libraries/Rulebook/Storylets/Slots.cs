using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>Fills the slots of a storylet's text: <c>{place}</c> is where the player is, <c>{someone}</c> who is awake there.</summary>
internal static class Slots
{
    /// <summary>The text, names capitalised at the start of a sentence; null when nobody is here to be <c>{someone}</c>.</summary>
    public static string? Fill(string text, World world, Chance chance)
    {
        var filled = Fill(text, "{place}", world.BriefOf(world.Player.At)!);
        if (!filled.Contains("{someone}", StringComparison.Ordinal)) return filled;
        var people = world.CharactersAt(world.Player.At)
            .Where(c => c.Id != World.PlayerId && c.HitPoints > 0 && !world.IsHidden(c.Id)).ToArray();
        return people.Length == 0 ? null : Fill(filled, "{someone}", world.BriefOf(chance.Pick(people).Id)!);
    }

    private static string Fill(string text, string slot, Brief brief)
    {
        for (var at = text.IndexOf(slot, StringComparison.Ordinal); at >= 0; at = text.IndexOf(slot, StringComparison.Ordinal))
        {
            var before = text[..at];
            // An author who writes the article themselves shall not get it twice.
            var name = before.EndsWith("the ", StringComparison.OrdinalIgnoreCase) ? brief.Name : brief.Called();
            text = before + (StartsSentence(before) ? Capitalised(name) : name) + text[(at + slot.Length)..];
        }
        return text;
    }

    private static bool StartsSentence(string before)
    {
        if (before.Length > 0 && before[^1] is '"' or '“' or '‘') return true;
        var trimmed = before.TrimEnd(' ', '\n', '"', '”', '’', '(');
        return trimmed.Length == 0 || trimmed[^1] is '.' or '!' or '?' or '…';
    }

    private static string Capitalised(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
