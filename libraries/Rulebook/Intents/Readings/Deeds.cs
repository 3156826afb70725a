using Storyteller.Contracts;

namespace Storyteller.Rulebook.Intents;

/// <summary>Reads a clause that says what the character does: by its verb, or as a bare direction, place or thing.</summary>
public static class Deeds
{
    /// <summary>The intent; null when the words are neither a deed nor a name nor a question.</summary>
    public static Intent? Read(Clause clause)
    {
        var words = clause.Words;
        if (Going.ReadBare(words, clause) is { } way) return way;
        var verb = VerbBook.Find(words);
        if (verb is not null && clause.Spoken is not null && verb.Verb.Act != Act.Talk) return Speaking.To(Noun.None, clause.Spoken, clause);
        if (verb is null || Names(words, clause)) return Bare(clause) ?? Questions.Read(clause) ?? Unfolded(clause);
        return By(Unwound(verb), clause);
    }

    /// <summary>The intent of a verb, by the way in which its words are read.</summary>
    public static Intent By(FoundVerb found, Clause clause) => found.Verb.Reading switch
    {
        Reading.TakesWay => Going.Read(found, clause),
        Reading.TakesReceiver => Handing.Read(found, clause),
        Reading.TakesSought => Seeking.Read(found, clause),
        Reading.Asks or Reading.Says or Reading.Addresses => Speaking.Read(found, clause),
        Reading.Alone => Alone(found, clause),
        _ => Handling.Read(found, clause),
    };

    private static Intent Alone(FoundVerb found, Clause clause)
    {
        if (found.Verb.Act == Act.Look)
        {
            if (found.Rest.Length == 0) return Clause.Means(Act.Look);
            return Directions.Of(NounPhrase.Core(found.Rest) is { Length: > 0 } core ? core : found.Rest) is { } direction
                ? Toward(direction, clause) : Handling.Read(found with { Verb = new(found.Verb.Phrase, Act.Examine, Reading.TakesThing) }, clause);
        }
        if (found.Rest is ["next" or "near" or "close" or "beside" or "behind" or "by" or "with", ..] && found.Verb.Phrase is "stand" or "stay" or "stay with")
            return Going.To(NounPhrase.Core(found.Rest) is { Length: > 1 } near && near[0] is "next" or "close" or "beside" or "behind" ? near[1..] : found.Rest, clause);
        var noun = NounFinder.Find(found.Rest, clause.Here, found.Verb.Act);
        return Clause.Means(found.Verb.Act, found.Verb.Act == Act.Inventory ? null : noun.Id, null, null, noun.Assumption);
    }

    // "Go and look", "go get the rope": going there is part of doing it.
    private static FoundVerb Unwound(FoundVerb found) =>
        found is { Verb.Act: Act.Go, Rest: ["and", .. { Length: > 0 } rest] } && VerbBook.Find(rest) is { } inner ? inner
        : found is { Verb.Phrase: "go" or "come" or "run", Rest: { Length: > 0 } then } && VerbBook.Find(then) is { } next && next.Verb.Act != Act.Go && Directions.Of(then) is null ? next
        : found;

    private static Intent Toward(string direction, Clause clause)
    {
        var (exit, assumption) = Directions.Exit(direction, clause.Here.World);
        return exit is null ? Clause.Means(Act.Look, topic: direction) : Clause.Means(Act.Examine, exit.To, null, null, assumption);
    }

    // A name can begin like a verb: "watch" may be what lies on the table.
    private static bool Names(string[] words, Clause clause) => clause.Here.NounWords.Contains(words[0])
        && clause.Here.Things.Any(t => t.InSight && t.Kind != ThingKind.Self && t.Names.SequenceEqual(words));

    private static Intent? Bare(Clause clause)
    {
        var core = NounPhrase.Core(clause.Words);
        if (core.Length == 0) return null;
        var noun = NounFinder.Find(clause.Words, clause.Here, Act.Examine);
        if (noun.Thing is { Kind: ThingKind.Place, InSight: false } || (noun.Thing is not null && clause.Words[0] is "to" or "into" or "towards" or "through" or "toward"))
            return Going.To(core, clause);
        if (noun.Thing?.Id == clause.Here.World.Here.Id) return Clause.Means(Act.Look);
        if (noun.Thing is not null) return Clause.Means(Act.Examine, noun.Id, null, null, noun.Assumption, $"{noun.Thing.Named} is looked at");
        var isNoun = clause.Words[0] is "the" or "a" or "an" or "my" or "that" or "those" || core.All(clause.Here.IsNameSomewhere);
        return isNoun && core.Length < 4 ? Clause.Means(Act.Examine, null, null, noun.Words) : null;
    }

    /// <summary>A verb further in, or a mistyped one.</summary>
    private static Intent? Unfolded(Clause clause)
    {
        var words = clause.Words;
        var at = Array.FindIndex(words, w => w is "i" or "we");
        if (at > 0 && at + 1 < words.Length && VerbBook.Find(words[(at + 1)..]) is { } later) return By(later, clause);
        return VerbBook.FindMistyped(words) is { } mistyped
            ? By(mistyped, clause) is var intent ? intent with { Assumption = Clause.Join(intent.Assumption, $"{words[0]} stands for {mistyped.Verb.Words[0]}") } : null
            : null;
    }
}
