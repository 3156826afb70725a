using Storyteller.Contracts;
using Storyteller.Rulebook.Others;

namespace Storyteller.Rulebook.Editing;

/// <summary>The rules for what one character decides, and what the player does.</summary>
internal static class Decisions
{
    private const int MostUtility = 1_000, LongestTyped = 2_000;

    private static readonly string[] SpeechActs = ["greet", "answer", "refuse", "ask", "warn", "thank"];

    /// <summary>What is wrong with what a character decides in the world as it is when they decide; null when nothing.</summary>
    public static Fault? FaultIn(NpcAction decided, string id, NpcDecisionContext context, World then)
    {
        if (FaultInMembers(decided) is { } idle) return idle;
        if (decided.Words is { } words && !IsAuthored(words, context.Self) && Texts.FaultIn(words, "$.words") is { } unsaid) return unsaid;
        if (Texts.FaultIn(decided.Because, "$.because") is { } unreasoned) return unreasoned;
        if (decided.Utility is < 0 or > MostUtility) return new("$.utility", $"a utility is a number from 0 to {MostUtility}");
        return Obstacles.To(then, id, decided) is { } obstacle ? new($"$.{obstacle.Member}", obstacle.Why) : null;
    }

    /// <summary>What is wrong with what a player decided about the offers of this prompt; null when nothing.</summary>
    public static Fault? FaultIn(ReviewDecision review, Prompt prompt)
    {
        if (review.By != "player") return new("$.by", "what you decide yourself is decided by 'player'");
        return Offers.ProblemWith(review.Decisions, prompt.Offered ?? []) is { } wrong ? new($"$.{wrong.Field}", wrong.Why) : null;
    }

    /// <summary>What is wrong with a player's answer to this prompt; null when nothing.</summary>
    public static Fault? FaultIn(PlayerAnswer answer, Prompt prompt)
    {
        if (prompt.Choices.All(choice => choice.Id != answer.Choice))
            return new("$.choice", $"'{answer.Choice}' is none of the choices: {string.Join(", ", prompt.Choices.Select(c => c.Id))}");
        return answer.Words is { } words ? Texts.FaultIn(words, "$.words", LongestTyped) : null;
    }

    // What a deed has no use for would be ignored without a word.
    private static Fault? FaultInMembers(NpcAction decided) => decided switch
    {
        { Deed: Deed.Say } when !SpeechActs.Contains(decided.Speech) =>
            new("$.speech", $"who says something does one of these: {string.Join(", ", SpeechActs)}"),
        { Deed: not Deed.Say, Speech: not null } => new("$.speech", "only who says something speaks"),
        { Deed: not (Deed.Say or Deed.Stay), Words: not null } => new("$.words", "only who says something or stays has words"),
        { Deed: Deed.Stay, Target: not null } => new("$.target", "who stays does it to nobody"),
        { Deed: not Deed.Give, Other: not null } => new("$.other", "only who gives something does it to somebody else besides"),
        _ => null,
    };

    private static bool IsAuthored(string words, Character self) =>
        self.Knows.Any(known => known.Says == words) || self.Routine.Any(part => part.Doing == words);
}
