using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

/// <summary>The harbour inn where Mara trades: ten in the morning, the player with 100 coppers, she with 60 and three wares.</summary>
internal static class AMarket
{
    public static World World { get; } = Of(AHarbourInn.World);

    public static Turn Buying(string? item, string? of = null, string? topic = null) => ATurn.Of(Act.Buy, item, of, topic).In(_ => World);

    public static Turn Selling(string? item, string? to = null, string? topic = null) => ATurn.Of(Act.Sell, item, to, topic).In(_ => World);

    public static World Of(World inn) => inn
        .Changing("player", c => c with { Coins = 100 })
        .Changing("mara", c => c with { Coins = 60, Trades = true })
        .With(AHarbourInn.Thing("torch", "pitch torch", "mara", "light") with { Value = 10 })
        .With(AHarbourInn.Thing("saddle", "saddle", "mara") with { Value = 500 })
        .With(AHarbourInn.Thing("millstone", "millstone", "mara") with { Value = 50, Grams = 80_000 })
        .With(inn.Items["knife"] with { Value = 40 });

    public static World With(this World world, Item item) => world with { Items = world.Items.SetItem(item.Id, item) };

    public static World Liking(this World world, int affinity) =>
        world.Apply(new RelationShifted("mara", "player", affinity - world.Affinity("mara", "player"), "so it is"));

    public static World At(this World world, int hour) => world with { Clock = (3 * 86_400L) + (hour * 3600) };

    public static long AllCoins(World world) => world.Characters.Values.Sum(c => (long)c.Coins);
}
