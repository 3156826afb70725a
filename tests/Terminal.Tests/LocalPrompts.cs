using Storyteller.Contracts;

namespace Storyteller.Terminal.Tests;

/// <summary>What the ticks of a local story ask.</summary>
internal static class LocalPrompts
{
    public static Prompt Ferryman { get; } = new(PromptKind.Event, "The ferryman holds out his hand. What do you do?",
        [new("pay", "give him a coin"), new("wait", "look past him"), new("late", "be too slow")], "wait");

    public static Prompt Death { get; } = new(PromptKind.Death, "You are dead. What now?",
        [new("rewind", "take the turn back"), new("let-be", "let it be")], "rewind");

    public static Prompt Review { get; } = new(PromptKind.Review, "What of this may happen?", [], "",
    [
        new("wolves", "threat", "Wolves come down to the road.", 40, "it is dusk", "your skin", false, 70),
        new("bells", "mood", "Bells ring [far] off.", 20, "it is Sunday", "nothing", true),
    ]);

    public static Prompt Round(int round) => new(PromptKind.Combat, "It is your turn. What do you do?",
        [new("attack:wolf-1", "strike at the wolf"), new("flee", "run")], "attack:wolf-1", Fight: new(round,
        [
            new("wolf-1", "the wolf", false, 11 - round, 11, 13, [CombatCondition.Prone, CombatCondition.Poisoned], false),
            new("player", "Robin", true, 9, 10, 14, [], false),
            new("wolf-2", "the lame wolf", false, 0, 11, 13, [], true),
        ]));

    /// <summary>What a tick with this text asks, in order.</summary>
    public static IReadOnlyList<Prompt> Of(string text) => text switch
    {
        "fight" => [Round(1), Round(2)],
        "offers" => [Review],
        "offers and ask" => [Review, Ferryman],
        "die" => [Death],
        "die for good" => [Death with { Default = "let-be" }],
        "ask" or "ask silently" or "ask and drop" or "ask behind the curtain" => [Ferryman],
        "ask too late" => [Ferryman with { Default = "late" }],
        "haggle" => [Ferryman, Ferryman with { Text = "He asks again." }],
        _ => [],
    };
}
