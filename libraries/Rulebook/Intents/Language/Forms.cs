namespace Storyteller.Rulebook.Intents;

/// <summary>Leads the forms of English words back to the one that a table lists.</summary>
public static class Forms
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["went"] = "go", ["gone"] = "go", ["took"] = "take", ["taken"] = "take", ["got"] = "get", ["gave"] = "give", ["said"] = "say",
        ["told"] = "tell", ["spoke"] = "speak", ["ate"] = "eat", ["drank"] = "drink", ["ran"] = "run", ["sat"] = "sit", ["slept"] = "sleep",
        ["hid"] = "hide", ["threw"] = "throw", ["fought"] = "fight", ["hit"] = "hit", ["stole"] = "steal", ["broke"] = "break",
        ["left"] = "leave",
        ["heard"] = "hear", ["felt"] = "feel", ["found"] = "find", ["swam"] = "swim", ["sang"] = "sing", ["stood"] = "stand",
        ["lay"] = "lie",
        ["lying"] = "lie", ["tying"] = "tie", ["dying"] = "die", ["crept"] = "creep", ["snuck"] = "sneak", ["held"] = "hold",
        ["came"] = "come",
        ["shut"] = "shut", ["read"] = "read", ["struck"] = "strike", ["drew"] = "draw", ["dug"] = "dig", ["brought"] = "bring",
        ["saw"] = "see",
    };

    /// <summary>What a verb's form could be a form of, the form itself first.</summary>
    public static IEnumerable<string> Verb(string form)
    {
        yield return form;
        if (Irregular.TryGetValue(form, out var known)) yield return known;
        foreach (var ending in (string[])["ing", "ed", "es", "s"])
        {
            if (form.Length < ending.Length + 2 || !form.EndsWith(ending, StringComparison.Ordinal)) continue;
            var stem = form[..^ending.Length];
            yield return stem;
            if (ending != "s") yield return stem + "e";
            if (stem.Length > 2 && stem[^1] == stem[^2]) yield return stem[..^1];
            if (stem[^1] == 'i') yield return stem[..^1] + "y";
        }
    }

    /// <summary>Whether a form ends as <c>going</c> does.</summary>
    public static bool IsGerund(string form) => form.Length > 4 && form.EndsWith("ing", StringComparison.Ordinal);

    /// <summary>Whether one noun is the plural of the other, or both are the same.</summary>
    public static bool SameNoun(string a, string b) => a == b || IsPlural(a, b) || IsPlural(b, a);

    private static bool IsPlural(string plural, string one) =>
        plural.Length > one.Length && one.Length > 1 && (plural == one + "s" || plural == one + "es"
            || (one[^1] == 'y' && plural == one[..^1] + "ies"));
}
