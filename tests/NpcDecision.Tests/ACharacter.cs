using Storyteller.Contracts;
using Storyteller.NpcDecision.Deciding;
using Storyteller.Rulebook;

namespace Storyteller.NpcDecision.Tests;

/// <summary>A net mender at a harbour with the player before her, and the ways in which a test changes that.</summary>
internal static class ACharacter
{
    public static readonly Brief Player = new("player", "character", "Wren", true, "you");
    public static readonly Brief Watchman = new("gate-watchman", "character", "gate watchman", false, "he");
    public static readonly Brief Lantern = new("brass-lantern", "item", "brass lantern", false, "it");
    public static readonly Brief Market = new("fish-market", "place", "fish market", false, "it");
    public static readonly Brief Chapel = new("sea-chapel", "place", "sea chapel", false, "it");

    public static readonly Knowledge Tide = new(["tide", "low water"], "Low water comes at dusk.", -10);
    public static readonly Knowledge Wreck = new(["wreck", "heron"], "The wreck lies off the point.", 40);

    public static NpcDecisionContext AtWork { get; } = new(
        new Character("odile", "Odile Crane", true, "she", "A net mender.", "old-quay", 8, 8, new(0, 0, 0, 0, 0, 0), new(50, 50, 50, 50),
            [], [Tide, Wreck],
            [new Routine(6, 18, "old-quay", "mending nets"), new Routine(18, 6, "fish-market", "drinking ale")]),
        new Scene(new Place("old-quay", "old quay", false, "Planks.", "town", false, false, [],
            [new Exit("north", "fish-market", 60), new Exit("up", "sail-loft", 20, "hatch", "hatch")]),
            9 * 3600, DayPart.Morning, Weather.Clear, true, false, [Player], [], []),
        [], [], [], false, new Dictionary<string, string>(),
            new[] { Player, Watchman, Lantern, Market, Chapel }.ToDictionary(one => one.Id));

    public static NpcDecisionContext Hearing(this NpcDecisionContext c, string? words, string? about = null) =>
        c with { Witnessed = [.. c.Witnessed, new Outcome(OutcomeKind.Spoke, "player", c.Self.Id, about, Words: words)] };

    public static NpcDecisionContext Seeing(this NpcDecisionContext c, params Outcome[] seen) =>
        c with { Witnessed = [.. c.Witnessed, .. seen] };

    public static NpcDecisionContext Liking(this NpcDecisionContext c, string id, int affinity, string kind = "acquaintance") =>
        c with { Relations = [.. c.Relations, new Relation(c.Self.Id, id, affinity, kind)] };

    public static NpcDecisionContext Being(this NpcDecisionContext c, int kindness = 50, int boldness = 50, int diligence = 50,
        int sociability = 50) =>
        c with { Self = c.Self with { Temperament = new(kindness, boldness, diligence, sociability) } };

    public static NpcDecisionContext Wanting(this NpcDecisionContext c, params Want[] wants) =>
        c with { Self = c.Self with { Wants = wants } };

    public static NpcDecisionContext In(this NpcDecisionContext c, Func<Scene, Scene> change) => c with { Scene = change(c.Scene) };

    public static NpcDecisionContext AtHour(this NpcDecisionContext c, int hour) =>
        c.In(s => s with { Clock = hour * 3600, DayPart = DayParts.At(hour * 3600) });

    public static NpcAction Decide(this NpcDecisionContext c, int seed = 1) => NpcDecisionRules.Decide(c, new Chance((ulong)seed));

    public static IReadOnlyList<NpcAction> Often(this NpcDecisionContext c, int times = 100) =>
        [.. Enumerable.Range(0, times).Select(seed => c.Decide(seed))];

    public static void Always(this NpcDecisionContext c, Action<NpcAction> holds) => Assert.All(c.Often(), holds);
}
