using Storyteller.Contracts;

namespace Storyteller.Rulebook.Intents;

/// <summary>Recognises who is called by name before or after a comma: what is said beside the name is said to them.</summary>
public static class Callings
{
    private static readonly HashSet<string> SpeechBegins =
        ["what", "where", "who", "why", "how", "when", "do", "can", "are", "is", "you", "i"];

    /// <summary>The intent of a sentence that calls somebody here; null when it calls nobody.</summary>
    public static Intent? Read(string[] sentence, string? spoken, Surroundings here)
    {
        var first = Array.IndexOf(sentence, ",");
        if (first > 0 && Called(sentence[..first], here) is { } front) return To(front, sentence[(first + 1)..], spoken, here);
        if (first > 0 && IsAbsent(sentence[..first], here)) return Clause.Means(Act.Talk, topic: string.Join(' ', sentence[..first]));
        var last = Array.LastIndexOf(sentence, ",");
        if (last < 1 || last == sentence.Length - 1 || Called(sentence[(last + 1)..], here) is not { } behind) return null;
        return To(behind, sentence[..last], spoken, here);
    }

    /// <summary>
    /// The same without the comma: <c>Mara where is the key</c>; null when the clause does not begin with a name and go on as speech.
    /// </summary>
    public static Intent? ReadBare(Clause clause)
    {
        for (var length = Math.Min(4, clause.Raw.Length - 1); length > 0; length--)
        {
            var behind = clause.Raw[length..];
            if (!SpeechBegins.Contains(behind[0]) && VerbBook.Find(behind) is null) continue;
            if (Called(clause.Raw[..length], clause.Here) is { Proper: true } person) return To(person, behind, clause.Spoken, clause.Here);
        }
        return null;
    }

    private static Intent? To(Thing person, string[] words, string? spoken, Surroundings here)
    {
        var clause = Clause.Of(words, spoken, here);
        var noun = new Noun(person, person.Name);
        if (spoken is not null) return Speaking.To(noun, spoken, clause);
        if (clause.Words.Length == 0) return Speaking.To(noun, "hello", clause);
        var verb = VerbBook.Find(clause.Words);
        if (verb is { Verb: { Act: Act.Talk, Reading: Reading.Addresses } })
            return Speaking.To(noun, verb.Verb.Topic ?? verb.Verb.Phrase, clause);
        if (verb is { Verb: { Act: Act.Talk, Reading: Reading.Says } })
            return Speaking.Read(verb, clause) with { Target = person.Id, Assumption = null };
        var isQuestion = verb is null || words[0] is "what" or "where" or "who";
        return Speaking.To(noun, isQuestion ? Speaking.Topic(clause.Raw) : clause.Said, clause);
    }

    private static bool IsAbsent(string[] words, Surroundings here) => VerbBook.Find(words) is null
        && here.World.Characters.Values.Any(c => c.Id != World.PlayerId && words.All(Normalise.Words(c.Name).Contains))
            && NounFinder.Find(words, here, Act.Examine).Thing is null;

    private static Thing? Called(string[] words, Surroundings here) =>
        words.Length > 4 || VerbBook.Find(words) is { Verb.Reading: not Reading.Addresses } ? null
        : NounFinder.Find(words is ["hey" or "hello" or "hi" or "oh" or "dear" or "excuse" or "ok", .. var named] ? named
            : words, here, Act.Talk, ThingKind.Person) is { Thing: { } person } noun
            && noun.Words is not ("it" or "that" or "this") ? person : null;
}
