using System.Text.Json.Nodes;

namespace Storyteller.CommitAggregator.Tests.Archives;

/// <summary>One way in which a file can be broken.</summary>
/// <param name="Line">The line that is wrong, from 1.</param>
/// <param name="Why">What must be said of it.</param>
internal sealed record Breaking(AFile File, int Line, string Why);

/// <summary>Ways to break the file of <see cref="AnExportedStory"/>, by what is done to it.</summary>
internal static class Breakings
{
    private static readonly Guid Nobody = new("01a1fed4-0000-7000-8000-000000000000");

    public static readonly SortedDictionary<string, Func<AFile, Breaking>> All = new(StringComparer.Ordinal)
    {
        ["no JSON"] = f => At(f, f.NumberOf("tick"), "{oops", "invalid start of a property name"),
        ["an empty line"] = f => At(f, f.NumberOf("tick"), "", "the line is empty"),
        ["a list in the stead of an object"] = f => At(f, f.NumberOf("branch"), "[]", "not of the kind"),
        ["two values in one line"] =
            f => At(f, f.NumberOf("branch"), f.Lines[f.NumberOf("branch") - 1] + "{}", "after a single JSON value"),
        ["null"] = f => At(f, f.NumberOf("branch"), "null", "it is null"),

        ["no format"] = f => In(f, 1, l => l.Remove("format"), "this is no session's file"),
        ["another format"] = f => In(f, 1, l => l["format"] = "chess", "this is no session's file"),
        ["another version"] = f => In(f, 1, l => l["version"] = 2, "version` of the format is unknown; known is 1"),
        ["no seed"] = f => In(f, 1, l => l.Remove("seed"), "missing: 'seed'"),
        ["a member more in the first line"] = f => In(f, 1, l => l["owner"] = "guest:other", "`owner` is unknown"),
        ["a setting that there is not"] = f => In(f, 1, l => l["review"] = "Never", "$.review"),
        ["a setting by number"] = f => In(f, 1, l => l["review"] = 0, "$.review"),

        ["an unknown type"] = f => In(f, f.NumberOf("echo"), l => l["type"] = "dragon", "there is no type 'dragon'"),
        ["no type"] = f => In(f, f.NumberOf("echo"), l => l.Remove("type"), "a `type` is missing"),
        ["a type that does not come first"] = f => In(f, f.NumberOf("echo"),
            l => { l.Remove("type"); l["type"] = "echo"; }, "type"),
        ["a line of a type that should have come"] =
            f => More(f, f.NumberOf("ledger"), f.Lines[f.NumberOf("branch") - 1], "must come earlier"),

        ["no intent"] = f => In(f, f.NumberOf("tick"), l => l.Remove("intent"), "missing: 'intent'"),
        ["an unknown member"] = f => In(f, f.NumberOf("branch"), l => l["colour"] = "blue", "`colour` is unknown"),
        ["a member twice"] = f => At(f, f.NumberOf("save"), f.Lines[f.NumberOf("save") - 1].Replace(",\"tick\":", ",\"tick\":1,\"tick\":"),
            "`tick` is there twice"),
        ["a number as text"] = f => In(f, f.NumberOf("tick"), l => l["number"] = "1", "$.number"),
        ["an id that is none"] = f => In(f, f.NumberOf("timeline"), l => l["id"] = "main", "$.id"),
        ["a null where something must be"] = f => In(f, f.NumberOf("save"), l => l["name"] = null, "$.name: it must not be null"),

        ["a parent that is not there"] = f => In(f, Child(f), l => l["parent"] = Nobody.ToString(), $"no branch {Nobody}"),
        ["a tick on a branch that is not there"] =
            f => In(f, f.NumberOf("tick"), l => l["branch"] = Nobody.ToString(), $"no branch {Nobody}"),
        ["an artifact of a tick that is not there"] =
            f => In(f, f.NumberOf("artifact"), l => l["tick"] = Nobody.ToString(), $"no tick {Nobody}"),
        ["an artifact of another tick"] = f => In(f, f.NumberOf("artifact", l => Of(l, "tick") != Of(f.At(f.NumberOf("tick")), "id")),
            l => l["tick"] = Of(f.At(f.NumberOf("tick")), "id"), "must follow its own tick"),
        ["a take of a tick that is not there"] = f => In(f, Take(f), l => l["firstTake"] = Nobody.ToString(), $"no tick {Nobody}"),
        ["a take of another tick"] = f => In(f, Take(f),
            l => l["replaces"] = Of(f.At(f.NumberOf("tick")), "id"), "must name an earlier take of the same tick"),
        ["a timeline at a place that is not there"] = f => In(f, f.NumberOf("timeline"), l => l["tick"] = 9, "no tick 9 that is canon"),
        ["a timeline from one that is not there"] =
            f => In(f, f.NumberOf("timeline"), l => l["from"] = Nobody.ToString(), $"no timeline {Nobody}"),
        ["a save of a timeline that is not there"] =
            f => In(f, f.NumberOf("save"), l => l["timeline"] = Nobody.ToString(), $"no timeline {Nobody}"),
        ["a scene of a tick that is not there"] = f => In(f, f.NumberOf("scene"), l => l["tick"] = Nobody.ToString(), $"no tick {Nobody}"),
        ["an echo of a scene that is not there"] =
            f => In(f, f.NumberOf("echo"), l => l["scene"] = Nobody.ToString(), $"no scene {Nobody}"),
        ["an entry of a tick that is not there"] = f => In(f, Entry(f, "PlayerInput"),
            l => l["tickId"] = Nobody.ToString(), $"no tick {Nobody}"),
        ["an entry of a tick of another number"] = f => In(f, Entry(f, "PlayerInput"), l => l["tick"] = 7, "another branch or number"),
        ["a transcript of a branch that is not there"] =
            f => In(f, f.NumberOf("transcript"), l => l["branch"] = Nobody.ToString(), $"no branch {Nobody}"),
        ["a transcript of a tick that is not there"] = f => In(f, f.NumberOf("transcript"), l => l["tick"] = 99, "no tick 99 of its own"),
        ["a timeline that is played and not there"] =
            f => In(f, f.NumberOf("played"), l => l["timeline"] = Nobody.ToString(), $"no timeline {Nobody}"),

        ["another authored world"] = f => At(f, 2, f.Lines[1].Replace("Sallowhythe", "Sallowhyme", StringComparison.Ordinal), "hash is"),
        ["another world hash of a tick"] = f => In(f, f.NumberOf("timeline"), l => l["worldHash"] = Zeros, $"and not {Zeros}"),
        ["another hash that is recorded for a tick"] = f => new Breaking(
            f.With(f.NumberOf("tick", l => (int)l["number"]! == 5), l => l["worldHash"] = Zeros),
            f.NumberOf("ledger", l => (string?)l["entry"] == "TickCommitted" && (int)l["tick"]! == 5), $"{Zeros} is recorded"),
        ["another hash in the ledger"] = f => In(f, Entry(f, "TickCommitted"),
            l => l["payload"]!["worldHash"] = Zeros, $"{Zeros} is recorded"),
        ["another change in the ledger"] = f => new Breaking(
            f.With(Entry(f, "ClockAdvanced"), l => l["payload"]!["seconds"] = 1), Entry(f, "TickCommitted"), "comes to"),
        ["a change less in the ledger"] = f => new Breaking(
            f.Without(Entry(f, "ClockAdvanced")), Entry(f, "TickCommitted") - 1, "comes to"),
        ["another beginning"] =
            f => new Breaking(f.With(1, l => l["beginHash"] = Zeros), Entry(f, "SessionStarted"), $"{Zeros} is recorded"),
        ["a name that the world did not begin with"] = f => In(f, Entry(f, "SessionStarted"),
            l => l["payload"]!["playerName"] = "Bob", "comes to"),
        ["no hash at all"] = f => In(f, f.NumberOf("tick"), l => l["worldHash"] = "blue", "must be a SHA-256"),
        ["another player's place"] = f => In(f, f.NumberOf("played"), l => l["worldHash"] = Zeros, $"and not {Zeros}"),

        ["no last line"] = f => new Breaking(new AFile([.. f.Lines.SkipLast(1)]), f.Lines.Count, "the file is cut off"),
        ["half a line at the end"] = f => new Breaking(new AFile([.. f.Lines.SkipLast(2), f.Lines[^2][..9]]), f.Lines.Count - 1, ""),
        ["more after the last line"] = f => new Breaking(new AFile([.. f.Lines, ""]), f.Lines.Count + 1, "more after the last line"),
        ["another hash of all"] = f => new Breaking(
            new AFile([.. f.Lines.SkipLast(1), f.Lines[^1].Replace("\"sha256\":\"", "\"sha256\":\"0", StringComparison.Ordinal)]),
            f.Lines.Count, "all before the last line has the hash"),
        ["another count of lines"] = f => new Breaking(
            new AFile([.. f.Lines.SkipLast(1), f.Lines[^1].Replace("\"lines\":", "\"lines\":1", StringComparison.Ordinal)]),
            f.Lines.Count, "lines come before the last"),
        ["a byte that is another"] = f => new Breaking(
            new AFile([.. f.Lines.Select((l, i) => i == f.NumberOf("save") - 1 ? l.Replace("way back", "way home") : l)]),
            f.Lines.Count, "all before the last line has the hash"),
        ["nothing but the first line"] = f => new Breaking(new AFile([f.Lines[0]]), 2, "the file is cut off"),

        ["no opening"] =
            f => new Breaking(f.Without(f.NumberOf("transcript")), f.Lines.Count - 1, "the opening of the transcript is missing"),
        ["a tick that is not told"] =
            f => new Breaking(f.Without(f.NumberOf("transcript") + 1), f.Lines.Count - 1, "the transcript lacks a tick 1"),
        ["a tick that is never committed"] =
            f => new Breaking(f.Without(LastEntry(f, "TickCommitted")), f.Lines.Count - 1, "never commits a tick 11"),
        ["a tick that is left in the middle"] = f => new Breaking(f.Without(Entry(f, "TickCommitted")),
            f.NumberOf("ledger", l => (string?)l["entry"] == "ClockAdvanced" && (int)l["tick"]! == 2) - 1, "leaves tick 1 before"),
        ["no beginning"] =
            f => new Breaking(f.Without(Entry(f, "SessionStarted")), Entry(f, "SessionStarted"), "must begin with SessionStarted"),
        ["no place where it is played"] = f => new Breaking(f.Without(f.NumberOf("played")), f.Lines.Count - 1, "is played is missing"),
        ["no authored world"] = f => new Breaking(f.Without(2), Entry(f, "SessionStarted") - 1, "no authored world"),

        ["a branch twice"] = f => Twice(f, Child(f), "is there twice"),
        ["two branches from nowhere"] = f => In(f, Child(f), l => l.Remove("parent"), "only the first branch"),
        ["a fork before the beginning"] = f => In(f, Child(f), l => l["forkTick"] = -1, "cannot fork"),
        ["a tick twice"] = f => Twice(f, f.NumberOf("tick"), "two ticks have the key"),
        ["an artifact twice"] = f => Twice(f, f.NumberOf("artifact"), "the tick has difficulty already"),
        ["two timelines of one name"] =
            f => In(f, f.NumberOf("timeline", l => l["from"] is not null), l => l["name"] = "main", "two timelines"),
        ["two saves of one name"] = f => Twice(f, f.NumberOf("save"), "two saves"),
        ["a scene twice"] = f => Twice(f, f.NumberOf("scene"), "two scenes end with the same tick"),
        ["an echo twice"] = f => Twice(f, f.NumberOf("echo"), "became canon on that branch already"),
        ["an entry twice"] = f => Twice(f, Entry(f, "TickCommitted"), "or a later one already"),
        ["a transcript twice"] = f => Twice(f, f.NumberOf("transcript") + 1, "is told already"),
        ["two places where it is played"] = f => Twice(f, f.NumberOf("played"), "is there already"),
        ["two authored worlds"] = f => Twice(f, 2, "an authored world already"),

        ["a text with U+0000"] = f => In(f, f.NumberOf("tick"), l => l["text"] = "a\0b", "U+0000"),
        ["half a character"] =
            f => At(f, f.NumberOf("save"), f.Lines[f.NumberOf("save") - 1].Replace("before", "\\ud800"), "half a character"),
        ["a name with a line break"] = f => In(f, f.NumberOf("save"), l => l["name"] = "a\nb", "a control character"),
        ["a long name"] = f => In(f, f.NumberOf("timeline"), l => l["name"] = new string('x', 61), "a name has 1 to 60"),
        ["a long key"] = f => In(f, f.NumberOf("tick"), l => l["key"] = new string('x', 101), "`key` must have"),
        ["prose that is none"] =
            f => In(f, Artifact(f, "narrator"), l => ((JsonObject)l["output"]!).Remove("paragraphs"), "`output`: missing: 'paragraphs'"),
        ["prose with a null in it"] = f => In(f, Artifact(f, "narrator"),
            l => l["output"]!["paragraphs"] = new JsonArray("You go.", null), "there is a null in it"),
        ["an artifact of nobody"] = f => In(f, Artifact(f, "narrator"), l => l["agent"] = "oracle", "no agent 'oracle'"),
        ["an artifact with a parent that is none"] = f => In(f, Artifact(f, "narrator"),
            l => l["parents"] = new JsonArray("the oracle"), "each of `parents`"),
        ["an artifact of a later version than its tick"] = f => In(f, Artifact(f, "narrator"), l => l["version"] = 3, "`version` must be"),
        ["a change of another type than the entry"] = f => In(f, Entry(f, "ClockAdvanced"),
            l => l["payload"] = new JsonObject { ["type"] = "PlayerNamed", ["name"] = "Bob" }, "is a PlayerNamed, and not a ClockAdvanced"),
        ["a change that there is not"] = f => In(f, Entry(f, "ClockAdvanced"),
            l => l["payload"] = new JsonObject { ["type"] = "Miracle" }, "Miracle"),
        ["a change in a tick that came to nothing"] = f => More(f, Entry(f, "TickCompensated"), Moved(f), "changes no world"),
        ["a settled scene that lacks a step"] = f => In(f, f.NumberOf("scene"),
            l => ((JsonArray)l["results"]!).RemoveAt(5), "when all its steps are in `results`"),
        ["a scene with a step twice"] = f => In(f, f.NumberOf("scene"),
            l => l["results"]![1]!["step"] = "DeferredEffects", "a step twice"),
        ["a scene with a step before its time"] = f => In(f, f.NumberOf("scene"), l =>
            {
                ((JsonArray)l["results"]!).RemoveAt(0);
                l.Remove("settledAt");
            }, "before one that it waits for"),
    };

    private static string Zeros { get; } = new('0', 64);

    private static Breaking In(AFile file, int number, Action<JsonObject> change, string why) =>
        new(file.With(number, change), number, why);

    private static Breaking At(AFile file, int number, string line, string why) => new(file.With(number, line), number, why);

    private static Breaking More(AFile file, int number, string line, string why) => new(file.WithMore(number, line), number, why);

    private static Breaking Twice(AFile file, int number, string why) => More(file, number + 1, file.Lines[number - 1], why);

    private static int Child(AFile file) => file.NumberOf("branch", l => l["parent"] is not null);

    private static int Take(AFile file) => file.NumberOf("tick", l => l["replaces"] is not null);

    private static int Entry(AFile file, string type) => file.NumberOf("ledger", l => (string?)l["entry"] == type);

    private static int LastEntry(AFile file, string type) =>
        Enumerable.Range(1, file.Lines.Count).Last(n => file.TypeAt(n) == "ledger" && (string?)file.At(n)["entry"] == type);

    private static int Artifact(AFile file, string agent) => file.NumberOf("artifact", l => (string?)l["agent"] == agent);

    private static string Of(JsonObject line, string member) => (string)line[member]!;

    // A change of the tick that came to nothing, before it does.
    private static string Moved(AFile file)
    {
        var (change, ended) = (file.At(Entry(file, "ClockAdvanced")), file.At(Entry(file, "TickCompensated")));
        foreach (var member in new[] { "branch", "tick", "tickId", "sequence" }) change[member] = ended[member]!.DeepClone();
        return change.ToJsonString();
    }
}
