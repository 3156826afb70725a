using Storyteller.Contracts;
using Storyteller.Rulebook.Intents;

namespace Storyteller.Rulebook;

/// <summary>Reads a player's free text, against the world as their character stands in it. Every text has a meaning; none is an error.</summary>
public static class IntentParser
{
    /// <summary>What the text means: its first deed. The same text in the same world always means the same.</summary>
    public static Intent Parse(string text, World world)
    {
        var here = Surroundings.Of(world);
        var (plain, spoken) = Quotation.Take(Normalise.Fold(text));
        var sentences = Sentences.Of(plain);
        if (spoken is not null && sentences.Count == 0) return Speaking.To(Noun.None, spoken, Clause.Of([], spoken, here)) with { Text = text };
        for (var i = 0; i < sentences.Count; i++)
        {
            var (first, later) = Clauses.Divide(sentences[i]);
            var more = later.Length > 0 || sentences.Skip(i + 1).Any(s => OutOfPlay.Read(s) is null && Politeness.Strip(s).Length > 0);
            // What is only manners or an oath gives way to the deed behind it.
            if (more && later.Length == 0 && (Politeness.Strip(first).Length == 0 || OutOfPlay.Read(first) is { Topic: not "self-harm" })) continue;
            var intent = Understand(later.Length > 0 && Politeness.Strip(first).Length == 0 ? later : first, sentences[i], spoken, here);
            return intent with { Text = text, Assumption = Clause.Join(intent.Assumption, more ? "one thing comes after another, and this is the first" : null) };
        }
        return Clause.Means(Act.AskMaster, null, null, "what-to-do", "no words were found that say what to do") with { Text = text };
    }

    private static Intent Understand(string[] words, string[] sentence, string? spoken, Surroundings here)
    {
        if (Callings.Read(sentence, spoken, here) is { } called) return called;
        var decent = Politeness.WithoutOaths(words);
        var beside = OutOfPlay.Read(words) ?? MasterQuestions.Read(words) ?? MasterQuestions.Read(Politeness.Strip(words));
        if (beside is not null && spoken is null) return beside;
        var clause = Clause.Of(decent, spoken, here);
        var intent = Read(clause, decent);
        var verbs = VerbBook.Find(clause.Words)?.Verb.Manner ?? Manner.Plain;
        return intent with { Manner = clause.Manner == Manner.Plain ? verbs : clause.Manner, Seconds = clause.Seconds };
    }

    private static Intent Read(Clause clause, string[] all)
    {
        if (clause.Words.Length == 0) return Clause.Means(Act.AskMaster, null, null, "what-to-do", "nothing was named to do");
        return OutOfPlay.Read(clause.Words) ?? Statements.Read(clause, all) ?? Deeds.Read(clause) ?? Trying.Anything(clause);
    }
}
