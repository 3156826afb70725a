using Storyteller.Contracts;
using Storyteller.Rulebook.Intents;

namespace Storyteller.Rulebook.Tests;

/// <summary>The inn as it is before the turns that are kept in <c>played/</c>, and what may happen there.</summary>
internal static class BeforeATurn
{
    /// <summary>What may happen at the inn: it comes to blows in one of them, and one asks something.</summary>
    public static IReadOnlyList<Storylet> Storylets { get; } =
    [
        new("boy", "mishap", "A boy is stuck in the mud below {place}.", "he may drown", 900, 3, [], [],
            new("What do you do about the boy?",
        [
            new("pull", "pull him out", "He clings to you.", [new(EffectKind.Affinity, "mara", "8")], "athletics", 12, "You go under.",
                [new(EffectKind.Hurt, "", "3")]),
            new("walk-on", "walk on", "You walk on.", [new(EffectKind.Assert, "boy", "drowned")]),
        ])),
        new("ambush", "threat", "Something leaps at you.", "blood may flow", 900, 3, [], [], Fight: new([])),
        new("gulls", "omen", "Gulls cry all at once.", "nobody knows", 50, 3, [], []),
        new("wreck", "discovery", "A wreck lies on the shingle.", "wood for the winter", 900, 3, [new(ConditionKind.At, "cove")], []),
    ];

    public static World Eventful { get; } = AnEncounter.Heroic(AHarbourInn.World with { Tick = 19 })
        .Placing("jory", "taproom")
        .Changing("mara", c => c with { Knows = [new(["cellar", "key"], "The key lies on the table, as ever.", -50)] });

    public static World Quiet { get; } = AHarbourInn.World with { Tick = 2 };

    /// <summary>The turn before any agent has said anything.</summary>
    public static Turn Begin(World before, int number, string text, ulong seed) =>
        new(before, number, new Chance(seed).For("dice").For(number), IntentParser.Parse(text, before), Storylets);
}
