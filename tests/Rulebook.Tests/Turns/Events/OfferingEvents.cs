using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

/// <summary>What is offered for review, and what a policy decides about it.</summary>
public sealed class OfferingEvents
{
    private static readonly Effect Wound = new(EffectKind.Hurt, "", "2");
    private static readonly Effect Warmth = new(EffectKind.Heal, "", "2");

    [Fact]
    public void What_stands_is_offered_as_it_would_be_rolled_for()
    {
        var turn = ATurn.Of(Act.Wait).Befalling(Of("rain"));
        var offered = Assert.Single(Offers.Of(turn with { Proposals = new([turn.Proposals!.Candidates[0] with { Probability = 30 }]) }));
        Assert.Equal(new OfferedEvent("rain", "omen", "It is rain.", 30, "it may", "it may matter", true), offered);
    }

    [Fact]
    public void What_the_review_dropped_is_not_offered_and_a_storylet_only_once()
    {
        var turn = ATurn.Of(Act.Wait).Befalling(Of("aurora"), Of("rain"), Of("rain"));
        var review = new MetaEventReview([new("aurora", false, "off-tone"), new("rain", true, ""), new("rain", true, "")]);
        Assert.Equal(["rain"], Offers.Of(turn with { Review = review }).Select(o => o.StoryletId));
    }

    [Fact]
    public void Verdicts_that_lost_their_order_still_count_by_their_storylet()
    {
        var turn = ATurn.Of(Act.Wait).Befalling(Of("aurora"), Of("rain"));
        var review = new MetaEventReview([new("rain", true, "")]);
        Assert.Equal(["rain"], Offers.Of(turn with { Review = review }).Select(o => o.StoryletId));
    }

    [Fact]
    public void A_fight_is_offered_with_how_often_it_is_won() =>
        Assert.Equal((70, false), Offers.Of(AnEncounter.With("wolf")) is [var wolf] ? (wolf.WinPercent ?? 0, wolf.Harmless) : default);

    [Fact]
    public void What_neither_hurts_nor_fights_is_harmless() => Assert.True(IsHarmless(Of("broth", Warmth)));

    [Fact]
    public void A_threat_is_never_harmless() => Assert.False(IsHarmless(Of("shadow") with { Kind = "threat" }));

    [Fact]
    public void What_hurts_at_once_or_later_or_by_an_answer_is_not_harmless()
    {
        Assert.False(IsHarmless(Of("slate", Warmth, Wound)));
        Assert.False(IsHarmless(Of("chill") with { Later = [Wound] }));
        Assert.False(IsHarmless(Of("ladder") with { Asks = Asking(new("climb", "climb it", "You climb.", [Wound])) }));
        Assert.False(IsHarmless(Of("ladder") with { Asks = Asking(new("climb", "climb it", "Up.", [], "athletics", 10, "Down.", [Wound])) }));
        Assert.True(IsHarmless(Of("ladder") with { Asks = Asking(new("climb", "climb it", "Up.", [Warmth], "athletics", 10, "Down.")) }));
    }

    [Theory]
    [InlineData(ReviewMode.AcceptAll, ReviewVerdict.Accept, ReviewVerdict.Accept)]
    [InlineData(ReviewMode.AcceptHarmless, ReviewVerdict.Accept, ReviewVerdict.Reject)]
    [InlineData(ReviewMode.Ask, ReviewVerdict.Accept, ReviewVerdict.Reject)]
    public void A_policy_decides_about_each_and_who_cannot_be_asked_gets_the_harmless(ReviewMode mode, ReviewVerdict harmless,
        ReviewVerdict harmful)
    {
        var offered = Offers.Of(ATurn.Of(Act.Wait).Befalling(Of("rain"), Of("slate", Wound)));
        var decided = Offers.ByPolicy(mode, offered);
        Assert.Equal("policy", decided.By);
        Assert.Equal([new EventDecision("rain", harmless), new("slate", harmful)], decided.Decisions);
        Assert.Null(Offers.ProblemWith(decided.Decisions, offered));
    }

    private static bool IsHarmless(Storylet storylet) => Offers.Of(ATurn.Of(Act.Wait).Befalling(storylet)).Single().Harmless;

    private static StoryletQuestion Asking(StoryletOption risky) => new("Do you?", [risky, new("stay", "stay", "You stay.", [])]);

    private static Storylet Of(string id, params Effect[] then) => new(id, "omen", $"It is {id}.", "it may matter", 100, 3, [], then);
}
