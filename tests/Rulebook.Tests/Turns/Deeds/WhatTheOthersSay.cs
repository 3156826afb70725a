using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class WhatTheOthersSay
{
    private static readonly Turn Turn = ATurn.Of(Act.Wait);

    [Fact]
    public void A_line_is_said_and_warms_a_little()
    {
        var result = Turn.Deciding("mara", Deed.Say, "player", speech: "greet", words: "Good morning.").Resolve();
        Assert.Equal([new Outcome(OutcomeKind.Said, "mara", "player", Why: "greet", Words: "Good morning.")], result.Others);
        Assert.Equal(1, result.After.Affinity("mara", "player"));
    }

    [Fact]
    public void Words_alone_make_no_friends()
    {
        var turn = Turn.In(w => w.Apply(new RelationShifted("mara", "player", 30, "old times")));
        Assert.Equal(30, turn.Deciding("mara", Deed.Say, "player", speech: "thank", words: "Bless you.").Resolve()
            .After.Affinity("mara", "player"));
        Assert.Equal(29, turn.Deciding("mara", Deed.Say, "player", speech: "refuse", words: "No.").Resolve()
            .After.Affinity("mara", "player"));
    }

    [Fact]
    public void Whom_one_speaks_to_remembers_it_unless_it_is_the_player()
    {
        var turn = Turn.In(w => w.Placing("jory", "taproom"));
        var result = turn.Deciding("mara", Deed.Say, "jory", speech: "ask", words: "More ale?").Resolve();
        Assert.Equal([new Memory(1, OutcomeKind.Said, "mara", "jory", null, 2)], result.After.Memories["jory"]);
        Assert.Empty(Turn.Deciding("mara", Deed.Say, "player", speech: "ask", words: "More ale?").Resolve().After.Memories);
    }

    [Fact]
    public void A_friendly_word_between_others_warms_both()
    {
        var turn = Turn.In(w => w.Placing("jory", "taproom"));
        var after = turn.Deciding("mara", Deed.Say, "jory", speech: "thank", words: "Bless you.").Resolve().After;
        Assert.Equal((2, 2), (after.Affinity("mara", "jory"), after.Affinity("jory", "mara")));
    }

    [Theory]
    [InlineData("jory")]
    [InlineData("mara")]
    [InlineData("no-such-id")]
    public void Nothing_is_said_to_who_is_not_there(string target) =>
        Assert.Empty(Turn.Deciding("mara", Deed.Say, target, speech: "greet", words: "Well?").Resolve().Others);

    [Fact]
    public void Nothing_is_said_or_given_to_a_player_whom_nobody_sees()
    {
        var hidden = Turn.In(w => w.With(new Fact("player", "hidden")));
        Assert.Empty(hidden.Deciding("mara", Deed.Say, "player", speech: "greet", words: "Well?").Resolve().Others);
        Assert.Empty(hidden.Deciding("mara", Deed.Give, "ladle", "player").Resolve().Others);
    }
}
