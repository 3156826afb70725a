using System.Text.Json;
using System.Text.Json.Nodes;
using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

/// <summary>What must hold of whatever is sent in the place of an artifact.</summary>
public sealed class EditsOfAnyText
{
    private const int Mutations = 400;

    private static readonly string[] Texts =
        ["", "x", "player", "mara", "iron-key", "Say", "Take", "greet", "wolf", "boy", "Reject", "pull", "a\nb", "👣", new('a', 501)];

    [Fact]
    public void What_was_really_played_can_stand_as_it_is_byte_for_byte()
    {
        var byPlayersAndAgents = APlayedTurn.All.SelectMany(played => played.Artifacts.Select(kept => (Played: played, Kept: kept)))
            .Where(a => !(a.Played == APlayedTurn.Quiet && a.Kept.Agent == "player")).ToList();
        Assert.Equal(28, byPlayersAndAgents.Count);
        Assert.All(byPlayersAndAgents, a => Assert.Equal(new EditOutcome.Accepted(a.Kept.Output),
            a.Played.Send(a.Kept.Agent, a.Kept.Subject, a.Kept.Output)));
    }

    [Fact]
    public void However_it_is_set_out_what_is_kept_is_canonical() => ForEach((played, kept) =>
    {
        var spread = JsonSerializer.Serialize(Turned(JsonElement.Parse(kept.Output)), new JsonSerializerOptions { WriteIndented = true });
        Assert.NotEqual(kept.Output, spread);
        Assert.Equal(played.Send(kept.Agent, kept.Subject, kept.Output), played.Send(kept.Agent, kept.Subject, spread));
    });

    [Fact]
    public void What_may_be_absent_may_be_null()
    {
        var answer = APlayedTurn.Eventful.Send("player", "1", """{"words":null,"choice":"walk-on"}""");
        Assert.Equal(new EditOutcome.Accepted("""{"choice":"walk-on"}"""), answer);
    }

    [Theory]
    [InlineData("", "$")]
    [InlineData("null", "$")]
    [InlineData("[]", "$")]
    [InlineData("60", "$")]
    [InlineData("{}", "$")]
    [InlineData("""{"seconds":60,"because":"so"} {}""", "$")]
    [InlineData("""{"seconds":60,"because":"so"}//""", "$")]
    [InlineData("""{"seconds":60}""", "$")]
    [InlineData("""{"seconds":60,"because":"so","more":1}""", "$.more")]
    [InlineData("""{"seconds":60,"because":"so","seconds":61}""", "$.seconds")]
    [InlineData("""{"seconds":60,"because":null}""", "$.because")]
    [InlineData("""{"seconds":60,"because":7}""", "$.because")]
    [InlineData("""{"seconds":"60","because":"so"}""", "$.seconds")]
    [InlineData("""{"seconds":60.0,"because":"so"}""", "$.seconds")]
    [InlineData("""{"seconds":99999999999,"because":"so"}""", "$.seconds")]
    [InlineData("""{"seconds":60,"because":"\ud83d"}""", "$.because")]
    public void What_is_no_length_is_refused_by_its_place(string output, string field)
    {
        var malformed = Assert.IsType<EditOutcome.Malformed>(APlayedTurn.Eventful.Send(AgentNames.TickLength, "", output));
        Assert.Equal(field, malformed.Field);
        Assert.NotEmpty(malformed.Why);
        Assert.DoesNotContain("Storyteller", malformed.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_text_at_all_is_refused() => Assert.Equal(
        new EditOutcome.Malformed("$", "the text holds half a character (an unpaired surrogate)"),
        APlayedTurn.Eventful.Send(AgentNames.TickLength, "", "{\"seconds\":60,\"because\":\"\ud83d\"}"));

    [Theory]
    [InlineData(AgentNames.Narrator, "", """{"paragraphs":["You wait.",null]}""", "$.paragraphs[1]", "null cannot be in a list")]
    [InlineData(AgentNames.MetaEvents, "", """{"candidates":[null]}""", "$.candidates[0]", "null cannot be in a list")]
    [InlineData(AgentNames.Outline, "", """{"beats":[{"role":"Action","outcomes":[],"beats":[null]}],"spotlight":[]}""",
        "$.beats[0].beats[0]", "null cannot be in a list")]
    [InlineData(AgentNames.Outline, "", """{"beats":[{"role":"action","outcomes":[0],"beats":[]}],"spotlight":[]}""", "$.beats[0].role",
        "it must be one of Setting, Complication, Action, Reaction, Aftermath")]
    [InlineData(AgentNames.NpcDecision, "mara", """{"deed":1,"because":"so","utility":1}""", "$.deed",
        "it must be one of Stay, Say, Go, Take, Give, Flee")]
    [InlineData(AgentNames.NpcDecision, "mara", """{"deed":"Say, Go","because":"so","utility":1}""", "$.deed",
        "it must be one of Stay, Say, Go, Take, Give, Flee")]
    [InlineData("player", "review", """{"decisions":[{"storyletId":"boy","verdict":"7"}],"by":"player"}""", "$.decisions[0].verdict",
        "it must be one of Accept, Reject, Edit")]
    public void What_hides_within_is_refused_by_its_place(string agent, string subject, string output, string field, string why) =>
        Assert.Equal(new EditOutcome.Malformed(field, why), APlayedTurn.Eventful.Send(agent, subject, output));

    [Fact]
    public void A_turn_that_cannot_be_carried_out_with_it_is_refused()
    {
        var broken = APlayedTurn.Eventful.Turn with { Before = APlayedTurn.Eventful.Turn.Before.Placing("player", "nowhere") };
        Assert.Equal(new EditOutcome.AgainstTheRules("$", "with this the turn cannot be carried out"),
            Edits.Check(broken, AgentNames.TickLength, "", "{}", Canonical.Write(new TickSpan(60, "so it is"))));
    }

    [Fact]
    public void Nobody_else_makes_artifacts() =>
        Assert.Throws<ArgumentException>(() => Edits.Check(APlayedTurn.Quiet.Turn, "nobody", "", "{}", "{}"));

    [Fact]
    public void Whatever_is_sent_comes_to_an_outcome_and_what_is_accepted_is_canonical_and_can_be_carried_out()
    {
        var outcomes = new Dictionary<Type, int>();
        ForEach((played, kept) =>
        {
            for (var n = 0; n < Mutations; n++)
            {
                var sent = Mutated(kept.Output, new Chance((ulong)n).For(kept.Agent, kept.Subject));
                var outcome = played.Send(kept.Agent, kept.Subject, sent);
                outcomes[outcome.GetType()] = outcomes.GetValueOrDefault(outcome.GetType()) + 1;
                if (outcome is EditOutcome.Accepted accepted)
                    Assert.Equal(outcome, played.Send(kept.Agent, kept.Subject, accepted.Canonical));
            }
        });
        Assert.Equal(3, outcomes.Count);
        Assert.All(outcomes.Values, count => Assert.True(count > 300, $"{count} are too few to say anything"));
    }

    private static void ForEach(Action<APlayedTurn, Kept> check)
    {
        foreach (var played in APlayedTurn.All)
            foreach (var kept in played.Artifacts) check(played, kept);
    }

    // The same value with the members of all objects the other way round.
    private static JsonNode? Turned(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(value.EnumerateObject().Reverse().Select(m => KeyValuePair.Create(m.Name, Turned(m.Value)))),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Turned)]),
        _ => JsonNode.Parse(value.GetRawText()),
    };

    private static string Mutated(string json, Chance chance)
    {
        if (chance.Percent(10)) return Garbled(json, chance.For("garbled"));
        var root = JsonNode.Parse(json)!;
        for (var n = 0; n < chance.Roll(2, 1); n++) Change(root, chance.For("change").For(n));
        return root.ToJsonString();
    }

    private static string Garbled(string json, Chance chance)
    {
        var at = chance.Below(json.Length);
        return chance.For("how").Below(3) switch
        {
            0 => json.Remove(at),
            1 => json.Insert(at, chance.Pick(["{", "}", "[", ",", ":", "\"", "\\", "\0", "\ud800", "0"], 1)),
            _ => json.Remove(at, 1),
        };
    }

    private static void Change(JsonNode root, Chance chance)
    {
        var all = Within(root).ToArray();
        switch (chance.Pick(all))
        {
            case JsonObject { Count: > 0 } members when chance.Percent(30, 1):
                members.Remove(chance.Pick([.. members.Select(m => m.Key)], 2));
                break;
            case JsonObject members:
                members[chance.Pick([.. members.Select(m => m.Key), "words", "other", "more"], 3)] = Value(chance.For("value"));
                break;
            case JsonArray { Count: > 0 } list when chance.Percent(30, 4):
                list.RemoveAt(chance.Below(list.Count, 5));
                break;
            case JsonArray { Count: > 0 } list when chance.Percent(50, 6):
                list.Add(chance.Pick([.. list], 7)?.DeepClone());
                break;
            case JsonArray list:
                list.Insert(chance.Below(list.Count + 1, 8), Value(chance.For("value")));
                break;
        }
    }

    private static IEnumerable<JsonNode> Within(JsonNode? node) => node switch
    {
        JsonObject members => [node, .. members.SelectMany(m => Within(m.Value))],
        JsonArray list => [node, .. list.SelectMany(Within)],
        _ => [],
    };

    private static JsonNode? Value(Chance chance) => chance.Below(8) switch
    {
        0 => null,
        1 => chance.Below(40, 1) - 5,
        2 => chance.Pick([int.MaxValue, int.MinValue, 1 << 20], 2),
        3 => new JsonArray(),
        4 => new JsonObject(),
        5 => chance.Percent(50, 3),
        _ => chance.Pick(Texts, 4),
    };
}
