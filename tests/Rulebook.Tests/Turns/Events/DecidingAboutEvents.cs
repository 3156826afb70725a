using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

/// <summary>What a player can decide about what is offered, and what their decisions make of it.</summary>
public sealed class DecidingAboutEvents
{
    private static readonly Storylet Rain = Of("rain", new Effect(EffectKind.Weather, "", "rain"));
    private static readonly Storylet Knock = Of("knock");
    private static readonly Turn Offered = ATurn.Of(Act.Wait).Befalling(Rain, Knock);
    private static readonly EventDecision Fine = new("knock", ReviewVerdict.Accept);

    [Fact]
    public void One_decision_about_each_event_in_whatever_order_is_no_problem()
    {
        Assert.Null(ProblemWith(Fine, new("rain", ReviewVerdict.Reject)));
        Assert.Null(ProblemWith(new("rain", ReviewVerdict.Edit, "It pours.", 100), new("knock", ReviewVerdict.Edit, null, 0)));
        Assert.Null(ProblemWith(new("rain", ReviewVerdict.Edit, new string('x', Offers.LongestText)), Fine));
    }

    [Fact]
    public void There_must_be_decisions() => Assert.Equal("decisions", Offers.ProblemWith(null, Offers.Of(Offered))?.Field);

    [Fact]
    public void Where_nothing_is_offered_there_is_nothing_to_decide() => Assert.Null(Offers.ProblemWith([], []));

    [Fact]
    public void Every_event_must_be_decided() => Assert.Equal(("decisions", "'rain' is not decided"), ProblemWith(Fine));

    [Fact]
    public void Only_what_was_offered_can_be_decided() => Assert.Equal(("decisions[1].storyletId", "'aurora' was not offered"),
        ProblemWith(Fine, new("aurora", ReviewVerdict.Accept)));

    [Fact]
    public void A_decision_that_is_missing_is_named() => Assert.Equal("decisions[0].storyletId", ProblemWith(null!, Fine)?.Field);

    [Fact]
    public void Nothing_is_decided_twice() => Assert.Equal(("decisions[1].storyletId", "'knock' is decided twice"),
        ProblemWith(Fine, Fine));

    [Fact]
    public void A_verdict_must_be_one_of_the_three() =>
        Assert.Equal("decisions[0].verdict", ProblemWith(new("rain", (ReviewVerdict)9), Fine)?.Field);

    [Theory]
    [InlineData(ReviewVerdict.Accept, "It pours.", null, "text")]
    [InlineData(ReviewVerdict.Reject, "It pours.", null, "text")]
    [InlineData(ReviewVerdict.Accept, null, 50, "probability")]
    [InlineData(ReviewVerdict.Reject, null, 50, "probability")]
    [InlineData(ReviewVerdict.Edit, "", null, "text")]
    [InlineData(ReviewVerdict.Edit, " \t ", null, "text")]
    [InlineData(ReviewVerdict.Edit, "It\u0007pours.", null, "text")]
    [InlineData(ReviewVerdict.Edit, null, -1, "probability")]
    [InlineData(ReviewVerdict.Edit, null, 101, "probability")]
    public void Only_an_edit_changes_anything_and_only_within_bounds(ReviewVerdict verdict, string? text, int? probability, string member) =>
        Assert.Equal($"decisions[1].{member}", ProblemWith(Fine, new("rain", verdict, text, probability))?.Field);

    [Fact]
    public void A_text_that_is_too_long_is_refused() => Assert.Equal("decisions[0].text",
        ProblemWith(new("rain", ReviewVerdict.Edit, new string('x', Offers.LongestText + 1)), Fine)?.Field);

    [Fact]
    public void Without_a_decision_all_that_stands_may_happen() => Assert.Equal(["rain", "knock"], Befallen(Offered));

    [Fact]
    public void What_was_rejected_or_left_out_does_not_happen_and_is_not_rolled_for()
    {
        var turn = Offered.Reviewed(new EventDecision("rain", ReviewVerdict.Reject));
        Assert.Empty(Befallen(turn));
        Assert.Empty(turn.Resolve().Rolls);
    }

    [Fact]
    public void A_rejection_shifts_no_other_roll()
    {
        var turn = Offered with { Proposals = new([.. Offered.Proposals!.Candidates.Select(c => c with { Probability = 50 })]) };
        Assert.Equal(turn.Resolve().Rolls[1], Assert.Single(turn.Reviewed(new("rain", ReviewVerdict.Reject), Fine).Resolve().Rolls));
    }

    [Fact]
    public void An_edited_text_is_what_the_player_reads()
    {
        var result = Offered.Reviewed(new("rain", ReviewVerdict.Edit, "It pours."), Fine).Resolve();
        Assert.Equal(["It pours.", "It is knock."], result.Outcomes.Where(o => o.Kind == OutcomeKind.Befell).Select(o => o.Words));
        Assert.Equal(Weather.Rain, result.After.Weather);
    }

    [Fact]
    public void What_is_made_certain_always_happens_and_what_is_made_impossible_never()
    {
        for (var seed = 1UL; seed <= 200; seed++)
        {
            var turn = Offered.Reviewed(new("rain", ReviewVerdict.Edit, null, 0), new("knock", ReviewVerdict.Edit, null, 100));
            var result = (turn with { Dice = new Chance(seed) }).Resolve();
            Assert.Equal(["knock"], result.Outcomes.Where(o => o.Kind == OutcomeKind.Befell).Select(o => o.Target));
            Assert.Equal([0, 100], result.Rolls.Select(r => r.Target));
        }
    }

    [Fact]
    public void An_edit_changes_what_must_not_be_exceeded_and_not_the_die()
    {
        var (before, after) = (Offered.Resolve(), Offered.Reviewed(new("rain", ReviewVerdict.Edit, "It pours.", 3), Fine).Resolve());
        Assert.Equal(before.Rolls.Select(r => r.Result), after.Rolls.Select(r => r.Result));
        Assert.Equal(3, after.Rolls[0].Target);
    }

    [Fact]
    public void A_decision_about_what_does_not_stand_makes_nothing_happen()
    {
        var dropped = Offered with { Review = new([new("rain", false, "off-tone"), new("knock", true, "")]) };
        Assert.Equal(["knock"], Befallen(dropped.Reviewed(new("rain", ReviewVerdict.Edit, null, 100), Fine)));
    }

    private static (string Field, string Why)? ProblemWith(params EventDecision[] decisions) =>
        Offers.ProblemWith(decisions, Offers.Of(Offered));

    private static IEnumerable<string?> Befallen(Turn turn) =>
        turn.Resolve().Outcomes.Where(o => o.Kind == OutcomeKind.Befell).Select(o => o.Target);

    private static Storylet Of(string id, params Effect[] then) => new(id, "omen", $"It is {id}.", "it may matter", 100, 3, [], then);
}
