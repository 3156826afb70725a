using System.Globalization;
using Storyteller.Contracts;
using Storyteller.Rulebook.Intents;

namespace Storyteller.Rulebook;

/// <summary>Finds in a player's words the choice of a prompt that they make.</summary>
public static class Choices
{
    private const string Dodge = "dodge", Yield = "yield", Flee = "flee", Talk = "talk";

    private static readonly string[] Small =
        ["the", "a", "an", "to", "at", "of", "and", "it", "i", "my", "with", "on", "in", "for", "him", "her"];

    private static readonly string[] Denials = ["not", "never", "cannot", "neither", "nor", "without", "unless"];

    private static readonly string[] Ways =
        ["away", "for", "from", "off", "out", "back", "to", "towards", "now", "as", "like", "while", "north", "south", "east", "west"];

    private static readonly (string Choice, string[] Words)[] Moves =
    [
        (Yield, ["yield", "surrender", "give up", "lay down my arms", "lay down arms", "beg for mercy"]),
        (Dodge, ["dodge", "defend", "parry", "block", "guard", "duck", "evade", "wait"]),
        (Flee, ["flee", "run", "run away", "retreat", "escape", "get away", "leave", "withdraw", "back off"]),
        (Talk, ["talk", "parley", "speak", "reason", "persuade", "calm", "say", "shout", "negotiate", "plead", "threaten"]),
    ];

    /// <summary>The id of the choice that a text makes; null when it makes none, or might mean several.</summary>
    public static string? Of(Prompt prompt, string text)
    {
        var words = Normalise.Words(text);
        if (words.Length == 0) return null;
        if (Named(prompt, text.Trim(), words) is { } named) return named;
        // What is denied, asked, or final is not guessed at.
        if (prompt.Kind == PromptKind.Death || text.Contains('?') || words.Intersect(Denials).Any()) return null;
        return (prompt.Kind == PromptKind.Combat ? Fought(prompt, words) : null) ?? Likest(prompt, words);
    }

    private static string? Named(Prompt prompt, string text, string[] words)
    {
        if (int.TryParse(text.TrimEnd('.', ')'), NumberStyles.None, CultureInfo.InvariantCulture, out var n))
            return n >= 1 && n <= prompt.Choices.Count ? prompt.Choices[n - 1].Id : null;
        return prompt.Choices.FirstOrDefault(c => c.Id.Equals(text, StringComparison.OrdinalIgnoreCase)
            || Normalise.Words(c.Words).SequenceEqual(words))?.Id;
    }

    private static string? Fought(Prompt prompt, string[] words)
    {
        var plain = Politeness.Strip(words);
        var led = Moves.FirstOrDefault(m => m.Words.Any(p => LeadsWith(prompt, plain, p, m.Choice)) && Has(prompt, m.Choice)).Choice;
        if (led is Yield or Flee) return led;
        if (Enumerable.Range(0, plain.Length).Any(i => VerbBook.Find(plain[i..])?.Verb.Act == Act.Attack))
            return Aimed(prompt, "attack:", words);
        return led ?? (VerbBook.Find(plain)?.Verb.Act == Act.Consume ? Aimed(prompt, "drink:", words) : null);
    }

    // To run is to flee, and to run somebody through is not.
    private static bool LeadsWith(Prompt prompt, string[] words, string phrase, string choice)
    {
        var verb = phrase.Split(' ');
        if (!words.AsSpan().StartsWith(verb) || IsAFoe(prompt, phrase, words)) return false;
        return choice != Flee || words.Length == verb.Length || Ways.Contains(words[verb.Length]);
    }

    // Who says "talk to the guard" does not stand on guard.
    private static bool IsAFoe(Prompt prompt, string phrase, string[] words) => words.Length > 1 && prompt.Choices.Any(c =>
        c.Id.StartsWith("attack:", StringComparison.Ordinal) && Normalise.Words(c.Words).Contains(phrase));

    // Of those it could be aimed at, the one that the words name best; the first where they name none.
    private static string? Aimed(Prompt prompt, string kind, string[] words) => prompt.Choices
        .Where(c => c.Id.StartsWith(kind, StringComparison.Ordinal))
        .OrderByDescending(c => Shared(c, words)).FirstOrDefault()?.Id;

    private static string? Likest(Prompt prompt, string[] words)
    {
        var ranked = prompt.Choices.Where(c => c.Id is not (Yield or Flee))
            .Select(c => (c.Id, Score: Shared(c, words), Of: Telling(Normalise.Words(c.Words)).Count))
            .OrderByDescending(c => c.Score).ToArray();
        var clear = ranked is [{ Score: > 0 }, ..] && (ranked.Length == 1 || ranked[0].Score > ranked[1].Score);
        return clear && 2 * ranked[0].Score >= Math.Min(ranked[0].Of, Telling(words).Count) ? ranked[0].Id : null;
    }

    private static bool Has(Prompt prompt, string id) => prompt.Choices.Any(c => c.Id == id);

    private static int Shared(Choice choice, string[] words) => Telling(Normalise.Words(choice.Words)).Intersect(words).Count();

    private static HashSet<string> Telling(IEnumerable<string> words) => [.. words.Except(Small)];
}
