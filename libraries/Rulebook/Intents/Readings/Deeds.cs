using Storyteller.Contracts;

namespace Storyteller.Rulebook.Intents;

/// <summary>Reads a clause that says what the character does: by its verb, or as a bare direction, place or thing.</summary>
public static class Deeds
{
    private static readonly HashSet<string> Articles = ["the", "a", "an", "my", "that", "those", "this"];
    private static readonly HashSet<string> Ways = ["to", "into", "towards", "through", "toward", "in", "out", "up", "down", "onto"];

    /// <summary>The intent; null when the words are neither a deed nor a name nor a question.</summary>
    public static Intent? Read(Clause clause)
    {
        var words = clause.Words;
        var verb = VerbBook.Find(words);
        if (clause.Spoken is { } spoken && verb is not { Verb.Act: Act.Talk }) return Speaking.To(Addressee(verb, clause), spoken, clause);
        if (Going.ReadBare(words, clause) is { } way) return way;
        if (verb is not null && !IsName(words, clause)) return By(Unwound(verb), clause);
        return Questions.Read(clause) ?? Callings.ReadBare(clause) ?? Bare(clause) ?? Unfolded(clause);
    }

    /// <summary>The intent of a verb, by the way in which its words are read.</summary>
    public static Intent By(FoundVerb found, Clause clause) => found.Verb.Reading switch
    {
        Reading.TakesWay => Going.Read(found, clause),
        Reading.Deals => Bargains.Read(found, clause),
        Reading.TakesReceiver => Handing.Read(found, clause),
        Reading.TakesSought => Seeking.Read(found, clause),
        Reading.Asks or Reading.Says or Reading.Addresses => Speaking.Read(found, clause),
        Reading.Alone => Alone(found, clause),
        _ => Handling.Read(found, clause),
    };

    private static Intent Alone(FoundVerb found, Clause clause)
    {
        var (verb, rest) = found;
        if (verb.Act == Act.Look)
            return LookWhere(rest, clause) ?? Handling.Read(new(new(verb.Phrase, Act.Examine, Reading.TakesThing), rest), clause);
        if (verb.Act == Act.Inventory) return Clause.Means(Act.Inventory);
        if (verb.Phrase is "stand" or "stay" && rest is ["next" or "near" or "close" or "beside" or "behind" or "by", ..])
            return Going.Read(new(verb, rest), clause);
        var noun = NounFinder.Find(rest, clause.Here, verb.Act, ThingKind.Item, ThingKind.Person);
        return Clause.Means(verb.Act, noun.Id, null, null, noun.Assumption);
    }

    private static Intent? LookWhere(string[] rest, Clause clause)
    {
        if (rest.Length == 0) return Clause.Means(Act.Look);
        var where = NounPhrase.Core(rest) is { Length: > 0 } core ? core : rest;
        if (Directions.Of(where) is not { } direction) return null;
        var (exit, assumption) = Directions.Exit(direction, clause.Here.World);
        return exit is null ? Clause.Means(Act.Look, topic: direction) : Clause.Means(Act.Examine, exit.To, null, null, assumption);
    }

    // "Go and look", "go get the rope": going there is part of doing it.
    private static FoundVerb Unwound(FoundVerb found)
    {
        if (found.Verb is not { Act: Act.Go, Phrase: "go" or "come" or "run" or "walk over" or "go over" or "go back" or "go to" })
            return found;
        var rest = found.Rest is ["and" or "to" or "over", .. var behind] ? behind : found.Rest;
        return VerbBook.Find(rest) is { Verb.Act: not Act.Go } inner && Directions.Of(rest) is null ? inner : found;
    }

    // A name can begin like a verb: "watch" may be what lies on the table.
    private static bool IsName(string[] words, Clause clause) => clause.Here.NounWords.Contains(words[0])
        && clause.Here.Things.Any(t => t.InSight && t.Kind != ThingKind.Self && t.Names.SequenceEqual(words));

    private static Noun Addressee(FoundVerb? verb, Clause clause) =>
        NounFinder.Find(verb?.Rest ?? clause.Words, clause.Here, Act.Talk, ThingKind.Person) is { Thing: not null } person ? person
            : Noun.None;

    private static Intent? Bare(Clause clause)
    {
        var core = NounPhrase.Core(clause.Words);
        if (core.Length == 0) return null;
        var named = Articles.Contains(clause.Words[0]);
        var noun = NounFinder.Find(clause.Words, clause.Here, Act.Examine);
        if (noun.Thing is null || !(noun.Exact || named))
            return (named || core.All(clause.Here.IsNameSomewhere)) && core.Length < 5 ? Clause.Means(Act.Examine, topic: noun.Words)
                : null;
        if (noun.Thing.Id == clause.Here.World.Here.Id) return Clause.Means(Act.Look);
        return noun.Thing.Kind == ThingKind.Place || Ways.Contains(clause.Words[0]) ? Going.To(core, clause)
            : Clause.Means(Act.Examine, noun.Id, null, null, noun.Assumption, $"{noun.Thing.Named} is looked at");
    }

    /// <summary>A deed further in: <c>with the knife in my hand I cut the rope</c>.</summary>
    private static Intent? Unfolded(Clause clause)
    {
        var at = Array.FindIndex(clause.Words, w => w is "i" or "we");
        return at > 0 && VerbBook.Find(clause.Words[(at + 1)..]) is { } later ? By(later, clause) : null;
    }
}
