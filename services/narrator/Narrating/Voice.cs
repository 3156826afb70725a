using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.Narrator.Narrating;

/// <summary>How one narration is worded: the choice of words, and the context that it tells.</summary>
internal sealed class Voice(NarratorContext context, Chance chance)
{
    private readonly Diction _diction = new(new Naming(context.Scene, context.Cast), context.Recent, chance);

    public NarratorContext Context => context;
    public Naming Names => _diction.Names;

    /// <summary>The next sentence opens a paragraph.</summary>
    public void NewParagraph() => _diction.NewParagraph();

    /// <summary>The chance of a question, its own each time it is asked.</summary>
    public Chance For(string purpose) => _diction.For(purpose);

    /// <summary>Says something that no character does.</summary>
    public string Say(Clause clause) => _diction.Say(clause);

    /// <summary>Says a clause about an outcome.</summary>
    public string Say(Clause clause, Outcome about)
    {
        var (target, other) = Unknown.Words(about.Kind);
        return _diction.Say(clause, about, target, other);
    }

    /// <summary>Takes note of authored sentences, said as they are.</summary>
    public string Quote(string text) => _diction.Quote(text);

    /// <summary>Whether a paragraph that begins like this would repeat what the player has just read.</summary>
    public bool WouldRepeat(string text) => _diction.WouldRepeat(text);
}

/// <summary>What prose calls an id that it has no name for.</summary>
internal static class Unknown
{
    public static (string Target, string Other) Words(OutcomeKind kind) => kind switch
    {
        OutcomeKind.Moved => ("somewhere else", "somewhere else"),
        OutcomeKind.Gave => ("something", "someone"),
        OutcomeKind.Spoke or OutcomeKind.Said or OutcomeKind.Struck or OutcomeKind.FightBegan or OutcomeKind.Parleyed =>
            ("someone", "something"),
        OutcomeKind.Defeated => ("somewhere else", "someone"),
        _ => ("something", "something"),
    };
}
