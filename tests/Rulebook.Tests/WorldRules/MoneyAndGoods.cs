using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

/// <summary>Thousands of drawn turns at a market: money and goods go from hand to hand, and never into nothing.</summary>
public sealed class MoneyAndGoods
{
    private const int Turns = 4000;

    // Two in three are bargains where Mara is; the others are whatever else a player may do.
    private static Turn Drawn(int seed)
    {
        var (chance, drawn) = (new Chance((ulong)seed).For("a market"), DrawnTurn.From(seed));
        var world = AMarket.Of(drawn.Before);
        foreach (var id in new[] { "player", "mara", "jory" })
            world = world.Changing(id, c => c with { Coins = chance.For(id).Below(200),
                Trades = id != "player" && chance.For(id).Percent(85, 1) });
        if (!chance.Percent(70)) return drawn with { Before = world };
        world = world.Placing("player", world.Characters["mara"].At);
        var (buys, near) = (chance.Percent(75, 1), world.CharactersAt(world.Player.At).Select(c => c.Id).ToArray());
        string[] goods = [.. near.Where(id => buys != (id == "player")).SelectMany(world.ItemsAt).Select(i => i.Id), "anvil"];
        var intent = new Intent("a bargain", buys ? Act.Buy : Act.Sell, chance.For("goods").Pick(goods),
            chance.Percent(20, 2) ? chance.For("whom").Pick(near) : null);
        return drawn with { Before = world with { Clock = drawn.Before.Clock + (chance.Below(2) * 36_000L) }, Intent = intent };
    }

    [Fact]
    public void Purses_change_by_coins_that_moved_and_by_nothing_else()
    {
        var (bought, sold) = (0, 0);
        for (var seed = 0; seed < Turns; seed++)
        {
            var turn = Drawn(seed);
            var result = turn.Resolve();
            var moved = result.Changes.OfType<CoinsMoved>().ToArray();
            var beyond = moved.Sum(m => (m.From.Length == 0 ? m.Amount : 0L) - (m.To.Length == 0 ? m.Amount : 0));
            Assert.Equal(AMarket.AllCoins(turn.Before) + beyond, AMarket.AllCoins(result.After));
            Assert.All(result.After.Characters.Values, c => Assert.True(c.Coins >= 0, $"{c.Id} owes money in turn {seed}"));
            foreach (var (id, who) in turn.Before.Characters)
            {
                var gain = moved.Sum(m => (m.To == id ? m.Amount : 0) - (m.From == id ? m.Amount : 0));
                Assert.Equal(who.Coins + gain, result.After.Characters[id].Coins);
            }
            bought += result.Outcomes.Count(o => o.Kind == OutcomeKind.Bought);
            sold += result.Outcomes.Count(o => o.Kind == OutcomeKind.Sold);
        }
        Assert.True(bought > 100 && sold > 100, $"only {bought} were bought and {sold} sold");
    }

    [Fact]
    public void Whoever_buys_has_the_thing_and_whoever_sells_has_the_coins()
    {
        for (var seed = 0; seed < Turns; seed++)
        {
            var turn = Drawn(seed);
            var result = turn.Resolve();
            foreach (var deal in result.Outcomes.Where(o => o.Kind is OutcomeKind.Bought or OutcomeKind.Sold))
            {
                var (from, to) = deal.Kind == OutcomeKind.Bought ? (deal.Other!, "player") : ("player", deal.Other!);
                Assert.Contains(new ItemMoved(deal.Target!, from, to), result.Changes);
                Assert.Contains(new CoinsMoved(to, from, deal.Amount), result.Changes);
                Assert.InRange(deal.Amount, 1, turn.Before.Characters[to].Coins);
            }
            Assert.Equal(turn.Before.Items.Count - result.Changes.OfType<ItemUsedUp>().Count(), result.After.Items.Count);
        }
    }

    [Fact]
    public void A_refused_bargain_moves_nothing()
    {
        var refused = 0;
        for (var seed = 0; seed < Turns; seed++)
        {
            var turn = Drawn(seed);
            var result = turn.Resolve();
            if (turn.Intent.Act is not (Act.Buy or Act.Sell) || result.Outcomes.All(o => o.Kind != OutcomeKind.Impossible)) continue;
            refused++;
            Assert.Empty(result.Changes.OfType<CoinsMoved>());
            Assert.All(result.Outcomes.Where(o => o.Kind == OutcomeKind.Impossible), o => Assert.False(string.IsNullOrEmpty(o.Why)));
        }
        Assert.True(refused > 100);
    }
}
