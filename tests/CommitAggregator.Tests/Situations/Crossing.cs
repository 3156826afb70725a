using System.Collections.Immutable;
using Storyteller.CommitAggregator.Worlds;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Situations;

/// <summary>The tests' own world, and what may befall there.</summary>
internal static class Crossing
{
    public const string Id = "crossing", Wait = "wait a while";

    public static readonly MetaEvent Apple = Of("apple-rolls", "discovery", "An apple rolls down the bank.");
    public static readonly MetaEvent Cloud = Of("cloud-comes", "weather", "A cloud comes over the water.");
    public static readonly MetaEvent Larks = Of("larks-rise", "omen", "Larks rise into the clear sky.");
    public static readonly MetaEvent Stone = Of("stone-falls", "mishap", "A stone comes off the bank and hits you.");
    public static readonly MetaEvent Gate = Of("gate-shuts", "mishap", "The toll gate falls shut.");
    public static readonly MetaEvent Ferryman = Of("ferryman-calls", "arrival", "A ferryman drifts past and calls out.");
    public static readonly MetaEvent Zombie = Of("something-comes", "threat", "Something comes up out of the water.",
        new Encounter([new FoeGroup("zombie", 1)], 80));
    public static readonly MetaEvent Owlbears = Zombie with { Encounter = new Encounter([new FoeGroup("owlbear", 2)], 1) };

    private const int MostSeeds = 500, MostMoves = 200;

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "trials");

    /// <summary>
    /// The first seed with which a tick of waiting, in which this event befalls, stops at last as it is meant to. Fights are thrown by
    /// dice: how each goes is worked out before it is played.
    /// </summary>
    /// <param name="move">The player's answers.</param>
    public static ulong SeedWhere(MetaEvent befalls, Func<Prompt, string?> move, Func<Resolution, bool> meant)
    {
        var world = WorldFile.Load(Path.Combine(Folder, Id));
        for (var seed = 1UL; seed <= MostSeeds; seed++)
        {
            var turn = new Turn(world.Begin, 1, new Chance(seed).For("dice").For(1), IntentParser.Parse(Wait, world.Begin), world.Storylets,
                new TickSpan(60, ""), new Difficulty(false, 0, "", 0, []), new MetaEventProposals([befalls]),
                new MetaEventReview([new MetaEventVerdict(befalls.StoryletId, true, "")]), Answers: []);
            if (meant(End(turn, move))) return seed;
        }

        throw new InvalidOperationException($"with none of {MostSeeds} seeds it goes like that");
    }

    private static Resolution End(Turn turn, Func<Prompt, string?> move)
    {
        for (var n = 0; n < MostMoves; n++)
        {
            var resolution = turn.Resolve();
            if (resolution.Awaits is not { } prompt || move(prompt) is not { } choice) return resolution;
            turn = turn with { Answers = turn.Answers!.Add(new PlayerAnswer(choice)) };
        }

        throw new InvalidOperationException($"it goes on after {MostMoves} moves");
    }

    private static MetaEvent Of(string storylet, string kind, string text, Encounter? encounter = null) =>
        new(storylet, text, 100, "a test wants it", "a test depends on it", kind, encounter);
}
