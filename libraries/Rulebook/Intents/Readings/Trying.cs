using Storyteller.Contracts;

namespace Storyteller.Rulebook.Intents;

/// <summary>Reads what no rule is made for: the words are kept as what is tried, with whoever and whatever they name.</summary>
public static class Trying
{
    /// <summary>A free attempt at the clause, about this noun if it names anything.</summary>
    public static Intent Freely(Clause clause, Noun about, Act act = Act.Improvise) =>
        about.Thing?.Kind == ThingKind.Place && act == Act.Exert
        ? Clause.Means(Act.Go, about.Id, null, null, about.Assumption)
        : Clause.Means(act, about.Id, null, clause.Said, about.Assumption, act == Act.Improvise ? "it is tried freely" : null);

    /// <summary>A free attempt at words that begin with no known verb.</summary>
    public static Intent Anything(Clause clause)
    {
        if (NounPhrase.Core(clause.Words).Length == 0)
            return Clause.Means(Act.AskMaster, null, null, "what-to-do", "nothing was named to do");
        if (clause.Words is [var one]) return Clause.Means(Act.Examine, null, null, one, "a thing is meant");
        var about = Parts.Of(clause.Words[1..], clause.Here);
        var noun = NounFinder.Find(about.First, clause.Here, Act.Improvise);
        var with = about.Link is "with" or "using" ? NounFinder.Find(about.Second, clause.Here, Act.Use) : Noun.None;
        return Clause.Means(Act.Improvise, noun.Id, with.Id, clause.Said, noun.Assumption, with.Assumption, "it is tried freely");
    }
}
