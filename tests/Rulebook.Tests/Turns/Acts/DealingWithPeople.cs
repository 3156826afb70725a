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
    public void One_strikes_only_with_what_one_carries() =>
        Assert.Equal("not-carried", ATurn.Of(Act.Attack, "mara", "anvil").WhyImpossible());

    [Theory]
    [InlineData(Act.Talk)]
    [InlineData(Act.Attack)]
    public void Who_speaks_or_strikes_is_hidden_no_longer(Act act) =>
        Assert.False(ATurn.Of(act, "mara").In(w => w.With(new Fact("player", "hidden"))).Resolve().After.Holds("player", "hidden"));
}
