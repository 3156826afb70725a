using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class DealingWithPeople
{
    [Fact]
    public void Speaking_is_the_player_s_half_of_a_talk()
    {
        var result = ATurn.Of(Act.Talk, "mara", "letter", "who wrote it").Resolve();
        Assert.Equal([new Outcome(OutcomeKind.Spoke, "player", "mara", "letter", Words: "who wrote it")], result.Outcomes);
        Assert.Equal([new Memory(1, OutcomeKind.Spoke, "player", "mara", null, 2)], result.After.Memories["mara"]);
    }

    [Fact]
    public void A_word_into_the_room_needs_somebody_to_hear_it()
    {
        Assert.Null(ATurn.Of(Act.Talk, topic: "hello").TheOutcome().Target);
        Assert.Equal("nobody-here", ATurn.Of(Act.Talk, topic: "hello").In(w => w.Placing("mara", "attic")).WhyImpossible());
    }

    [Theory]
    [InlineData(Act.Talk, "anvil", "not-a-person")]
    [InlineData(Act.Attack, "anvil", "not-a-person")]
    [InlineData(Act.Talk, "quay", "not-a-person")]
    [InlineData(Act.Talk, "jory", "not-here")]
    [InlineData(Act.Attack, "jory", "not-here")]
    [InlineData(Act.Attack, "player", "yourself")]
    [InlineData(Act.Attack, "no-such-id", "not-here")]
    [InlineData(Act.Attack, null, "not-here")]
    public void It_takes_a_person_who_is_here(Act act, string? id, string why)
    {
        var turn = ATurn.Of(act, id);
        Assert.Equal(why, turn.WhyImpossible());
        Assert.Equal("mara", turn.TheOutcome().Other);
    }

    [Theory]
    [InlineData(Act.Talk)]
    [InlineData(Act.Attack)]
    public void Who_is_down_is_left_alone(Act act) =>
        Assert.Equal("down", ATurn.Of(act, "mara").In(w => w.Changing("mara", c => c with { HitPoints = 0 })).WhyImpossible());

    [Theory]
    [InlineData(Degree.Triumph, 5)]
    [InlineData(Degree.Success, 2)]
    [InlineData(Degree.Failure, -1)]
    [InlineData(Degree.Disaster, -5)]
    public void Words_put_to_a_check_leave_an_impression(Degree degree, int shift) =>
        Assert.Equal(shift, ATurn.Of(Act.Talk, "mara").GoingLike(degree).Resolve().After.Affinity("mara", "player"));

    [Fact]
    public void Plain_words_leave_none_and_threats_a_bad_one()
    {
        Assert.Equal(0, ATurn.Of(Act.Talk, "mara").Resolve().After.Affinity("mara", "player"));
        Assert.Equal(-5, ATurn.Of(Act.Talk, "mara", manner: Manner.Forceful).Resolve().After.Affinity("mara", "player"));
    }

    [Fact]
    public void A_blow_hurts_and_is_neither_forgiven_nor_forgotten()
    {
        var result = ATurn.Of(Act.Attack, "mara", "knife").GoingLike(Degree.Success).Resolve();
        var struck = Assert.Single(result.Outcomes);
        Assert.Equal((OutcomeKind.Struck, "mara", "knife", Degree.Success), (struck.Kind, struck.Target, struck.Other, struck.Degree));
        Assert.Equal(10 - struck.Amount, result.After.Characters["mara"].HitPoints);
        Assert.Equal(-30, result.After.Affinity("mara", "player"));
        Assert.Equal([new Memory(1, OutcomeKind.Struck, "player", "mara", null, 8)], result.After.Memories["mara"]);
    }

    [Fact]
    public void A_fist_deals_1_to_4_and_a_weapon_up_to_6_more()
    {
        Assert.Equal([1, 2, 3, 4], Damages(w => w.Having("knife", "quay")));
        Assert.Equal([2, 3, 4, 5, 6, 7, 8, 9, 10], Damages(w => w));
    }

    [Fact]
    public void A_triumph_throws_each_die_twice() => Assert.Equal(Enumerable.Range(4, 17), Enumerable.Range(1, 8_000)
        .Select(n => Strong(ATurn.Of(Act.Attack, "mara")).GoingLike(Degree.Triumph) with { Dice = new Chance((ulong)n) })
        .Where(t => t.Dice.For("check").Roll(20) > 9).Select(t => t.TheOutcome().Amount).Distinct().Order());

    [Fact]
    public void A_blow_never_kills()
    {
        var result = ATurn.Of(Act.Attack, "mara").In(w => w.Changing("mara", c => c with { HitPoints = 1 })).Resolve();
        Assert.Equal(1, result.After.Characters["mara"].HitPoints);
        Assert.Empty(result.Changes.OfType<DamageDealt>());
    }

    [Fact]
    public void A_miss_hurts_nobody_and_is_resented_all_the_same()
    {
        var result = ATurn.Of(Act.Attack, "mara").GoingLike(Degree.Failure).Resolve();
        Assert.Equal((10, -20), (result.After.Characters["mara"].HitPoints, result.After.Affinity("mara", "player")));
    }

    [Fact]
    public void One_strikes_only_with_what_one_carries() =>
        Assert.Equal("not-carried", ATurn.Of(Act.Attack, "mara", "anvil").WhyImpossible());

    [Theory]
    [InlineData(Act.Talk)]
    [InlineData(Act.Attack)]
    public void Who_speaks_or_strikes_is_hidden_no_longer(Act act) =>
        Assert.False(ATurn.Of(act, "mara").In(w => w.With(new Fact("player", "hidden"))).Resolve().After.Holds("player", "hidden"));

    private static IEnumerable<int> Damages(Func<World, World> change) => Enumerable.Range(1, 400)
        .Select(n => (ATurn.Of(Act.Attack, "mara") with { Dice = new Chance((ulong)n) }).In(change))
            .Select(t => Strong(t).TheOutcome().Amount).Distinct().Order();

    private static Turn Strong(Turn turn) => turn.In(w => w.Changing("mara", c => c with { HitPoints = 30, MaxHitPoints = 30 }));
}
