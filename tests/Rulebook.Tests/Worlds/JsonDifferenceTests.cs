using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class JsonDifferenceTests
{
    private static readonly string[] Names = ["a", "b", "a/b", "~", "~1", "", "0", "é", "a b"];

    [Fact]
    public void Nothing_differs_where_only_the_setting_out_does() =>
        Assert.Empty(JsonDifference.Between("""{"a":[1,{"b":null}],"c":"é"}""", """{ "c": "\u00e9", "a": [1.0, {"b": null}] }"""));

    [Fact]
    public void A_member_that_is_another_one_is_replaced() =>
        Differ("""{"seconds":60,"because":"so"}""", """{"seconds":90,"because":"so"}""", "Replaced /seconds 60 90");

    [Fact]
    public void Members_come_and_go() =>
        Differ("""{"deed":"Stay","words":"waiting"}""", """{"deed":"Go","target":"quay"}""",
            "Replaced /deed \"Stay\" \"Go\"", "Removed /words \"waiting\" ", "Added /target  \"quay\"");

    [Fact]
    public void Lists_grow_and_shrink_at_their_end()
    {
        Differ("[1]", "[1,2,[3]]", "Added /1  2", "Added /2  [3]");
        Differ("[1,2,3]", "[4]", "Replaced /0 1 4", "Removed /2 3 ", "Removed /1 2 ");
    }

    [Fact]
    public void What_is_of_another_sort_is_replaced_as_a_whole()
    {
        Differ("""{"a":[1]}""", """{"a":{"0":1}}""", """Replaced /a [1] {"0":1}""");
        Differ("[]", "{}", "Replaced  [] {}");
        Differ("""{"a":null}""", """{"a":0}""", "Replaced /a null 0");
        Differ("""{"a":false}""", """{"a":true}""", "Replaced /a false true");
    }

    [Fact]
    public void What_is_null_is_not_what_is_absent()
    {
        Differ("{}", """{"a":null}""", "Added /a  null");
        Differ("""{"a":null}""", "{}", "Removed /a null ");
    }

    [Fact]
    public void A_name_in_a_path_is_escaped_as_pointers_are() =>
        Differ("""{"a/b":{"m~n":[{"":0}]}}""", """{"a/b":{"m~n":[{"":1}]}}""", "Replaced /a~1b/m~0n/0/ 0 1");

    [Fact]
    public void What_was_not_there_at_all_is_added_as_a_whole_and_the_other_way_round()
    {
        Assert.Equal("""Added   {"a":1}""", Shown(Assert.Single(JsonDifference.Between(null, """{"a":1}"""))));
        Assert.Equal("""Removed  {"a":1} """, Shown(Assert.Single(JsonDifference.Between("""{"a":1}""", null))));
        Assert.Empty(JsonDifference.Between((string?)null, null));
    }

    [Fact]
    public void Doing_the_changes_one_by_one_makes_the_second_of_the_first()
    {
        var kinds = new List<ChangeKind>();
        for (var n = 0; n < 3_000; n++)
        {
            var chance = new Chance((ulong)n);
            var before = Drawn(chance.For("before"), 4);
            var after = chance.Percent(50) ? Drawn(chance.For("after"), 4) : Likened(before, chance.For("like"));
            var difference = JsonDifference.Between(Text(before), Text(after));
            var made = difference.Aggregate(before?.DeepClone(), Do);
            Assert.True(JsonNode.DeepEquals(after, made), $"from {Text(before)} it came to {Text(made)} and not to {Text(after)}");
            kinds.AddRange(difference.Select(change => change.Kind));
        }
        Assert.All(Enum.GetValues<ChangeKind>(), kind => Assert.True(kinds.Count(k => k == kind) > 500, $"{kind} hardly occurs"));
    }

    [Fact]
    public void The_same_values_always_differ_in_the_same_order()
    {
        var (before, after) = (Drawn(new Chance(3), 5), Drawn(new Chance(4), 5));
        Assert.Equal(JsonDifference.Between(Text(before), Text(after)).Select(Shown),
            JsonDifference.Between(Text(before), Text(after)).Select(Shown));
    }

    private static void Differ(string before, string after, params string[] changes) =>
        Assert.Equal(changes, JsonDifference.Between(before, after).Select(Shown));

    private static string Shown(JsonChange c) => $"{c.Kind} {c.Path} {c.Before?.GetRawText()} {c.After?.GetRawText()}";

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";

    // A list or an object at first, and whatever it may be further in.
    private static JsonNode? Drawn(Chance chance, int depth) => (depth >= 4 ? 4 + chance.Below(3) : chance.Below(depth > 0 ? 7 : 4)) switch
    {
        0 => null,
        1 => chance.Below(4, 1),
        2 => chance.Percent(50, 2),
        3 => chance.Pick(Names, 3),
        4 => new JsonArray([.. Enumerable.Range(0, chance.Below(4, 4)).Select(n => Drawn(chance.For(n), depth - 1))]),
        _ => new JsonObject(chance.Shuffle(Names).Take(chance.Below(5, 5))
            .Select(name => KeyValuePair.Create(name, Drawn(chance.For(name), depth - 1)))),
    };

    // The same but for what chance makes another, here and there.
    private static JsonNode? Likened(JsonNode? node, Chance chance) => chance.Percent(15) ? Drawn(chance.For("new"), 2) : node switch
    {
        JsonArray list => new JsonArray([.. list.Select((element, n) => Likened(element, chance.For(n)))]),
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, Likened(m.Value, chance.For(m.Key))))),
        _ => node?.DeepClone(),
    };

    private static JsonNode? Do(JsonNode? root, JsonChange change)
    {
        var value = change.After is { } after ? JsonNode.Parse(after.GetRawText()) : null;
        if (change.Path.Length == 0) return value;
        string[] steps = [.. change.Path.Split('/').Skip(1).Select(s => s.Replace("~1", "/").Replace("~0", "~"))];
        var holder = steps.SkipLast(1).Aggregate(root!, (at, step) => at is JsonArray list ? list[Index(step)]! : at[step]!);
        switch (holder, change.Kind)
        {
            case (JsonArray list, ChangeKind.Added): list.Insert(Index(steps[^1]), value); break;
            case (JsonArray list, ChangeKind.Removed): list.RemoveAt(Index(steps[^1])); break;
            case (JsonArray list, _): list[Index(steps[^1])] = value; break;
            case (JsonObject members, ChangeKind.Removed): Assert.True(members.Remove(steps[^1])); break;
            default: holder[steps[^1]] = value; break;
        }
        return root;
    }

    private static int Index(string step) => int.Parse(step, CultureInfo.InvariantCulture);
}
