using Storyteller.Contracts;

namespace Storyteller.Rulebook.Intents;

/// <summary>Reads what is looked for, or gone through.</summary>
public static class Seeking
{
    private static readonly PhraseSet Here = new("here, room, place, area, surroundings, ground, floor, everywhere, everything, around",
        "around here, clues, something, anything, something useful, anything useful, this place, the place, whole place");
    private static readonly HashSet<string> Lookings = ["look for", "find", "seek", "seek out", "hunt for", "search for", "locate",
         "check for"];

    /// <summary>The intent of a verb of searching: what is plainly in sight is examined, everything else is searched for.</summary>
    public static Intent Read(FoundVerb found, Clause clause)
    {
        var core = NounPhrase.Core(found.Rest);
        if (core.Length == 0 || Here.Is(core))
            return Clause.Means(found.Verb.Phrase is "look in" or "look inside" or "look into" ? Act.Look : Act.Search);
        if (found.Rest is [.., "for", _] or [.., "for", _, _] && !Lookings.Contains(found.Verb.Phrase))
        {
            var at = Array.LastIndexOf(found.Rest, "for");
            var place = NounFinder.Find(found.Rest[..at], clause.Here, Act.Search);
            return Clause.Means(Act.Search, place.Id, null, string.Join(' ', NounPhrase.Core(found.Rest[(at + 1)..])), place.Assumption);
        }
        var noun = NounFinder.Find(found.Rest, clause.Here, Act.Search);
        if (noun.Thing?.Id == clause.Here.World.Here.Id) return Clause.Means(Act.Search);
        if (noun.Thing is { Kind: ThingKind.Place } known && Lookings.Contains(found.Verb.Phrase))
            return Clause.Means(Act.Go, known.Id, null, null, noun.Assumption);
        var inSight = noun.Thing is not null && Lookings.Contains(found.Verb.Phrase);
        return Clause.Means(inSight ? Act.Examine : Act.Search, noun.Id, null, noun.Thing is null ? noun.Words : null, noun.Assumption);
    }
}
