using Storyteller.Contracts;

namespace Storyteller.Narrator.Tests;

/// <summary>A moment of a small story: the player at a harbour, with people and things about.</summary>
internal static class AMoment
{
    public static readonly Brief Player = new("player", "character", "Wren", true, "you");
    public static readonly Brief Odile = new("odile-crane", "character", "Odile Crane", true, "she");
    public static readonly Brief Watchman = new("gate-watchman", "character", "gate watchman", false, "he");
    public static readonly Brief Lantern = new("brass-lantern", "item", "brass lantern", false, "it");
    public static readonly Brief Nets = new("herring-nets", "item", "herring nets", false, "it");
    public static readonly Brief Oar = new("ash-oar", "item", "ashen oar", false, "it");
    public static readonly Brief Quay = new("old-quay", "place", "old quay", false, "it");
    public static readonly Brief Loft = new("sail-loft", "place", "sail loft", false, "it");
    public static readonly Brief GullStreet = new("gull-street", "place", "Gull Street", true, "it");

    public const string Description = "Tarred planks run out over green water, and every post has its gull.";
    public const string Sense = "The planks smell of tar.";

    public static readonly Place Place =
        new("old-quay", "old quay", false, Description, "town", false, false, [Sense, "Ropes creak against their posts."],
        [new Exit("north", "gull-street", 60), new Exit("up", "sail-loft", 20, "loft hatch", "loft-hatch")]);

    public static Scene Scene => new(Place, 9 * 3600, DayPart.Morning, Weather.Overcast, true, false, [], [], []);

    public static IReadOnlyDictionary<string, Brief> Cast { get; } =
        new[] { Player, Odile, Watchman, Lantern, Nets, Oar, Quay, Loft, GullStreet }.ToDictionary(one => one.Id);

    public static NarratorContext Of(params Outcome[] outcomes) => new(Scene, new Intent("", Act.Improvise),
        new Outline([new Beat(BeatRole.Action, [.. Enumerable.Range(0, outcomes.Length)], []), new Beat(BeatRole.Reaction, [], []),
            new Beat(BeatRole.Aftermath, [], [])], []),
        outcomes, [], Cast, 6, [], 10, 10, []);

    public static Outcome ByPlayer(OutcomeKind kind, string? target = null, string? other = null, Degree degree = Degree.Success,
        string? why = null, string? words = null, int amount = 0) =>
        new(kind, "player", target, other, degree, why, words, amount);

    public static NarratorContext In(this NarratorContext context, Func<Scene, Scene> change) =>
        context with { Scene = change(context.Scene) };

    public static NarratorContext With(this NarratorContext context, params Outcome[] others) => context with { Others = others };
}
