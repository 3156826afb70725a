using Storyteller.Contracts;
using Storyteller.NpcDecision.Outlining;
using Storyteller.Rulebook;

namespace Storyteller.NpcDecision.Tests;

public sealed class OutlineTests
{
    private static readonly Outcome Gull = new(OutcomeKind.Befell, "", "gull");
    private static readonly Outcome Walk = new(OutcomeKind.Moved, "player", "old-quay", "fish-market");
    private static readonly Outcome Take = new(OutcomeKind.Took, "player", "lamp");
    private static readonly Outcome Look = new(OutcomeKind.Looked, "player");

    private static OutlineContext Of(params Outcome[] outcomes) =>
        new(ACharacter.AtWork.Scene with { Present = [] }, outcomes, new Dictionary<string, int>());
    private static OutlineContext With(OutlineContext c, params string[] present) =>
        c with { Scene = c.Scene with { Present = [.. present.Select(id => new Brief(id, "character", id, true, "she"))] } };
    private static IReadOnlyList<BeatRole> Roles(OutlineContext c) => [.. OutlineRules.Build(c).Beats.Select(beat => beat.Role)];
    private static IEnumerable<Beat> Flat(IEnumerable<Beat> beats) => beats.SelectMany(beat => Flat(beat.Beats).Prepend(beat));

    [Fact]
    public void What_befalls_stands_apart_from_what_is_done() =>
        Assert.Equal([BeatRole.Complication, BeatRole.Action, BeatRole.Aftermath], Roles(Of(Gull, Take)));

    [Fact]
    public void What_comes_of_one_intent_stays_together()
    {
        var action = OutlineRules.Build(Of(Take, Take, Take)).Beats[0];
        Assert.Equal((BeatRole.Action, "0,1,2"), (action.Role, string.Join(',', action.Outcomes)));
    }

    [Fact]
    public void An_arrival_is_followed_by_its_setting()
    {
        var arrival = OutlineRules.Build(Of(Gull, Walk)).Beats[1];
        Assert.Equal(BeatRole.Setting, Assert.Single(arrival.Beats).Role);
    }

    [Fact]
    public void Going_where_one_does_not_end_up_sets_nothing() =>
        Assert.DoesNotContain(Flat(OutlineRules.Build(Of(Walk with { Target = "elsewhere" })).Beats), beat =>
            beat.Role == BeatRole.Setting);

    [Fact]
    public void A_look_round_is_the_setting() => Assert.Equal([BeatRole.Setting], Roles(Of(Look)));

    [Fact]
    public void A_first_visit_opens_with_the_setting_unless_it_is_set_already()
    {
        var first = Of(Take) with { Scene = Of().Scene with { FirstVisit = true } };
        Assert.Equal(BeatRole.Setting, Roles(first)[0]);
        Assert.Single(Flat(OutlineRules.Build(first with { Outcomes = [Walk, Look] }).Beats), beat => beat.Role == BeatRole.Setting);
    }

    [Fact]
    public void Those_present_get_an_empty_beat_to_react_in()
    {
        var reaction = OutlineRules.Build(With(Of(Look), "mara")).Beats.Single(beat => beat.Role == BeatRole.Reaction);
        Assert.Empty(reaction.Outcomes);
        Assert.DoesNotContain(BeatRole.Reaction, Roles(Of(Look)));
    }

    [Fact]
    public void An_aftermath_follows_only_what_changed_something()
    {
        Assert.Contains(BeatRole.Aftermath, Roles(Of(Take)));
        Assert.DoesNotContain(BeatRole.Aftermath, Roles(Of(Look, Take with { Degree = Degree.Failure })));
    }

    [Fact]
    public void Even_nothing_makes_a_scene() => Assert.NotEmpty(OutlineRules.Build(Of()).Beats);

    [Fact]
    public void The_spotlight_falls_on_the_named_first_then_on_the_strongest_feelings_and_on_three_at_most()
    {
        var context = With(Of(new Outcome(OutcomeKind.Spoke, "player", "zoe")), "ada", "ben", "cleo", "zoe") with
        {
            Affinities = new Dictionary<string, int> { ["ada"] = 5, ["ben"] = -70, ["cleo"] = 30, ["gone"] = 99 },
        };
        Assert.Equal(["zoe", "ben", "cleo"], OutlineRules.Build(context).Spotlight);
    }

    [Fact]
    public void Strangers_who_are_not_named_stay_out_of_the_spotlight() =>
        Assert.Empty(OutlineRules.Build(With(Of(Take), "ada")).Spotlight);

    [Fact]
    public void Every_outcome_is_in_exactly_one_beat_in_the_order_in_which_it_happened()
    {
        var kinds = Enum.GetValues<OutcomeKind>();
        for (var seed = 0; seed < 3000; seed++)
        {
            var chance = new Chance((ulong)seed);
            var outcomes = Enumerable.Range(0, chance.Below(8))
                .Select(i => new Outcome(chance.Pick(kinds, i + 1), chance.Percent(70, i + 20) ? "player" : "",
                chance.Percent(50, i + 40) ? "old-quay" : null));
            var context = With(Of([.. outcomes]), chance.Percent(50, 60) ? ["mara"] : []) with { Affinities = new Dictionary<string,
                int> { ["mara"] = int.MinValue } };
            var outline = OutlineRules.Build(context);
            Assert.Equal(Enumerable.Range(0, context.Outcomes.Count), Flat(outline.Beats).SelectMany(beat => beat.Outcomes));
            Assert.Equal(Canonical.Write(outline), Canonical.Write(OutlineRules.Build(context)));
        }
    }

    private static readonly Outcome Blow = new(OutcomeKind.Struck, "player", "wolf-1");
    private static readonly Outcome Began = new(OutcomeKind.FightBegan, "", "wolf-1");
    private static readonly Outcome Ended = new(OutcomeKind.FightEnded, "player", Why: "fled");

    private static string Told(params Outcome[] outcomes) => string.Join(' ', OutlineRules.Build(Of(outcomes)).Beats
        .Where(beat => beat.Outcomes.Count > 0).Select(beat => $"{beat.Role}:{string.Join(',', beat.Outcomes)}"));

    [Fact]
    public void A_fight_stays_together_from_its_beginning_to_what_it_brings() => Assert.Equal("Action:0 Complication:1,2,3,4 Action:5",
        Told(Blow, Began, Blow, Ended, new Outcome(OutcomeKind.Levelled, "player", Amount: 2), Take));

    [Fact]
    public void A_fight_that_began_in_an_earlier_passage_is_what_comes_before_its_end() =>
        Assert.Equal("Complication:0,1,2 Action:3", Told(Blow, Blow, Ended, Take));

    [Fact]
    public void A_fight_without_an_end_goes_on_to_the_last_outcome() =>
        Assert.Equal("Action:0 Complication:1,2,3", Told(Take, Began, Blow, Blow));

    [Fact]
    public void A_single_blow_is_no_fight() => Assert.Equal("Action:0,1", Told(Blow, Take));

    [Fact]
    public void What_an_event_asks_and_is_answered_stands_apart_from_what_is_done() =>
        Assert.Equal("Complication:0 Complication:1 Action:2",
            Told(new Outcome(OutcomeKind.Asked, "", "gull"), new Outcome(OutcomeKind.Answered, "player", "gull"), Take));

    [Fact]
    public void A_place_that_one_reaches_in_a_fight_is_set_after_it()
    {
        var outline = OutlineRules.Build(Of(Blow, Began, Walk, Ended) with { Scene = Of().Scene with { FirstVisit = true } });
        Assert.Equal([BeatRole.Action, BeatRole.Complication, BeatRole.Aftermath], outline.Beats.Select(beat => beat.Role));
        Assert.Equal(BeatRole.Setting, Assert.Single(outline.Beats[1].Beats).Role);
    }

    [Fact]
    public async Task The_agent_builds_what_the_rules_build() => Assert.Equal(Canonical.Write(OutlineRules.Build(Of(Gull, Walk))),
        Canonical.Write(await new OutlineAgent().Think(Of(Gull, Walk), new Chance(1), TestContext.Current.CancellationToken)));
}
