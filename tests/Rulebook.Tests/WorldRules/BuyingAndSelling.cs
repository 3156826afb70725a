using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class BuyingAndSelling
{
    [Fact]
    public void A_bought_thing_and_its_price_change_hands()
    {
        var result = AMarket.Buying("torch", "mara").Resolve();
        Assert.Equal(new Outcome(OutcomeKind.Bought, "player", "torch", "mara", Amount: 12), Assert.Single(result.Outcomes));
        Assert.Equal([new CoinsMoved("player", "mara", 12), new ItemMoved("torch", "mara", "player")], result.Changes.Skip(1).Take(2));
        Assert.Equal((88, 72), (result.After.Player.Coins, result.After.Characters["mara"].Coins));
        Assert.Equal("player", result.After.Items["torch"].At);
    }

    [Fact]
    public void A_used_thing_sells_for_half_of_its_value()
    {
        var result = AMarket.Selling("knife", "mara").Resolve();
        Assert.Equal(new Outcome(OutcomeKind.Sold, "player", "knife", "mara", Amount: 20), Assert.Single(result.Outcomes));
        Assert.Equal((120, 40, "mara"), (result.After.Player.Coins, result.After.Characters["mara"].Coins, result.After.Items["knife"].At));
    }

    [Theory]
    [InlineData(0, 100, 120)]
    [InlineData(50, 100, 100)]
    [InlineData(100, 100, 80)]
    [InlineData(-50, 100, 140)]
    [InlineData(-100, 100, 140)]
    [InlineData(0, 3, 4)]
    [InlineData(100, 1, 1)]
    [InlineData(0, 0, 1)]
    public void Friends_pay_less_and_enemies_more(int affinity, int value, int price)
    {
        var world = AMarket.World.Liking(affinity);
        Assert.Equal(price, Prices.Asked(world, world.Items["torch"] with { Value = value }, "mara"));
    }

    [Fact]
    public void Nobody_grows_rich_by_buying_and_selling_the_same_thing()
    {
        for (var value = 0; value < 500; value++)
            foreach (var affinity in new[] { -100, 0, 100 })
            {
                var item = AMarket.World.Items["torch"] with { Value = value };
                Assert.True(Prices.Paid(item) < Prices.Asked(AMarket.World.Liking(affinity), item, "mara"));
            }
    }

    [Fact]
    public void Without_a_name_whoever_trades_here_is_dealt_with()
    {
        Assert.Equal("mara", AMarket.Buying("torch").TheOutcome().Other);
        Assert.Equal("mara", AMarket.Selling("knife").TheOutcome().Other);
    }

    [Theory]
    [InlineData("saddle", "too-poor", "ladle")]
    [InlineData("millstone", "too-heavy", "bread")]
    [InlineData("anvil", "not-for-sale", "saddle")]
    [InlineData("no-such-id", "not-for-sale", "saddle")]
    [InlineData("knife", "already-carried", "knife")]
    public void What_cannot_be_bought_is_refused_with_what_could_be_had_instead(string item, string why, string? nearest)
    {
        var outcome = AMarket.Buying(item, "mara").TheOutcome();
        Assert.Equal((OutcomeKind.Impossible, why), (outcome.Kind, outcome.Why));
        if (why is not "not-for-sale" and not "too-heavy") Assert.Equal(nearest, outcome.Other);
        else Assert.NotNull(outcome.Other);
    }

    [Fact]
    public void Who_cannot_afford_anything_is_offered_nothing()
    {
        var broke = AMarket.Buying("torch").In(w => w.Changing("player", c => c with { Coins = 5 })).TheOutcome();
        Assert.Equal(("too-poor", null), (broke.Why, broke.Other));
        Assert.Equal("ladle", AMarket.Buying("torch").In(w => w.Changing("player", c => c with { Coins = 11 })).TheOutcome().Other);
        Assert.Equal(12, AMarket.Buying("torch").In(w => w.Changing("player", c => c with { Coins = 12 })).TheOutcome().Amount);
    }

    [Fact]
    public void A_trader_keeps_what_they_want_themselves()
    {
        Assert.Equal("not-for-sale", AMarket.Buying("letter", "mara").In(w => w.Having("letter", "mara")).WhyImpossible());
        Assert.DoesNotContain(Prices.Wares(AMarket.World.Having("letter", "mara"), "mara"), w => w.Id == "letter");
    }

    [Theory]
    [InlineData("lantern", "not-carried")]
    [InlineData(null, "not-carried")]
    [InlineData("letter", "worthless")]
    public void Only_what_is_carried_and_worth_a_copper_can_be_sold(string? item, string why) => Assert.Equal(why,
        AMarket.Selling(item, "mara").In(w => w.With(w.Items["letter"] with { Value = 1 })).WhyImpossible());

    [Fact]
    public void A_trader_without_the_coins_is_too_poor_and_something_cheaper_is_named()
    {
        var outcome = AMarket.Selling("knife").In(w => w.Changing("mara", c => c with { Coins = 19 })).TheOutcome();
        Assert.Equal("they-are-too-poor", outcome.Why);
        Assert.Contains(outcome.Other, new[] { "bread", "letter" });
    }

    [Fact]
    public void Only_traders_trade()
    {
        Turn Without(Act act) => ATurn.Of(act, "knife", "mara").In(_ => AMarket.World.Changing("mara", c => c with { Trades = false }));
        Assert.Equal("not-a-trader", Without(Act.Sell).WhyImpossible());
        Assert.Equal("not-a-trader", AMarket.Buying("ladle").In(w => w.Changing("mara", c => c with { Trades = false })).WhyImpossible());
        var elsewhere = AMarket.Selling("knife", "jory").In(w => w.Placing("jory", "taproom")).TheOutcome();
        Assert.Equal(("not-a-trader", "mara"), (elsewhere.Why, elsewhere.Other));
    }

    [Fact]
    public void Nobody_is_dealt_with_who_is_not_here()
    {
        Assert.Equal("not-here", AMarket.Buying("torch", "jory").WhyImpossible());
        Assert.Equal("not-here", AMarket.Buying("torch", topic: "jory").WhyImpossible());
        Assert.Equal("down", AMarket.Selling("knife", "mara").In(w => w.Changing("mara", c => c with { HitPoints = 0 })).WhyImpossible());
        Assert.Equal("nobody-here", AMarket.Selling("knife").In(w => w.Placing("mara", "cove")).WhyImpossible());
        Assert.Equal("not-a-person", AMarket.Selling("knife", "anvil").WhyImpossible());
    }

    [Theory]
    [InlineData(5, "closed-for-the-night")]
    [InlineData(6, null)]
    [InlineData(21, null)]
    [InlineData(22, "closed-for-the-night")]
    [InlineData(0, "closed-for-the-night")]
    public void Traders_close_for_the_night(int hour, string? why)
    {
        var outcome = AMarket.Buying("torch").In(w => w.At(hour)).TheOutcome();
        Assert.Equal((why, why is null ? OutcomeKind.Bought : OutcomeKind.Impossible), (outcome.Why, outcome.Kind));
        Assert.Equal("mara", outcome.Other);
    }

    [Theory]
    [InlineData("serving the night watch", true)]
    [InlineData("sleeping by the hearth", false)]
    public void Whoever_is_up_at_night_trades_at_night(string doing, bool trades) => Assert.Equal(trades,
        AMarket.Selling("knife").In(w => w.At(23).Changing("mara", c => c with { Routine = [new(20, 6, "taproom", doing)] }))
            .TheOutcome().Kind == OutcomeKind.Sold);

    [Fact]
    public void Nobody_trades_in_the_dark()
    {
        var cellar = AMarket.World.Placing("player", "cellar").Placing("mara", "cellar");
        Assert.Equal("too-dark", AMarket.Selling("knife").In(_ => cellar.Having("torch", "quay")).WhyImpossible());
        Assert.Equal(OutcomeKind.Sold, AMarket.Selling("knife").In(_ => cellar).TheOutcome().Kind);
    }

    [Fact]
    public void A_bargain_gives_away_who_was_hiding() => Assert.False(
        AMarket.Buying("torch").In(w => w.With(new Fact("player", "hidden"))).Resolve().After.Holds("player", "hidden"));
}
