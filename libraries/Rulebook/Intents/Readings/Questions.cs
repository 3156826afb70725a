using Storyteller.Contracts;

namespace Storyteller.Rulebook.Intents;

/// <summary>Reads questions about the world: what is in sight answers for itself, whoever is here is asked the rest.</summary>
public static class Questions
{
    private static readonly PhraseSet About = new(
        "where is, where are, where did, where was, what is, what are, who is, who are, what about, tell me about, tell me more about",
        "describe, what does, who was, what was, what kind of, what sort of, which, what, where, who, how is, is there a, is there an",
        "is there any",
        "are there any, do i see a, do i see an, do i see any, can i see a, can i see an, can i see the, what do i know about",
        "what can you tell me about, explain, is that a, is that an, is this a, is this the, is that the, do you know where",
        "do you know who, do you know what",
        "do you know anything about, do you know, have you seen, have you heard of, where can i find, where do i find",
        "where could i find, have you heard about, what do you know about, where might i find, how do i find, is the, are the",
        "what is in, what is on, what is inside, what is under, what is behind");

    private static readonly HashSet<string> ToSomebody = ["do", "does", "did", "are", "is", "have", "has", "will", "would", "can",
         "could", "how", "why", "when", "were", "was", "what", "who", "where", "which", "whose", "may", "am", "should"];
    private static readonly PhraseSet Imperatives = new("tell me, explain, describe, what about");

    private static readonly PhraseSet Requests = new("have, i want, i would like, i need, i would love, i will have, i could use",
        "i am looking for, can i have, could i have");

    /// <summary>Asking whoever is here for something; null when nobody is.</summary>
    public static Intent? Ask(string[] wished, Clause clause) =>
        clause.Here.Listener is null ? null : Speaking.To(Noun.None, Speaking.Topic(wished), clause);

    /// <summary>Wishing for a thing, aloud where somebody is here, else by taking it; null when the words are no wish.</summary>
    public static Intent? Wish(Clause clause)
    {
        var length = Requests.LengthAt(clause.Words, 0);
        var wished = clause.Words[length..];
        if (length == 0 || NounPhrase.Core(wished).Length == 0 || wished[0] is "to" or "you" or "seen" or "heard" or "been") return null;
        return Ask(wished, clause) ?? Handling.Read(new(new("take", Act.Take, Reading.TakesThing), wished), clause);
    }

    /// <summary>The intent of a question; null when the words are none.</summary>
    public static Intent? Read(Clause clause)
    {
        string[] words = [.. clause.Raw.Where(w => w != ",")];
        if (words.Length == 0 || !(ToSomebody.Contains(words[0]) || Imperatives.LengthAt(words, 0) > 0)) return null;
        if (About.LengthAt(words, 0) is > 0 and var asked && asked < words.Length)
        {
            var noun = NounFinder.Find(words[asked..], clause.Here, Act.Examine);
            if (noun.Thing is { InSight: true } text && words[0] == "what" && Affordances.Fits(text, clause.Here.World, Act.Read)
                && asked > 2)
                return Clause.Means(Act.Read, text.Id, null, null, noun.Assumption);
            if (noun.Thing is { InSight: true } seen && seen.Id != clause.Here.World.Here.Id)
                return words[0] == "what" && words.Take(asked).Any(w => w is "in" or "inside" or "under" or "behind")
                    ? Clause.Means(Act.Search, seen.Id, null, null, noun.Assumption)
                    : Clause.Means(Act.Examine, seen.Id, null, null, noun.Assumption);
            if (noun.Thing is { Kind: ThingKind.Place } && words[0] == "where")
                return Clause.Means(Act.AskMaster, null, null, "where-to-go");
        }
        return clause.Here.Listener is null
            ? Clause.Means(Act.AskMaster, null, null, words.Contains("you") ? "who-are-you" : "what-to-do", "nobody is here to be asked")
            : Speaking.To(Noun.None, Speaking.Topic(words), clause);
    }
}
