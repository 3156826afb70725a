using Storyteller.Contracts;
using static Storyteller.NpcDecision.Tests.ACharacter;

namespace Storyteller.NpcDecision.Tests;

public sealed class ReplyTests
{
    [Theory]
    [InlineData("tide")]
    [InlineData("what do you know about the tides?")]
    [InlineData("When is LOW WATER")]
    public void What_they_know_they_say_to_who_asks_in_whatever_form(string words) => AtWork.Hearing(words).Always(action =>
    {
        Assert.Equal((Deed.Say, "player", "answer", "Low water comes at dusk."), (action.Deed, action.Target, action.Speech, action.Words));
    });

    [Theory]
    [InlineData("tidy")]
    [InlineData("low")]
    [InlineData("untied")]
    public void A_part_of_a_topic_does_not_ask_for_it(string words) =>
        AtWork.Hearing(words).Always(action => Assert.NotEqual(Tide.Says, action.Words));

    [Fact]
    public void What_they_know_they_keep_from_who_they_do_not_trust_enough()
    {
        AtWork.Hearing("the wreck").Always(action => Assert.Equal("refuse", action.Speech));
        AtWork.Hearing("the wreck").Liking("player", 40).Always(action => Assert.Equal(Wreck.Says, action.Words));
    }

    [Fact]
    public void The_topic_that_fits_most_words_is_the_one_they_answer() => (AtWork with
    {
        Self = AtWork.Self with { Knows = [new(["lamp"], "It is bright.", -100), new(["lamp oil"], "Oil is dear.", -100)] },
    }).Hearing("lamp oil").Always(action => Assert.Equal("Oil is dear.", action.Words));

    [Fact]
    public void Asked_about_somebody_by_id_they_answer_what_they_know_of_them() => (AtWork with
    {
        Self = AtWork.Self with { Knows = [new(["gate-watchman"], "He sleeps at noon.", -100)] },
    }).Hearing("him", "gate-watchman").Always(action => Assert.Equal("He sleeps at noon.", action.Words));

    [Fact]
    public void Who_they_hate_gets_no_answer_at_all() => AtWork.Hearing("tide").Liking("player", -60).Always(action =>
    {
        Assert.Equal("refuse", action.Speech);
        Assert.NotEqual(Tide.Says, action.Words);
    });

    [Fact]
    public void What_they_do_not_know_they_say_that_they_do_not_know() =>
        AtWork.Hearing("quantum herring")
            .Always(action => Assert.Equal(("answer", "they were asked, and do not know"), (action.Speech, action.Because)));

    [Fact]
    public void They_point_only_to_somebody_they_know_by_name()
    {
        var lines = AtWork.Being(sociability: 90).Hearing("quantum herring").Liking("gate-watchman", 10).Liking("stranger-x", 50).Often()
            .Select(a => a.Words!).ToArray();
        Assert.Contains(lines, line => line.Contains("the gate watchman", StringComparison.OrdinalIgnoreCase));
        Assert.All(lines, line => Assert.DoesNotContain("stranger", line, StringComparison.Ordinal));
    }

    [Fact]
    public void They_never_send_who_asks_to_somebody_they_dislike() =>
        AtWork.Being(sociability: 90).Hearing("quantum herring").Liking("gate-watchman", -5)
        .Always(action => Assert.DoesNotContain("watchman", action.Words!, StringComparison.Ordinal));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("Good morning!")]
    public void A_greeting_is_returned(string? words) => AtWork.Hearing(words).Always(action => Assert.Equal("greet", action.Speech));

    [Fact]
    public void A_greeting_tells_a_want_or_the_work_of_the_hour()
    {
        var lines = AtWork.Wanting(new Want(WantKind.Have, "brass-lantern", 60, "I could do with a lantern.")).Hearing("hello").Often()
            .Select(a => a.Words!).ToArray();
        Assert.Contains(lines, line => line.Contains("I could do with a lantern.", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("mending nets", StringComparison.Ordinal));
    }

    [Fact]
    public void A_want_that_is_fulfilled_is_not_spoken_of() =>
        AtWork.Wanting(new Want(WantKind.Have, "brass-lantern", 60, "I could do with a lantern.")).In(s => s with { Carried = [Lantern] })
            .Hearing("hello")
            .Always(action => Assert.DoesNotContain("could do with", action.Words!, StringComparison.Ordinal));

    [Theory]
    [InlineData("who are you?", "Odile Crane")]
    [InlineData("what are you doing", "mending nets")]
    public void Questions_about_themselves_are_answered_from_themselves(string words, string said) =>
        AtWork.Hearing(words).Always(action => Assert.Contains(said, action.Words!, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void They_speak_of_their_work_in_the_first_person() => (AtWork with
    {
        Self = AtWork.Self with { Routine = [new Routine(0, 24, "old-quay", "talking to herself under her hat")] },
    }).Hearing("what are you doing")
        .Always(action => Assert.Contains("talking to myself under my hat", action.Words!, StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData("thank you", "they were thanked")]
    [InlineData("goodbye", "they were bid farewell")]
    public void Thanks_and_farewells_are_taken_as_such(string words, string because) =>
        AtWork.Hearing(words).Always(action => Assert.Equal(because, action.Because));

    [Fact]
    public void A_way_out_is_told_by_its_direction() =>
        AtWork.Hearing("where is the fish market")
            .Always(action => Assert.Contains("north", action.Words!, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void A_place_further_off_is_told_by_the_next_step() =>
        (AtWork with { NextSteps = new Dictionary<string, string> { ["sea-chapel"] = "fish-market" } })
        .Hearing("the sea chapel?").Always(action => Assert.Contains("fish market", action.Words!, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void What_lies_in_plain_sight_is_pointed_out_and_in_the_dark_it_is_not()
    {
        AtWork.In(s => s with { Items = [Lantern] }).Hearing("lantern")
            .Always(action => Assert.Equal("they were asked about what they can see or whom they know", action.Because));
        AtWork.In(s => s with { Items = [Lantern], Light = false }).Hearing("lantern")
            .Always(action => Assert.Equal("they were asked, and do not know", action.Because));
    }

    [Fact]
    public void A_relation_is_told_as_what_it_is() => AtWork.Liking("gate-watchman", 30, "brother").Hearing("the watchman")
        .Always(action => Assert.Contains("brother", action.Words!, StringComparison.Ordinal));

    [Fact]
    public void Words_spoken_aloud_to_one_alone_are_for_them() => AtWork.Seeing(new Outcome(OutcomeKind.Spoke, "player", Words: "tide"))
        .Always(action => Assert.Equal(Tide.Says, action.Words));

    [Fact]
    public void Words_for_another_are_not_answered() =>
        AtWork.In(s => s with { Present = [Player, Watchman] })
        .Seeing(new Outcome(OutcomeKind.Spoke, "player", "gate-watchman", Words: "tide"))
        .Always(action => Assert.NotEqual(Tide.Says, action.Words));

    [Fact]
    public void The_kind_hand_a_friend_what_they_are_asked_for_and_do_not_want_themselves()
    {
        var asked = AtWork.Being(kindness: 80).Liking("player", 50).In(s => s with { Carried = [Lantern] })
            .Hearing("could you give me your lantern? the brass lantern");
        Assert.Contains(asked.Often(), action => action is { Deed: Deed.Give, Target: "brass-lantern", Other: "player" });
        asked.Wanting(new Want(WantKind.Have, "brass-lantern", 5, "Mine.")).Always(action => Assert.NotEqual(Deed.Give, action.Deed));
    }
}
