using Storyteller.Contracts;

namespace Storyteller.Rulebook.Acts;

/// <summary>Buying what a trader carries, and letting a trader have what the player carries.</summary>
internal static class Trading
{
    public static void Buy(Unfolding now)
    {
        var world = now.World;
        var item = Reach.ItemOf(world, now.Intent.Target);
        if (item?.At == World.PlayerId) now.Impossible("already-carried", item.Id);
        else if (Dealing.Partner(now, HolderOf(world, item)) is { } trader) Buy(now, item, trader);
    }

    public static void Sell(Unfolding now)
    {
        var item = Reach.ItemOf(now.World, now.Intent.Target);
        if (Dealing.Partner(now, null) is not { } trader) return;
        if (item is not { At: World.PlayerId }) now.Impossible("not-carried", Nearest.Carried(now));
        else if (Prices.Paid(item) is not (> 0 and var price)) now.Impossible("worthless", Saleable(now, trader));
        else if (trader.Coins < price) now.Impossible("they-are-too-poor", Saleable(now, trader));
        else HandOver(now, OutcomeKind.Sold, item, World.PlayerId, trader.Id, price);
    }

    private static void Buy(Unfolding now, Item? item, Character trader)
    {
        var (wares, purse) = (Prices.Wares(now.World, trader.Id).ToArray(), now.World.Player.Coins);
        if (item is null || wares.All(w => w.Id != item.Id)) now.Impossible("not-for-sale", Nearest.Of(now, wares));
        else if (Prices.Asked(now.World, item, trader.Id) is var price && price > purse)
            now.Impossible("too-poor", Nearest.Of(now, wares.Where(w => Prices.Asked(now.World, w, trader.Id) <= purse)));
        else if (Carrying.IsTooMuch(now.World, now.World.Player, item)) now.Impossible("too-heavy", Nearest.Carried(now));
        else HandOver(now, OutcomeKind.Bought, item, trader.Id, World.PlayerId, price);
    }

    private static void HandOver(Unfolding now, OutcomeKind kind, Item item, string from, string to, int price)
    {
        var trader = kind == OutcomeKind.Bought ? from : to;
        now.Change(new CoinsMoved(to, from, price));
        now.Change(new ItemMoved(item.Id, from, to));
        now.Tell(new Outcome(kind, World.PlayerId, item.Id, trader, Amount: price));
        now.Reveal();
    }

    // Who has a thing about them is asked for it; what lies about belongs to no shop.
    private static string? HolderOf(World world, Item? item) =>
        item is not null && Reach.PeopleHere(world).Any(c => c.Id == item.At) ? item.At : null;

    private static string? Saleable(Unfolding now, Character trader) => Nearest.Of(now,
        now.World.ItemsAt(World.PlayerId).Where(i => Prices.Paid(i) is > 0 and var price && price <= trader.Coins));
}
