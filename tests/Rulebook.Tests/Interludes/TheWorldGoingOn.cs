using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class TheWorldGoingOn
{
    private static readonly World Trading = AnEndedScene.World.Changing("mara", c => c with { Trades = true, Coins = 120 });

    private static World Night => AnEndedScene.At(23, ASmallWorld.InTheMarsh.World)
        .Changing("mara", c => c with { Routine = [new(20, 8, "tavern", "sleeping")] });

    [Fact]
    public void A_sky_stays_as_it_is_until_a_third_hour_of_the_day_strikes() =>
        Assert.All(Enumerable.Range(0, 200), seed =>
            Assert.Empty(AnEndedScene.At(8, AnEndedScene.World).Changes(SceneStep.WorldState, Since(7), (ulong)seed)));

    [Theory]
    [InlineData(Weather.Clear, Weather.Overcast, Weather.Fog)]
    [InlineData(Weather.Storm, Weather.Rain)]
    [InlineData(Weather.Snow, Weather.Overcast)]
    public void A_sky_turns_to_what_usually_follows_and_often_not_at_all(Weather from, params Weather[] to)
    {
        var turned = Enumerable.Range(0, 300)
            .Select(seed => (AnEndedScene.World with { Weather = from }).Changes(SceneStep.WorldState, seed: (ulong)seed)).ToList();

        Assert.Equal(to.Order(), turned.SelectMany(t => t).Cast<WeatherTurned>().Select(e => e.To).Distinct().Order());
        Assert.InRange(turned.Count(t => t.Count == 0), 90, 210);
    }

    [Fact]
    public void After_a_long_scene_any_sky_may_be_found()
    {
        var found = Enumerable.Range(0, 300).SelectMany(seed =>
            AnEndedScene.At(48, AnEndedScene.World).Changes(SceneStep.WorldState, seed: (ulong)seed)).OfType<WeatherTurned>();
        Assert.Contains(Weather.Storm, found.Select(e => e.To));
    }

    [Fact]
    public void At_night_those_at_home_close_the_doors() =>
        Assert.Equal([new FactAsserted(new Fact("tavern-door", "closed"))], Doors(Night));

    [Fact]
    public void A_door_stays_open_by_day_without_anybody_home_or_before_the_player()
    {
        Assert.Empty(Doors(Night with { Clock = 12 * 3600 }));
        Assert.Empty(Doors(Night.Placing("mara", "marsh")));
        Assert.Empty(Doors(Night.Placing("mara", "cellar")));
        Assert.Empty(Doors(Night.Changing("mara", c => c with { HitPoints = 0 })));
        Assert.Empty(Doors(Night.Placing(World.PlayerId, "square")));
        Assert.Empty(Doors(Night.Placing(World.PlayerId, "tavern")));
        Assert.Empty(Doors(Night.With(new Fact("tavern-door", "closed"))));
        Assert.Empty(Doors(Night.With(new Fact("tavern-door", "locked"))));
    }

    [Theory]
    [InlineData(120, 25)]
    [InlineData(190, 10)]
    [InlineData(200, 0)]
    [InlineData(210, -10)]
    [InlineData(900, -25)]
    public void A_trader_s_purse_goes_back_towards_what_is_usual(int coins, int drift)
    {
        var moved = Coins(Trading.Changing("mara", c => c with { Coins = coins }), Since(8));
        WorldEvent[] expected = drift == 0 ? [] : [drift > 0 ? new CoinsMoved("", "mara", drift) : new CoinsMoved("mara", "", -drift)];
        Assert.Equal(expected, moved);
    }

    [Fact]
    public void A_purse_that_had_days_is_as_usual() =>
        Assert.Equal([new CoinsMoved("", "mara", 80)], Coins(AnEndedScene.At(80, Trading), Since(8)));

    [Fact]
    public void Nobody_deals_without_time_before_the_player_or_without_a_trade()
    {
        Assert.Empty(Coins(Trading, Since(9)));
        Assert.Empty(Coins(Trading.Placing(World.PlayerId, "tavern"), Since(8)));
        Assert.Empty(Coins(Trading.Changing("mara", c => c with { Trades = false }), Since(8)));
    }

    private static SceneFacts Since(int hour) => AnEndedScene.Facts with { Began = hour * 3600 };

    private static IEnumerable<WorldEvent> Doors(World world) =>
        world.Changes(SceneStep.WorldState, AnEndedScene.Facts with { Began = world.Clock });

    private static IEnumerable<WorldEvent> Coins(World world, SceneFacts scene) =>
        world.Changes(SceneStep.WorldState, scene).Where(e => e is CoinsMoved);
}
