using Storyteller.Contracts;

namespace Storyteller.Rulebook.Intents;

/// <summary>Finds where one deed ends and the next begins: <c>take the rope and go north</c>.</summary>
public static class Clauses
{
    /// <summary>The first deed of a sentence, and what comes after it; what is said aloud is never cut.</summary>
    public static (string[] First, string[] Later) Divide(string[] sentence)
    {
        if (Speaks(sentence)) return (sentence, []);
        for (var at = 1; at < sentence.Length - 1; at++)
        {
            var length = Joint(sentence, at);
            if (length > 0) return (sentence[..at], sentence[(at + length)..]);
        }
        return (sentence, []);
    }

    private static int Joint(string[] words, int at)
    {
        var next = at;
        while (next < words.Length && words[next] is "," or "and" or "then" or "before" or "after" or "afterwards" or "that"
            && (next > at || words[at] is not "that")) next++;
        if (next == at || next >= words.Length) return 0;
        var between = words[at..next];
        if (between.Contains("then")) return next - at;
        if (between is ["before" or "after"]) return 0;
        var rest = Politeness.Strip(words[next..]);
        if (rest.Length == 0) return 0;
        var isDeed = VerbBook.Find(rest) is { } found && !(between is [","] && found.Verb.Act == Act.Talk);
        return isDeed || Directions.Of([rest[0]]) is not null ? next - at : 0;
    }

    private static bool Speaks(string[] sentence)
    {
        var words = Politeness.Strip(sentence);
        var verb = VerbBook.Find(words) ?? (words.Length > 1 ? VerbBook.Find(words[1..]) : null);
        return verb is { Verb: { Act: Act.Talk, Reading: Reading.Says or Reading.Asks } };
    }
}
