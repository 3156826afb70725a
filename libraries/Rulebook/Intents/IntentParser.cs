using Storyteller.Contracts;
using Storyteller.Rulebook.Intents;

namespace Storyteller.Rulebook;

/// <summary>
/// Reads a player's free text, against the world as their character stands in it. Every text has a meaning; none is an error.
/// </summary>
public static class IntentParser
{
    /// <summary>How much of a text is read, in characters; twice what a player may send.</summary>
    public const int CharactersRead = 4_000;

    /// <summary>What the text means: its first deed. The same text in the same world always means the same.</summary>
    public static Intent Parse(string text, World world)
    {
        var here = Surroundings.Of(world);
        var (plain, spoken) = Quotation.Take(Normalise.Fold(text.Length > CharactersRead ? text[..CharactersRead] : text));
        var sentences = Sentences.Of(plain);
        var first = sentences.FirstOrDefault(s => !IsAside(s)) ?? sentences.FirstOrDefault(s => s.Length > 0);
        var intent = first is not null ? Understand(first, Remaining(sentences, first), spoken, here)
            : spoken is not null ? Speaking.To(Noun.None, spoken, Clause.Of([], spoken, here))
            : Clause.Means(Act.AskMaster, null, null, "what-to-do", "no words were found that say what to do");
        return intent with { Text = text };
    }

    private static Intent Understand(string[] sentence, bool more, string? spoken, Surroundings here)
    {
        if (Callings.Read(sentence, spoken, here) is { } called) return called;
        var (first, later) = Clauses.Divide(sentence);
        if (later.Length > 0 && IsAside(first)) return Understand(later, more, spoken, here);
        var intent = Meaning(first, spoken, here);
        return more || later.Length > 0 ? Assuming(intent, "one thing comes after another, and this is the first") : intent;
    }

    private static Intent Meaning(string[] words, string? spoken, Surroundings here)
    {
        var clause = Clause.Of(Politeness.WithoutOaths(words), spoken, here);
        if ((spoken is null ? Beside(words) : null) is { } beside) return beside;
        if (clause.Words.Length == 0) return Clause.Means(Act.AskMaster, null, null, "what-to-do", "nothing was named to do");
        if ((Questions.Wish(clause) ?? Statements.Read(clause) ?? Deeds.Read(clause)) is { } known) return InManner(known, clause);
        return VerbBook.Mistyped(clause.Words[0]) is { } meant
            ? Assuming(Meaning([meant, .. clause.Words[1..]], spoken, here), $"{clause.Words[0]} stands for {meant}")
            : InManner(Trying.Anything(clause), clause);
    }

    private static Intent? Beside(string[] words) => OutOfPlay.Read(words) ?? MasterQuestions.Read(words)
        ?? (Politeness.Strip(words) is { Length: > 0 } polite && polite.Length < words.Length ? OutOfPlay.Read(polite)
            ?? MasterQuestions.Read(polite) : null);

    private static Intent InManner(Intent intent, Clause clause) => intent with
    {
        Manner = clause.Manner != Manner.Plain ? clause.Manner : VerbBook.Find(clause.Words)?.Verb.Manner ?? Manner.Plain,
        Seconds = clause.Seconds,
    };

    private static Intent Assuming(Intent intent, string assumption) =>
        intent with { Assumption = Clause.Join(intent.Assumption, assumption) };

    /// <summary>Mere manners, or an oath: gives way to the deed behind it.</summary>
    private static bool IsAside(string[] words) =>
        Politeness.Strip(words).Length == 0 || OutOfPlay.Read(words) is { Topic: not "self-harm" };

    private static bool Remaining(IReadOnlyList<string[]> sentences, string[] first) =>
        sentences.SkipWhile(s => s != first).Skip(1).Any(s => !IsAside(s));
}
