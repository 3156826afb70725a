using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class WhatBefalls
{
    private static readonly Storylet Rain = Of("rain", new Effect(EffectKind.Weather, "", "rain"));

    [Fact]
    public void What_happens_is_told_before_the_act_and_starts_its_cooldown()
    {
        var result = ATurn.Of(Act.Wait).Befalling(Rain).Resolve();
        Assert.Equal(new Outcome(OutcomeKind.Befell, "", "rain", Words: "It is rain."), result.Outcomes[0]);
        Assert.Equal(OutcomeKind.Waited, result.Outcomes[1].Kind);
        Assert.Equal(Weather.Rain, result.After.Weather);
        Assert.Equal(1, result.After.LastHappened["rain"]);
    }

    [Fact]
    public void Its_roll_is_shown_before_the_check()
    {
        var result = ATurn.Of(Act.Exert).GoingLike(Degree.Success).Befalling(Rain).Resolve();
        Assert.Equal(["rain", "athletics"], result.Rolls.Select(r => r.Purpose));
        Assert.Equal((100, 100, true), (result.Rolls[0].Sides, result.Rolls[0].Target, result.Rolls[0].Success));
    }

    [Fact]
    public void It_happens_exactly_where_the_roll_does_not_exceed_the_probability()
    {
        var happened = 0;
        foreach (var seed in Enumerable.Range(1, 400))
        {
            var turn = ATurn.Of(Act.Wait).Befalling(Rain) with { Dice = new Chance((ulong)seed) };
            var result = (turn with { Proposals = new([turn.Proposals!.Candidates[0] with { Probability = 30 }]) }).Resolve();
            Assert.Equal(result.Rolls[0].Result <= 30, result.Rolls[0].Success);
            Assert.Equal(result.Rolls[0].Success, result.Outcomes.Any(o => o.Kind == OutcomeKind.Befell));
            happened += result.Rolls[0].Success ? 1 : 0;
        }
        Assert.InRange(happened, 90, 150);
    }

    [Fact]
    public void What_the_review_dropped_is_not_even_rolled()
    {
        var turn = ATurn.Of(Act.Wait).Befalling(Rain);
        var result = (turn with { Review = new([new MetaEventVerdict("rain", false, "off-tone")]) }).Resolve();
        Assert.Empty(result.Rolls);
        Assert.Single(result.Outcomes);
    }

    [Fact]
    public void A_dropped_candidate_shifts_no_other_roll()
    {
        var both = ATurn.Of(Act.Wait).Befalling(Of("aurora"), Rain);
        var one = both with { Review = new([new("aurora", false, "off-tone"), new("rain", true, "")]) };
        Assert.Equal(both.Resolve().Rolls[1], Assert.Single(one.Resolve().Rolls));
    }

    [Fact]
    public void The_same_storylet_happens_once_in_a_turn_even_when_proposed_twice() =>
        Assert.Single(ATurn.Of(Act.Wait).Befalling(Rain, Rain).Resolve().Outcomes, o => o.Kind == OutcomeKind.Befell);

    [Fact]
    public void What_an_earlier_one_has_ruled_out_is_skipped()
    {
        var drought = Of("drought") with { When = [new(ConditionKind.NotWeather, "rain")] };
        var result = ATurn.Of(Act.Wait).Befalling(Rain, drought).Resolve();
        Assert.DoesNotContain(result.Outcomes, o => o.Target == "drought");
        Assert.Contains(ATurn.Of(Act.Wait).Befalling(drought, Rain).Resolve().Outcomes, o => o.Target == "drought");
    }

    [Fact]
    public void A_morning_thing_can_happen_in_a_turn_that_ends_at_night()
    {
        var cock = Of("cock-crow") with { When = [new(ConditionKind.DayPart, "morning")] };
        Assert.Contains(ATurn.Of(Act.Wait).Lasting(14 * 3600).Befalling(cock).Resolve().Outcomes, o => o.Target == "cock-crow");
    }

    [Fact]
    public void A_storylet_that_the_world_does_not_have_does_not_happen()
    {
        var turn = ATurn.Of(Act.Wait).Befalling(Rain) with { Storylets = [] };
        Assert.Empty(turn.Resolve().Rolls);
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(50, 7)]
    public void It_hurts_but_never_kills(int amount, int lost)
    {
        var result = ATurn.Of(Act.Wait).Befalling(Of("slate", new Effect(EffectKind.Hurt, "", $"{amount}"))).Resolve();
        Assert.Equal(8 - lost, result.After.Player.HitPoints);
        Assert.Equal(lost, result.Outcomes[0].Amount);
        Assert.Contains(new DamageDealt("player", lost, "slate"), result.Changes);
    }

    [Fact]
    public void It_heals_up_to_the_maximum() =>
        Assert.Equal(10, ATurn.Of(Act.Wait).Befalling(Of("broth", new Effect(EffectKind.Heal, "", "9"))).Resolve().After.Player.HitPoints);

    [Fact]
    public void What_was_nowhere_appears_here_and_is_named()
    {
        var result = ATurn.Of(Act.Wait).Befalling(Of("find", new Effect(EffectKind.ItemAppears, "bottle", "here"))).Resolve();
        Assert.Equal("taproom", result.After.Items["bottle"].At);
        Assert.Equal("bottle", result.Outcomes[0].Other);
    }

    [Fact]
    public void What_somebody_already_has_does_not_appear_again() =>
        Assert.Equal("mara", ATurn.Of(Act.Wait).Befalling(Of("find", new Effect(EffectKind.ItemAppears, "ladle", "here"))).Resolve()
            .After.Items["ladle"].At);

    [Fact]
    public void Someone_comes_here_and_has_feelings_about_the_player()
    {
        var caller = Of("caller", new Effect(EffectKind.CharacterGoes, "jory", "here"), new Effect(EffectKind.Affinity, "jory", "-7"));
        var after = ATurn.Of(Act.Wait).Befalling(caller).Resolve().After;
        Assert.Equal(("taproom", -7), (after.Characters["jory"].At, after.Affinity("jory", "player")));
    }

    [Fact]
    public void The_player_can_be_carried_off_and_is_told_so()
    {
        var result = ATurn.Of(Act.Look).Befalling(Of("tide", new Effect(EffectKind.CharacterGoes, "player", "cove"))).Resolve();
        Assert.Equal(new Outcome(OutcomeKind.Moved, "player", "cove", "taproom"), result.Outcomes[1]);
        Assert.Equal("cove", result.Outcomes[2].Target);
        Assert.Contains("cove", result.After.Known);
    }

    [Fact]
    public void Facts_come_and_go_and_what_changes_nothing_leaves_no_event()
    {
        var quake = Of("quake", new Effect(EffectKind.Retract, "attic-door", "closed"), new Effect(EffectKind.Assert, "hearth", "cracked"),
            new Effect(EffectKind.Assert, "cellar-door", "locked"), new Effect(EffectKind.Weather, "", "clear"),
                new Effect(EffectKind.CharacterGoes, "nobody", "here"));
        var changes = ATurn.Of(Act.Wait).Befalling(quake).Resolve().Changes;
        Assert.Equal([new FactRetracted(new("attic-door", "closed")), new FactAsserted(new("hearth", "cracked")),
            new StoryletHappened("quake", 1)],
            changes.Skip(1).TakeWhile(c => c is not MemoryFormed));
    }

    private static Storylet Of(string id, params Effect[] then) => new(id, "omen", $"It is {id}.", "it may matter", 100, 3, [], then);
}
