using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class KeepingToARoutine
{
    private const int TenHours = 10 * 3600;

    [Theory]
    [InlineData(6, 20, new[] { 6, 12, 19 }, new[] { 0, 5, 20, 23 })]
    [InlineData(20, 6, new[] { 20, 23, 0, 5 }, new[] { 6, 12, 19 })]
    [InlineData(0, 24, new[] { 0, 12, 23 }, new int[0])]
    [InlineData(18, 24, new[] { 18, 23 }, new[] { 0, 17 })]
    [InlineData(22, 0, new[] { 22, 23 }, new[] { 0, 1, 21 })]
    [InlineData(9, 9, new int[0], new[] { 0, 8, 9, 10, 23 })]
    [InlineData(0, 0, new int[0], new[] { 0, 1, 23 })]
    public void A_part_of_a_routine_begins_with_its_first_hour_and_ends_before_its_last(int from, int to, int[] on, int[] off)
    {
        var part = new Routine(from, to, "quay", "mending nets");
        Assert.All(on, hour => Assert.True(Routines.Covers(part, hour)));
        Assert.All(off, hour => Assert.False(Routines.Covers(part, hour)));
    }

    [Fact]
    public void By_the_hour_after_the_turn_one_comes_in_and_is_seen()
    {
        var result = ATurn.Of(Act.Wait).Lasting(TenHours).Resolve();
        Assert.Equal("taproom", result.After.Characters["jory"].At);
        Assert.Equal([new Outcome(OutcomeKind.Moved, "jory", "taproom", "quay")], result.Others);
    }

    [Fact]
    public void Before_that_hour_one_stays() =>
        Assert.Equal("quay", ATurn.Of(Act.Wait).Lasting(TenHours - 60).Resolve().After.Characters["jory"].At);

    [Fact]
    public void An_hour_past_midnight_still_belongs_to_the_evening() =>
        Assert.Equal("taproom", ATurn.Of(Act.Wait).Lasting(19 * 3600).Resolve().After.Characters["jory"].At);

    [Fact]
    public void On_the_stroke_of_the_hour_the_old_place_is_left_for_the_new()
    {
        var turn = ATurn.Of(Act.Wait).In(w => w.Placing("jory", "lighthouse").Placing("player", "cove"));
        Assert.Equal("taproom", turn.Lasting((20 * 3600) - 1).Resolve().After.Characters["jory"].At);
        Assert.Equal("quay", turn.Lasting(20 * 3600).Resolve().After.Characters["jory"].At);
    }

    [Fact]
    public void What_happens_elsewhere_is_not_seen()
    {
        var result = ATurn.Of(Act.Wait).Lasting(TenHours).In(w => w.Placing("player", "lighthouse")).Resolve();
        Assert.Equal("taproom", result.After.Characters["jory"].At);
        Assert.Empty(result.Others);
    }

    [Fact]
    public void Who_is_with_the_player_decides_for_themselves() =>
        Assert.Equal("quay", ATurn.Of(Act.Wait).Lasting(TenHours).In(w => w.Placing("player", "quay")).Resolve()
            .After.Characters["jory"].At);

    [Fact]
    public void Nobody_passes_a_locked_door() => Assert.Equal("quay",
        Sending("jory", "cellar").Resolve().After.Characters["jory"].At);

    [Fact]
    public void A_closed_door_keeps_nobody() => Assert.Equal("attic", Sending("jory", "attic").Resolve().After.Characters["jory"].At);

    [Fact]
    public void From_afar_one_is_seen_coming_from_the_last_place_on_the_way() =>
        Assert.Equal([new Outcome(OutcomeKind.Moved, "jory", "taproom", "quay")],
            Sending("jory", "taproom").In(w => w.Placing("jory", "lighthouse")).Resolve().Others);

    [Fact]
    public void Who_is_down_goes_nowhere() => Assert.Equal("quay",
        Sending("jory", "taproom").In(w => w.Changing("jory", c => c with { HitPoints = 0 })).Resolve().After.Characters["jory"].At);

    [Fact]
    public void Whom_a_storylet_has_just_sent_somewhere_stays_there()
    {
        var errand = new Storylet("errand", "arrival", "He leaves.", "", 100, 3, [],
            [new Effect(EffectKind.CharacterGoes, "jory", "lighthouse")]);
        Assert.Equal("lighthouse", Sending("jory", "taproom").Befalling(errand).Resolve().After.Characters["jory"].At);
    }

    [Fact]
    public void In_a_crowd_those_beyond_the_focus_bubble_leave_in_sight()
    {
        var crowd = Enumerable.Range(1, 9)
            .Select(n => AHarbourInn.Someone($"guest-{n}", $"Guest {n}",
            "taproom") with { Routine = [new Routine(0, 24, "lighthouse", "looking out")] });
        var turn = ATurn.Of(Act.Wait).In(w => w with { Characters = w.Characters.AddRange(crowd.Select(c => KeyValuePair.Create(c.Id,
            c))) });
        Assert.Equal([new Outcome(OutcomeKind.Moved, "guest-9", "quay", "taproom")],
            turn.In(w => w.Placing("mara", "attic")).Resolve().Others);
    }

    private static Turn Sending(string who, string to) =>
        ATurn.Of(Act.Wait).In(w => w.Changing(who, c => c with { Routine = [new Routine(0, 24, to, "sitting")] }));
}
