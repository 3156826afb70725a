using Storyteller.Contracts;
using static Storyteller.NpcDecision.Tests.ACharacter;

namespace Storyteller.NpcDecision.Tests;

public sealed class ConductTests
{
    private static readonly Outcome Blow = new(OutcomeKind.Struck, "player", "odile", Amount: 2);
    private static readonly Outcome Arrival = new(OutcomeKind.Moved, "player", "old-quay", "fish-market");
    private static readonly Want Lamp = new(WantKind.Have, "brass-lantern", 60, "I want that lantern.");

    [Fact]
    public void With_nothing_to_do_they_go_on_with_the_work_of_the_hour() =>
        AtWork.Always(action => Assert.Equal((Deed.Stay, "mending nets"), (action.Deed, action.Words)));

    [Fact]
    public void Who_is_down_lies_still_whatever_is_said() => (AtWork with { Self = AtWork.Self with { HitPoints = 0 } }).Hearing("tide")
        .Always(action => Assert.Equal((Deed.Stay, "lying still"), (action.Deed, action.Words)));

    [Fact]
    public void A_gift_is_thanked_for_and_a_wished_one_most_of_all()
    {
        var gift = new Outcome(OutcomeKind.Gave, "player", "brass-lantern", "odile");
        AtWork.Seeing(gift).Always(action => Assert.Equal(("thank", "player"), (action.Speech, action.Target)));
        AtWork.Wanting(Lamp).Seeing(gift).Always(action => Assert.Equal("they were given what they wanted most", action.Because));
    }

    [Fact]
    public void A_gift_that_was_not_handed_over_is_not_thanked_for() =>
        AtWork.Seeing(new Outcome(OutcomeKind.Gave, "player", "brass-lantern", "odile", Degree.Failure))
            .Always(action => Assert.NotEqual("thank", action.Speech));

    [Fact]
    public void The_timid_flee_from_a_blow_by_an_open_way_and_the_bold_stand()
    {
        AtWork.Being(boldness: 5).Seeing(Blow).Always(action => Assert.Equal((Deed.Flee, "fish-market"), (action.Deed, action.Target)));
        AtWork.Being(boldness: 95).Seeing(Blow).Always(action => Assert.Equal("warn", action.Speech));
    }

    [Fact]
    public void The_bolder_they_are_the_less_often_they_flee()
    {
        var flights = new[] { 0, 25, 50, 75, 100 }.Select(boldness =>
            AtWork.Being(boldness: boldness).Seeing(Blow).Often(300).Count(a => a.Deed == Deed.Flee)).ToArray();
        Assert.Equal(flights.OrderDescending(), flights);
        Assert.True(flights[0] > 250 && flights[^1] == 0);
    }

    [Fact]
    public void Without_an_open_way_nobody_flees() => AtWork.Being(boldness: 5).Seeing(Blow)
        .In(s => s with { Place = s.Place with { Exits = [new Exit("up", "sail-loft", 20, "hatch", "hatch")] } })
        .Always(action => Assert.NotEqual(Deed.Flee, action.Deed));

    [Fact]
    public void A_blow_makes_them_trust_less_at_once_and_as_long_as_they_remember()
    {
        var friend = AtWork.Liking("player", 45).Hearing("wreck");
        Assert.Equal("answer", friend.Decide().Speech);
        (friend with { Memories = [new Memory(1, OutcomeKind.Struck, "player", "odile", null, 8)] })
            .Always(action => Assert.Equal("refuse", action.Speech));
    }

    [Fact]
    public void The_sociable_greet_who_comes_in_and_the_others_do_not()
    {
        AtWork.Being(sociability: 90).Seeing(Arrival).Always(action => Assert.Equal("greet", action.Speech));
        AtWork.Being(sociability: 20).Seeing(Arrival).Always(action => Assert.Equal(Deed.Stay, action.Deed));
    }

    [Fact]
    public void Who_has_just_been_spoken_with_is_not_greeted_again() => (AtWork.Being(sociability: 60).Seeing(Arrival) with
    {
        Memories = [new Memory(3, OutcomeKind.Said, "odile", "player", null, 1)],
    }).Always(action => Assert.NotEqual("greet", action.Speech));

    [Fact]
    public void A_greeting_fits_the_hour_and_uses_the_name_of_who_is_liked()
    {
        var lines = AtWork.Being(sociability: 90).Liking("player", 50).Seeing(Arrival).Often().Select(a => a.Words!).ToArray();
        Assert.Contains(lines, line => line.Contains("Good morning, Wren", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.DoesNotMatch("evening|afternoon", line));
        AtWork.Being(sociability: 90).Seeing(Arrival)
            .Always(action => Assert.DoesNotContain("Wren", action.Words!, StringComparison.Ordinal));
    }

    [Fact]
    public void What_befalls_gets_a_word_from_the_sociable() =>
        AtWork.Being(sociability: 100).Seeing(new Outcome(OutcomeKind.Befell, "", "gull", Words: "A gull falls."))
        .Always(action => Assert.Equal("something happened that nobody could miss", action.Because));

    [Fact]
    public void The_kind_ask_after_who_came_to_grief() =>
        AtWork.Being(kindness: 90).Seeing(new Outcome(OutcomeKind.Tried, "player", Degree: Degree.Disaster))
        .Always(action => Assert.Equal("someone came to grief before their eyes", action.Because));

    [Fact]
    public void What_they_want_they_take_where_it_lies_and_not_in_the_dark()
    {
        var lying = AtWork.Wanting(Lamp).In(s => s with { Items = [Lantern] });
        lying.Always(action => Assert.Equal((Deed.Take, "brass-lantern"), (action.Deed, action.Target)));
        lying.In(s => s with { Light = false }).Always(action => Assert.Equal(Deed.Stay, action.Deed));
    }

    [Fact]
    public void They_ask_for_what_they_saw_the_player_take() =>
        AtWork.Wanting(Lamp).Seeing(new Outcome(OutcomeKind.Took, "player", "brass-lantern")).Always(action =>
    {
        Assert.Equal(("ask", "player"), (action.Speech, action.Target));
        Assert.Matches("brass lantern", action.Words!);
    });

    [Fact]
    public void They_do_not_know_what_the_player_carries_unseen_or_has_put_down_since()
    {
        AtWork.Wanting(Lamp).Always(action => Assert.Equal(Deed.Stay, action.Deed));
        AtWork.Wanting(Lamp).Seeing(new Outcome(OutcomeKind.Took, "player", "brass-lantern"),
            new Outcome(OutcomeKind.Dropped, "player", "brass-lantern"))
            .Always(action => Assert.Equal(Deed.Stay, action.Deed));
    }

    [Fact]
    public void When_their_day_takes_them_elsewhere_they_go_there()
    {
        var evening = AtWork.AtHour(20) with { NextSteps = new Dictionary<string, string> { ["fish-market"] = "fish-market" } };
        evening.Always(action => Assert.Equal((Deed.Go, "fish-market"), (action.Deed, action.Target)));
        evening.AtHour(3).Always(action => Assert.Equal(Deed.Go, action.Deed));
    }

    [Fact]
    public void Being_spoken_to_keeps_them() =>
        (AtWork.AtHour(20).Hearing("tide") with { NextSteps = new Dictionary<string, string> { ["fish-market"] = "fish-market" } })
        .Always(action => Assert.Equal(Deed.Say, action.Deed));

    [Fact]
    public void A_longing_stronger_than_their_diligence_leads_them_away_and_a_weaker_one_does_not()
    {
        var context = AtWork with { NextSteps = new Dictionary<string, string> { ["sea-chapel"] = "fish-market" } };
        context.Wanting(new Want(WantKind.BeAt, "sea-chapel", 90, "I must pray."))
            .Always(action => Assert.Equal((Deed.Go, "fish-market"), (action.Deed, action.Target)));
        context.Wanting(new Want(WantKind.BeAt, "sea-chapel", 60, "I must pray.")).Always(action => Assert.Equal(Deed.Stay, action.Deed));
    }

    [Fact]
    public void The_registers_speak_differently()
    {
        var kind = AtWork.Being(kindness: 90).Hearing("quantum").Often().Select(a => a.Words);
        var curt = AtWork.Being(kindness: 10).Hearing("quantum").Often().Select(a => a.Words);
        Assert.Empty(kind.Intersect(curt));
    }
}
