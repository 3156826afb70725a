using Storyteller.Contracts;

namespace Storyteller.AgentKit.Tests;

/// <summary>
/// Questions whose contexts hold what a serializer might bend: quotes, other scripts, capital keys, gaps, both ends of a range.
/// </summary>
public static class AScene
{
    private const string Words = "“Mårten’s” <b>crêpe</b> & \"tea\" + 1 \\ 日本 🐈\n\t\u2028";

    private static readonly Brief Mara = new("mara", "character", "Mara Venn", true, "she");

    private static readonly Dictionary<string, Brief> Names = new()
    {
        ["zeno"] = Mara with { Id = "zeno" }, ["Mara"] = Mara, ["a-Ö-b"] = Mara,
    };

    private static readonly Scene Place = new(
        new Place("quay", Words, false, Words, "coast", false, true, [Words],
            [new Exit("north", "street", 60, "hatch", "hatch-1"), new Exit("up", "loft", 5)]),
        long.MaxValue, DayPart.Dawn, Weather.Fog, true, false, [Mara], [], []);

    private static readonly Outcome[] Outcomes =
        [new(OutcomeKind.Struck, "player", "mara", null, Degree.Disaster, null, Words, int.MinValue), new(OutcomeKind.Looked, "player")];

    public static OutlineScene ToOutline() => new(
        Guid.NewGuid(), Guid.NewGuid(), 0, ulong.MaxValue,
        new OutlineContext(Place, Outcomes, new Dictionary<string, int> { ["zeno"] = -100, ["Mara"] = 0, ["alf"] = 100 }));

    public static DecideNpcAction ToDecide() => new(
        Guid.NewGuid(), Guid.NewGuid(), 2, "mara", 1UL << 63, new NpcDecisionContext(
            new Character("mara", "Mara Venn", true, "she", Words, "quay", 0, 9, new(-5, 10, 0, 1, 2, 3), new(0, 100, 50, 50),
                [new Want(WantKind.Befriend, "player", 100, Words)], [new Knowledge(["tea"], Words, -100)],
                [new Routine(22, 6, "quay", "sleeping")]),
            Place, Outcomes, [new Memory(3, OutcomeKind.Gave, "player", null, "zeno", 10)], [new Relation("mara", "player", -1, "rival")],
            false, new Dictionary<string, string> { ["street"] = "street", ["Loft"] = "loft" }, Names));

    public static NarrateTick ToTell() => new(
        Guid.NewGuid(), Guid.NewGuid(), 1, 0, new NarratorContext(
            Place, new Intent(Words, Act.Improvise, Topic: "", Seconds: 0),
            new Outline([new Beat(BeatRole.Action, [1, 0], [new Beat(BeatRole.Reaction, [], [])])], ["mara"]),
            Outcomes, [], Names, 2_592_000, [new Roll("stealth", 20, 1, -5, 30, false)], 1, 10, [Words, ""]));
}
