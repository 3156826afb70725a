using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

/// <summary>The flat list of events: each is told, answered and over before the next begins, and the intent comes last.</summary>
public sealed class OneAfterTheOther
{
    private static readonly Storylet Rain = Of("rain", new Effect(EffectKind.Weather, "", "rain"));
    private static readonly Storylet Stranger = Of("stranger") with
    {
        Asks = new("Do you let them in?", [new("let-in", "let them in", "They come in.", [new(EffectKind.CharacterGoes, "jory", "here")]),
            new("bar-the-door", "bar the door", "You bar it.", [new(EffectKind.Assert, "door", "barred")])]),
    };

    [Fact]
    public void Each_event_is_a_passage_with_its_own_outcomes_and_rolls_and_the_act_is_the_last()
    {
        var result = ATurn.Of(Act.Exert).GoingLike(Degree.Success).Befalling(Rain, Of("knock")).Resolve();
        Assert.Equal([PassageKind.Event, PassageKind.Event, PassageKind.Action], result.Passages.Select(p => p.Kind));
        Assert.Equal(["rain", "knock", "athletics"], result.Passages.Select(p => Assert.Single(p.Rolls).Purpose));
        Assert.Equal(["rain", "knock", null], result.Passages.Select(p => Assert.Single(p.Outcomes).Target));
        Assert.Equal(2, result.BeforeTheLast);
    }

    [Fact]
    public void Without_events_the_act_is_all_there_is()
    {
        var result = ATurn.Of(Act.Wait).Resolve();
        Assert.Equal(OutcomeKind.Waited, Assert.Single(Assert.Single(result.Passages).Outcomes).Kind);
        Assert.Equal(0, result.BeforeTheLast);
    }

    [Fact]
    public void A_passage_ends_in_the_world_as_it_was_then()
    {
        var result = ATurn.Of(Act.Take, "iron-key").Befalling(Of("knock"), Rain).Resolve();
        Assert.Equal([Weather.Clear, Weather.Rain, Weather.Rain], result.Passages.Select(p => p.After.Weather));
        Assert.Equal(["taproom", "taproom", "player"], result.Passages.Select(p => p.After.Items["iron-key"].At));
    }

    [Fact]
    public void A_roll_that_brings_nothing_is_kept_and_not_shown()
    {
        var result = ATurn.Of(Act.Wait).Befalling(Rain).Reviewed(new EventDecision("rain", ReviewVerdict.Edit, null, 0)).Resolve();
        Assert.Equal("rain", Assert.Single(result.Rolls).Purpose);
        Assert.Empty(Assert.Single(result.Passages).Rolls);
    }

    [Fact]
    public void All_events_are_thrown_for_before_the_first_begins()
    {
        var waiting = ATurn.Of(Act.Wait).Befalling(Stranger, Rain).Resolve();
        Assert.Equal(["stranger", "rain"], waiting.Rolls.Select(r => r.Purpose));
        Assert.Equal(["stranger"], waiting.Passages.SelectMany(p => p.Rolls).Select(r => r.Purpose));
    }

    [Fact]
    public void A_question_is_answered_before_the_next_event_begins()
    {
        var waiting = ATurn.Of(Act.Wait).Befalling(Stranger, Rain).Resolve();
        Assert.Equal([OutcomeKind.Befell, OutcomeKind.Asked], waiting.Outcomes.Select(o => o.Kind));
        Assert.Equal((PromptKind.Event, Weather.Clear), (waiting.Awaits!.Kind, waiting.After.Weather));
        Assert.Equal((1, 1), (waiting.Passages.Count, waiting.BeforeTheLast));
    }

    [Fact]
    public void The_answer_is_a_passage_of_its_own_and_then_it_goes_on()
    {
        var result = ATurn.Of(Act.Wait).Befalling(Stranger, Rain).Answering("let-in").Resolve();
        Assert.Null(result.Awaits);
        Assert.Equal([[OutcomeKind.Befell, OutcomeKind.Asked], [OutcomeKind.Answered], [OutcomeKind.Befell], [OutcomeKind.Waited]],
            result.Passages.Select(p => p.Outcomes.Select(o => o.Kind)));
        Assert.Equal(3, result.BeforeTheLast);
    }

    [Fact]
    public void What_was_told_before_an_answer_stays_as_it_was_told()
    {
        var turn = ATurn.Of(Act.Wait).Befalling(Rain, Stranger, Of("knock"));
        var (before, after) = (turn.Resolve(), turn.Answering("bar-the-door").Resolve());
        Assert.Equal(2, before.Passages.Count);
        Assert.Equal(before.Passages.Select(p => Canonical.Write(p)), after.Passages.Take(2).Select(p => Canonical.Write(p)));
    }

    [Fact]
    public void What_an_answer_has_ruled_out_does_not_happen_although_its_die_had_said_so()
    {
        var shy = Of("shy") with { When = [new(ConditionKind.Absent, "jory")] };
        var turn = ATurn.Of(Act.Wait).Befalling(Stranger, shy);
        Assert.Contains(turn.Answering("bar-the-door").Resolve().Outcomes, o => o.Target == "shy");
        var ruledOut = turn.Answering("let-in").Resolve();
        Assert.DoesNotContain(ruledOut.Outcomes, o => o.Target == "shy");
        Assert.Equal("shy", ruledOut.Rolls[1].Purpose);
        Assert.DoesNotContain(ruledOut.Passages.SelectMany(p => p.Rolls), r => r.Purpose == "shy");
        Assert.DoesNotContain("shy", ruledOut.After.LastHappened.Keys);
    }

    [Fact]
    public void Another_answer_throws_no_other_dice()
    {
        var turn = ATurn.Of(Act.Exert).GoingLike(Degree.Success).Befalling(Stranger, Rain);
        Assert.Equal(turn.Answering("let-in").Resolve().Rolls, turn.Answering("bar-the-door").Resolve().Rolls);
    }

    [Fact]
    public void Answers_that_nothing_asks_for_change_nothing()
    {
        var turn = ATurn.Of(Act.Wait).Befalling(Stranger).Answering("let-in");
        Assert.Equal(Canonical.Write(turn.Resolve()), Canonical.Write(turn.Answering("bar-the-door", "flee").Resolve()));
    }

    [Fact]
    public void What_is_put_off_waits_for_the_end_of_the_scene()
    {
        var after = ATurn.Of(Act.Wait).Befalling(Of("seed") with { Later = [new(EffectKind.Weather, "", "Storm")] }).Resolve().After;
        Assert.Equal((Weather.Clear, "seed"), (after.Weather, Assert.Single(after.Deferred)));
    }

    private static Storylet Of(string id, params Effect[] then) => new(id, "omen", $"It is {id}.", "it may matter", 100, 3, [], then);
}
