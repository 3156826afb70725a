using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class LettingTimePass
{
    [Fact]
    public void Waiting_takes_the_length_of_the_turn() => Assert.Equal(900, ATurn.Of(Act.Wait).Lasting(900).TheOutcome().Amount);

    [Theory]
    [InlineData(Degree.Success, true)]
    [InlineData(Degree.Failure, false)]
    public void One_is_hidden_only_where_it_succeeds(Degree degree, bool hidden)
    {
        var result = ATurn.Of(Act.Hide).GoingLike(degree).Resolve();
        Assert.Equal((OutcomeKind.Hid, degree), (result.Outcomes[0].Kind, result.Outcomes[0].Degree));
        Assert.Equal(hidden, result.After.Holds("player", "hidden"));
    }

    [Fact]
    public void Who_hides_again_and_fails_gives_themselves_away() =>
        Assert.False(ATurn.Of(Act.Hide).GoingLike(Degree.Failure).In(w => w.With(new Fact("player", "hidden"))).Resolve()
            .After.Holds("player", "hidden"));

    [Fact]
    public void A_bad_fall_hurts_and_leaves_one_alive()
    {
        var result = ATurn.Of(Act.Exert).GoingLike(Degree.Disaster).Resolve();
        Assert.InRange(result.Outcomes[0].Amount, 1, 4);
        Assert.Equal(8 - result.Outcomes[0].Amount, result.After.Player.HitPoints);
        Assert.Equal(0, ATurn.Of(Act.Exert).GoingLike(Degree.Failure).TheOutcome().Amount);
    }

    [Theory]
    [InlineData(Act.Exert)]
    [InlineData(Act.Improvise)]
    public void What_is_tried_is_told_in_the_player_s_words(Act act)
    {
        var outcome = ATurn.Of(new Intent("balance a spoon on my nose", act, "no-such-id")).GoingLike(Degree.Triumph).TheOutcome();
        Assert.Equal(new Outcome(OutcomeKind.Tried, "player", Degree: Degree.Triumph, Words: "balance a spoon on my nose"), outcome);
    }

    [Theory]
    [InlineData(Manner.Quiet, true)]
    [InlineData(Manner.Plain, false)]
    public void Only_a_quiet_effort_keeps_one_hidden(Manner manner, bool hidden) => Assert.Equal(hidden,
        ATurn.Of(Act.Exert, manner: manner).In(w => w.With(new Fact("player", "hidden"))).Resolve().After.Holds("player", "hidden"));

    [Theory]
    [InlineData(Act.Inventory, OutcomeKind.TookStock)]
    [InlineData(Act.OutOfCharacter, OutcomeKind.SteppedOut)]
    [InlineData(Act.AskMaster, OutcomeKind.Explained)]
    public void What_passes_between_player_and_master_leaves_the_world_alone(Act act, OutcomeKind kind)
    {
        var result = ATurn.Of(act).Resolve();
        Assert.Equal(kind, Assert.Single(result.Outcomes).Kind);
        Assert.Equal([new ClockAdvanced(60)], result.Changes);
    }

    [Theory]
    [InlineData("Who am I?", null, "who-am-i")]
    [InlineData("where can I go", null, "where-to-go")]
    [InlineData("who is here?", null, "who-is-here")]
    [InlineData("what happened just now", null, "what-happened")]
    [InlineData("help", null, "what-to-do")]
    [InlineData("eh?", "who-is-here", "who-is-here")]
    public void The_master_explains_what_was_asked_for(string text, string? topic, string why) =>
        Assert.Equal(why, ATurn.Of(new Intent(text, Act.AskMaster, Topic: topic)).TheOutcome().Why);
}
