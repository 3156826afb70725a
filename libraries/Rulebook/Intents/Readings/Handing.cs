using Storyteller.Contracts;

namespace Storyteller.Rulebook.Intents;

/// <summary>Reads who gets what: <c>give the bread to Mara</c>, <c>give Mara the bread</c>, <c>show her the letter</c>.</summary>
public static class Handing
{
    /// <summary>The intent of a verb of giving or showing.</summary>
    public static Intent Read(FoundVerb found, Clause clause)
    {
        if (found.Rest is ["to" or "back", .. var later] && later.Length > 0) return Read(found with { Rest = later }, clause);
        if (found.Verb.Phrase is "return" && NounFinder.Find(found.Rest, clause.Here, Act.Give, ThingKind.Item).Thing is null)
            return Going.Read(found, clause);
        if (found.Rest is ["me" or "us", .. var wished])
            return Questions.Ask(wished, clause) ?? Handling.Read(new(new("take", Act.Take, Reading.TakesThing), wished), clause);
        var (thing, person) = Divide(found.Rest, clause.Here);
        if (person.Thing is null && person.Words.Length == 0 && clause.Here.Listener is { } listener && found.Rest.Length > 0)
            person = new(listener, listener.Name, $"{listener.Named} is meant");
        if (thing is { Thing: null, Words: "" } && person.Thing is not null
            && found.Verb.Phrase is not "give" and not "offer" and not "hand") return Trying.Freely(clause, person);
        var topic = thing.Thing is null ? thing.Words : person.Thing is null ? person.Words : null;
        if (found.Verb.Act == Act.Talk)
            return Clause.Means(Act.Talk, person.Id, thing.Id, person.Thing is null ? person.Words
                : thing.Words, thing.Assumption, person.Assumption);
        return Clause.Means(Act.Give, thing.Id, person.Id, topic, thing.Assumption, person.Assumption);
    }

    /// <summary>What these words name and whom, in either order.</summary>
    internal static (Noun Thing, Noun Person) Divide(string[] rest, Surroundings here)
    {
        var to = Array.FindIndex(rest, w => w is "to" or "with" or "for");
        if (to > 0)
        {
            var (before, after) = (rest[..to], rest[(to + 1)..]);
            if (rest[to] == "for" && Person(before, here) is { Thing: not null } paid) return (Noun.None, paid);
            return rest[to] == "with" && Person(before, here) is { Thing: not null } fed
                ? (Item(after, here), fed)
                : (Item(before, here), Person(after, here));
        }
        for (var at = Math.Min(rest.Length - 1, 4); at > 0; at--)
            if (Person(rest[..at], here) is { Thing: not null, Assumption: null } person && NounPhrase.Core(rest[at..]).Length > 0)
                return (Item(rest[at..], here), person);
        for (var at = Math.Min(rest.Length - 1, 4); at > 0; at--)
            if (Person(rest[..at], here) is { Thing: not null } person && NounPhrase.Core(rest[at..]).Length > 0)
                return (Item(rest[at..], here), person);
        return Person(rest, here) is { Thing: not null } only && Item(rest, here).Thing is null ? (Noun.None, only)
            : (Item(rest, here), Noun.None);
    }

    private static Noun Item(string[] words, Surroundings here) => NounFinder.Find(words, here, Act.Give, ThingKind.Item);

    private static Noun Person(string[] words, Surroundings here) => NounFinder.Find(words, here, Act.Talk, ThingKind.Person);
}
