using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class BargainingTests
{
    // Mara trades: she has a torch, a boat hook and the iron key; a rope lies about, a lantern is in hand.
    private static readonly World Tavern = Shop(ASmallWorld.InTheTavern.After(new ItemMoved("rope", "square", "tavern")).World);

    private static World Shop(World world) => world.Changing("mara", c => c with { Trades = true })
        .With(AHarbourInn.Thing("torch", "pitch torch", "mara", "light")).With(AHarbourInn.Thing("hook", "boat hook", "mara"));

    private static Intent Read(string text) => IntentParser.Parse(text, Tavern);

    [Theory]
    [InlineData("buy the torch")]
    [InlineData("buy a pitch torch")]
    [InlineData("purchase the torch from Mara")]
    [InlineData("buy Mara's torch")]
    [InlineData("buy the torch off Mara")]
    [InlineData("I want to buy a torch")]
    [InlineData("I'd like to buy the torch, please")]
    [InlineData("can I buy a torch?")]
    [InlineData("buy a torch for two silver")]
    [InlineData("pay for the torch")]
    [InlineData("shop for a torch")]
    [InlineData("trade with Mara for the torch")]
    public void Goods_are_bought_in_many_words(string text)
    {
        var intent = Read(text);
        Assert.Equal((Act.Buy, "mara"), (intent.Act, intent.Instrument));
        if (!text.StartsWith("trade", StringComparison.Ordinal)) Assert.Equal("torch", intent.Target);
    }

    [Theory]
    [InlineData("sell the lantern", null)]
    [InlineData("sell my storm lantern to Mara", "mara")]
    [InlineData("sell Mara the lantern", "mara")]
    [InlineData("sell her the lantern", "mara")]
    [InlineData("sell the lantern for three coins", null)]
    [InlineData("trade my lantern for the torch", null)]
    public void What_is_carried_is_sold(string text, string? buyer)
    {
        var intent = Read(text);
        Assert.Equal((Act.Sell, "lantern", buyer), (intent.Act, intent.Target, intent.Instrument));
    }

    [Theory]
    [InlineData("buy a sword", "sword")]
    [InlineData("buy a sword from Mara", "sword")]
    public void What_nobody_has_stays_a_word(string text, string topic)
    {
        var intent = Read(text);
        Assert.Equal((Act.Buy, null, topic), (intent.Act, intent.Target, intent.Topic));
    }

    [Theory]
    [InlineData("buy")]
    [InlineData("buy something")]
    [InlineData("shop")]
    public void Without_goods_it_is_still_a_bargain(string text) => Read(text).Means(Act.Buy);

    [Fact]
    public void Whom_one_trades_with_can_be_all_that_is_said()
    {
        Read("trade with Mara").Means(Act.Buy, instrument: "mara");
        Read("buy something from Mara").Means(Act.Buy, instrument: "mara");
    }

    [Fact]
    public void Who_is_not_here_is_not_replaced_by_who_is()
    {
        Assert.Equal((null, "pell"), (Read("sell the lantern to Pell").Instrument, Read("sell the lantern to Pell").Topic));
        Assert.Equal((null, "pell"), (Read("buy the torch from Pell").Instrument, Read("buy the torch from Pell").Topic));
    }

    [Fact]
    public void Wares_are_bought_before_what_merely_lies_about()
    {
        var second = Tavern.With(AHarbourInn.Thing("old-torch", "burnt torch", "tavern"));
        Assert.Equal("torch", IntentParser.Parse("buy the torch", second).Target);
        Assert.Equal("old-torch", IntentParser.Parse("take the torch", second).Target);
    }

    [Fact]
    public void Wares_can_be_looked_at_and_not_simply_taken()
    {
        Assert.Equal((Act.Examine, "torch"), (Read("look at the torch").Act, Read("look at the torch").Target));
        Assert.Null(Read("take the torch").Target);
        Assert.Null(IntentParser.Parse("look at the torch", Tavern.Changing("mara", c => c with { Trades = false })).Target);
    }

    [Fact]
    public void The_belongings_of_who_does_not_trade_are_no_wares() =>
        Assert.Null(IntentParser.Parse("buy the torch", Tavern.Changing("mara", c => c with { Trades = false })).Target);
}
