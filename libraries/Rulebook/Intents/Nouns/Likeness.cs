namespace Storyteller.Rulebook.Intents;

/// <summary>
/// How well words name a thing. The points follow the order in which Inform's parser weighs a match; their sizes are this project's.
/// </summary>
public static class Likeness
{
    private const int Head = 40;
    private const int AllWordsFit = 30;
    private const int WholeName = 10;
    private const int Alias = 25;
    private const int Mistyped = 5;
    private const int Unheard = 15;

    /// <summary>
    /// The points for a phrase, and whether all of its words belong to the thing; 0 points when it does not name the thing.
    /// </summary>
    public static (int Points, bool Exact) Of(string[] phrase, Thing thing, Func<string, bool> isNameSomewhere)
    {
        var (own, alias, near, strange, head) = (0, 0, 0, 0, false);
        for (var i = 0; i < phrase.Length; i++)
        {
            var word = phrase[i];
            var at = Array.FindIndex(thing.Names, n => Forms.SameNoun(word, n));
            if (at >= 0) own++;
            else if (thing.Aliases.Contains(word, StringComparer.Ordinal) || thing.Aliases.Any(a => Forms.SameNoun(word, a))) alias++;
            else if ((at = Array.FindIndex(thing.Names, n => Spelling.IsNear(word, n) || IsBegun(word, n))) >= 0
                && !isNameSomewhere(word)) { own++; near++; }
            else if (i == phrase.Length - 1 || isNameSomewhere(word)) return (0, false);
            else strange++;
            head |= at >= 0 && thing.IsHead(at);
        }
        var isDoorByAdjective = thing.Kind == ThingKind.Door && !head && alias == 0;
        if (isDoorByAdjective || own + alias == 0 || (strange > 0 && !head) || strange > 2) return (0, false);
        var points = (head ? Head : 0) + (own == phrase.Length ? AllWordsFit : 0) + (alias > 0 ? Alias : 0)
            + (own >= thing.Names.Count(n => n != "of") ? WholeName : 0) + 1;
        return (Math.Max(1, points - (near * Mistyped) - (strange * Unheard)), strange == 0);
    }

    // Old parsers cut words after six letters, and players from those days still type so.
    private static bool IsBegun(string typed, string name) => typed.Length >= 4 && name.StartsWith(typed, StringComparison.Ordinal);
}
