using Storyteller.Contracts;

namespace Storyteller.Rulebook.Intents;

/// <summary>Reads what is said, to whom.</summary>
public static class Speaking
{
    private static readonly HashSet<string> Markers = ["about", "for", "to", "that", "if", "whether", "where", "what", "who", "why",
         "how", "when", "of", "which", "regarding", "concerning", "not"];
    private static readonly HashSet<string> Indirect = ["discuss", "ask", "gossip", "inquire", "enquire", "question", "explain",
         "mention", "tell", "order", "beg"];
    private static readonly PhraseSet Greetings = new("hello, hi, hey, hiya, howdy, greetings, good morning, good day, good evening",
        "good afternoon, hello there, hi there, hey there, hallo, hullo");

    /// <summary>The intent of a verb of speech.</summary>
    public static Intent Read(FoundVerb found, Clause clause) => found.Verb.Reading switch
    {
        Reading.Says => Say(found, clause),
        Reading.Addresses => Address(found, clause),
        _ => Ask(found, clause),
    };

    /// <summary>Words said to a person, or to whoever is likeliest to be meant.</summary>
    public static Intent To(Noun person, string words, Clause clause, string? instrument = null)
    {
        var topic = Greetings.Is(words.Split(' ')) ? "hello" : words;
        if (person.Thing is { Kind: not ThingKind.Person }) return Trying.Freely(clause, person);
        if (person.Thing is null && person.Words.Length > 0) return Clause.Means(Act.Talk, topic: person.Words);
        var listener = person.Thing ?? clause.Here.Listener;
        var assumption = person.Thing is null && listener is not null ? $"{listener.Named} is spoken to" : person.Assumption;
        return Clause.Means(Act.Talk, listener?.Id, instrument == listener?.Id ? null : instrument, topic, assumption);
    }

    /// <summary>What words are about, without the question around them.</summary>
    public static string Topic(string[] words)
    {
        var core = NounPhrase.Core([.. words.Where(w => w != ",")]);
        var from = 0;
        while (from < core.Length - 1 && QuestionWords.Contains(core[from])) from++;
        var bare = NounPhrase.Core(core[from..]);
        while (bare.Length > 1 && bare[^1] is "is" or "are" or "was" or "live" or "lives" or "be") bare = bare[..^1];
        var toYou = words.Contains("you") && !words.Any(w => w is "know" or "seen" or "heard" or "tell" or "have" or "find");
        return toYou || bare is [] or ["you" or "it" or "me" or "he" or "she" or "they" or "okay" or "ok" or "this" or "that"]
            ? Text(words) : string.Join(' ', bare);
    }

    private static readonly HashSet<string> QuestionWords =
        ["where", "what", "who", "whether", "if", "about", "is", "are", "was", "were", "do", "does", "you", "know", "which", "that",
         "how", "why", "when", "anything", "something", "more", "can", "i", "find", "get", "the", "a", "an",
         "any", "have", "seen", "heard", "of", "tell", "me", "did", "to", "for"];

    private static Intent Say(FoundVerb found, Clause clause)
    {
        // Inside quotation marks nothing is a command, an adverb or an addressee.
        var rest = (VerbBook.Find(clause.Raw) is { } raw && raw.Verb == found.Verb ? raw : found).Rest;
        if (clause.Spoken is { } spoken)
        {
            var person = Person(rest is ["to" or "at", .. var to] ? to : rest, clause);
            return To(person.Thing is null && NounPhrase.Core(rest).Length < 1 ? Noun.None : person, spoken, clause);
        }
        if (found.Verb.Phrase.EndsWith(" to", StringComparison.Ordinal) || rest is ["to" or "at", ..])
        {
            var (whom, words) = Prefix(rest is ["to" or "at", .. var behind] ? behind : rest, clause);
            return whom.Thing is null && whom.Words.Length == 0 ? To(Person(rest, clause), "", clause) : To(whom, Text(words), clause);
        }
        var last = Array.FindLastIndex(rest, w => w is "to" or "at");
        if (last > 0 && Person(rest[(last + 1)..], clause) is { Thing: not null } listener) return To(listener, Text(rest[..last]), clause);
        if (rest.Length == 0 && found.Verb.Manner == Manner.Forceful) return Trying.Freely(clause, Noun.None);
        return To(Noun.None, Text(rest), clause);
    }

    private static Intent Address(FoundVerb found, Clause clause)
    {
        var topic = found.Verb.Topic ?? found.Verb.Phrase;
        var rest = found.Rest is ["to" or "at", .. var to] ? to : found.Rest;
        var (person, words) = Prefix(rest, clause);
        if (clause.Spoken is { } spoken) return To(person, spoken, clause);
        if (person.Thing is not null || NounPhrase.Core(rest).Length == 0) return To(person, topic, clause);
        return To(Person(rest, clause) is { Thing: not null } known ? known : words is [",", ..] || rest.Length > 2 ? Noun.None
            : new(null, Text(NounPhrase.Core(rest))), topic, clause);
    }

    private static Intent Ask(FoundVerb found, Clause clause)
    {
        var phrase = found.Verb.Phrase;
        var rest = found.Rest is ["to" or "with" or "at", .. var towards] ? towards : found.Rest;
        if (phrase.EndsWith(" about", StringComparison.Ordinal) || phrase is "discuss" or "ask for" or "ask around"
            || rest is ["about" or "for", ..]) return About(rest, clause);
        if (rest is ["me" or "us", .. { Length: > 0 } wished] && phrase is not "ask")
            return Questions.Read(clause) ?? Matter(Noun.None, wished, clause);
        var (person, behind) = Prefix(rest, clause);
        if (clause.Spoken is { } spoken) return To(person, spoken, clause);
        if (person.Thing is { Kind: not ThingKind.Person } && Indirect.Contains(phrase)) return Matter(Noun.None, rest, clause);
        if (person.Thing is not null) return Matter(person, behind, clause);
        if (NounPhrase.Core(rest).Length == 0) return To(Noun.None, "", clause);
        var at = Array.FindIndex(rest, Markers.Contains);
        if (at > 0) return To(Person(rest[..at], clause), Topic(rest[at..]), clause);
        return Indirect.Contains(phrase) || at == 0 ? Matter(Noun.None, rest, clause) : To(Person(rest, clause), "", clause);
    }

    private static Intent About(string[] rest, Clause clause)
    {
        var at = Array.FindLastIndex(rest, w => w is "with" or "to" or "from");
        return at > 0 && Person(rest[(at + 1)..], clause) is { Thing: not null } person ? Matter(person, rest[..at], clause)
            : Matter(Noun.None, rest, clause);
    }

    private static Intent Matter(Noun person, string[] words, Clause clause)
    {
        var said = words is ["about" or "for" or "of" or "regarding" or "concerning" or ",", .. var about] ? about : words;
        var topic = words is ["to" or "that", .. var order] ? Text(order) : Topic(said);
        var noun = said.Length == 0 ? Noun.None : NounFinder.Find(topic.Split(' '), clause.Here, Act.Examine);
        return To(person, topic, clause, noun is { Assumption: null, Thing.Holder: null or World.PlayerId } ? noun.Id : null);
    }

    /// <summary>The longest beginning of these words that names somebody here.</summary>
    private static (Noun Person, string[] Behind) Prefix(string[] words, Clause clause)
    {
        for (var length = Math.Min(words.Length, 5); length > 0; length--)
            if (!Markers.Contains(words[length - 1]) && NounPhrase.Core(words[..length]).Length > 0
                && Person(words[..length], clause) is { Thing: not null } person
                && (length == 1 || !NounPhrase.Core(words[..length]).SequenceEqual(NounPhrase.Core(words[..(length - 1)]))))
                return (person, words[length..]);
        return (Noun.None, words);
    }

    private static Noun Person(string[] words, Clause clause)
    {
        var person = NounFinder.Find(words, clause.Here, Act.Talk, ThingKind.Person);
        return person.Thing is null
            && NounFinder.Find(words, clause.Here, Act.Talk) is { Thing: { Kind: ThingKind.Item or ThingKind.Self } } other ? other
            : person;
    }

    private static string Text(string[] words) => string.Join(' ', words.SkipWhile(w =>
        w is "," or "that")).Replace(" ,", ",", StringComparison.Ordinal).Replace(" 's", "'s", StringComparison.Ordinal);
}
