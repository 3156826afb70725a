using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

/// <summary>The player has gone on to the marsh, and the world with them; what was worked out for earlier may be out of date.</summary>
public sealed class WhatStillFits
{
    private static readonly World Now = AnEndedScene.World;
    private static readonly Memory News = new(3, OutcomeKind.Struck, World.PlayerId, "mara", "odo", 5);

    [Fact]
    public void A_character_moves_only_from_where_they_still_are()
    {
        Assert.True(Fits(new CharacterMoved("odo", "square", "tavern")));
        Assert.False(Fits(new CharacterMoved("odo", "tavern", "cellar")));
        Assert.False(Fits(new CharacterMoved("odo", "square", "nowhere")));
        Assert.False(Fits(new CharacterMoved("nobody", "square", "tavern")));
        Assert.False(Fits(new CharacterMoved("odo", "square", "tavern"), Now.Changing("odo", c => c with { HitPoints = 0 })));
    }

    [Fact]
    public void Nobody_comes_or_goes_before_the_player_s_eyes_and_the_player_not_at_all()
    {
        Assert.False(Fits(new CharacterMoved("odo", "square", "marsh")));
        Assert.False(Fits(new CharacterMoved("odo", "square", "tavern"), Now.Placing(World.PlayerId, "square")));
        Assert.False(Fits(new CharacterMoved(World.PlayerId, "marsh", "square")));
    }

    [Fact]
    public void A_thing_is_taken_only_where_it_still_lies_by_who_is_still_there()
    {
        var taking = new ItemMoved("knife", "tavern", "mara");
        Assert.True(Fits(taking));
        Assert.False(Fits(taking, Now.Having("knife", World.PlayerId)));
        Assert.False(Fits(taking, Now.Placing("mara", "square")));
        Assert.False(Fits(taking, Now.Placing(World.PlayerId, "tavern")));
        Assert.False(Fits(taking with { ItemId = "nothing" }));
        Assert.False(Fits(new ItemMoved("letter", World.PlayerId, "mara")));
        Assert.False(Fits(new ItemMoved("knife", "tavern", World.PlayerId)));
    }

    [Fact]
    public void What_appears_from_nowhere_may_lie_anywhere_while_it_is_still_nowhere()
    {
        var appearing = new ItemMoved("silver-coin", "", "square");
        Assert.True(Fits(appearing));
        Assert.True(Fits(appearing, Now.Placing(World.PlayerId, "square")));
        Assert.False(Fits(appearing, Now.Having("silver-coin", "odo")));
    }

    [Fact]
    public void News_are_heard_once_and_taken_to_heart_once()
    {
        WorldEvent[] gossip = [new MemoryFormed("pell", News), new RelationShifted("pell", World.PlayerId, -9, "hearsay")];

        Assert.Equal(gossip, Interludes.Fitting(Now, Now.Weather, gossip));
        Assert.Equal(gossip, Interludes.Fitting(Now, Now.Weather, [.. gossip, .. gossip]));
        Assert.Empty(Interludes.Fitting(Now.Remembering("pell", News with { ToldBy = "mara" }), Now.Weather, gossip));
    }

    [Fact]
    public void Feelings_of_another_cause_hang_on_no_news() =>
        Assert.Single(Interludes.Fitting(Now, Now.Weather, [new RelationShifted("odo", World.PlayerId, 4, "a-storylet")]));

    [Fact]
    public void A_sky_that_has_turned_on_stage_stays_as_it_is()
    {
        WorldEvent[] turning = [new WeatherTurned(Weather.Overcast), new WeatherTurned(Weather.Rain)];
        Assert.Equal(turning, Interludes.Fitting(Now, Weather.Clear, turning));
        Assert.Empty(Interludes.Fitting(Now with { Weather = Weather.Storm }, Weather.Clear, turning));
        Assert.False(Fits(new WeatherTurned(Weather.Clear)));
    }

    [Fact]
    public void A_fact_comes_or_goes_once_and_no_door_moves_before_the_player()
    {
        var closing = new FactAsserted(new Fact("tavern-door", "closed"));
        Assert.True(Fits(closing));
        Assert.False(Fits(closing, Now.With(closing.Fact)));
        Assert.False(Fits(closing, Now.Placing(World.PlayerId, "square")));
        Assert.True(Fits(new FactRetracted(new Fact("cellar-door", "locked"))));
        Assert.False(Fits(new FactRetracted(new Fact("cellar-door", "closed"))));
        Assert.False(Fits(new FactRetracted(new Fact("cellar-door", "locked")), Now.Placing(World.PlayerId, "tavern")));
    }

    [Fact]
    public void Coins_move_only_on_the_way_to_what_is_usual_and_out_of_sight()
    {
        var trading = Now.Changing("mara", c => c with { Trades = true, Coins = 180 });
        Assert.True(Fits(new CoinsMoved("", "mara", 20), trading));
        Assert.False(Fits(new CoinsMoved("", "mara", 21), trading));
        Assert.False(Fits(new CoinsMoved("mara", "", 1), trading));
        Assert.True(Fits(new CoinsMoved("mara", "", 50), trading.Changing("mara", c => c with { Coins = 250 })));
        Assert.False(Fits(new CoinsMoved("", "mara", 20), trading.Placing(World.PlayerId, "tavern")));
        Assert.False(Fits(new CoinsMoved("player", "mara", 1), trading));
        Assert.False(Fits(new CoinsMoved("", "odo", 1), trading));
    }

    [Fact]
    public void Nobody_falls_off_stage_and_nobody_whole_is_healed()
    {
        Assert.True(Fits(new DamageDealt(World.PlayerId, 9, "leeches")));
        Assert.False(Fits(new DamageDealt(World.PlayerId, 10, "leeches")));
        Assert.False(Fits(new WoundsHealed(World.PlayerId, 1)));
        Assert.True(Fits(new WoundsHealed("odo", 1), Now.Changing("odo", c => c with { HitPoints = 3 })));
    }

    [Fact]
    public void What_was_put_off_comes_due_once_and_time_passes_only_on_stage()
    {
        Assert.True(Fits(new EffectsCameDue("gulls"), Now.Apply(new EffectsDeferred("gulls"))));
        Assert.False(Fits(new EffectsCameDue("gulls")));
        Assert.False(Fits(new ClockAdvanced(60)));
        Assert.False(Fits(new ItemUsedUp("bread", "mara")));
    }

    [Fact]
    public void Each_change_is_held_against_what_those_before_it_left()
    {
        WorldEvent[] twice = [new CharacterMoved("odo", "square", "tavern"), new CharacterMoved("odo", "square", "tavern")];
        Assert.Single(Interludes.Fitting(Now, Now.Weather, twice));
    }

    private static bool Fits(WorldEvent change, World? world = null) => Interludes.StillFits(world ?? Now, change);
}
