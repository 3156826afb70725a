using Storyteller.Contracts;

namespace Storyteller.Rulebook.OffScreen;

/// <summary>Traders deal with others as well: with every third hour of the day their purses go back towards what is usual.</summary>
internal static class Purses
{
    private const int Usual = 200;
    private const int PerWatch = 25;

    public static IEnumerable<WorldEvent> Of(World world, SceneFacts scene)
    {
        var most = Math.Min(Skies.Watches(world, scene), Usual) * PerWatch;
        return world.Characters.Values
            .Where(c => c.Trades && c.Id != World.PlayerId && c.HitPoints > 0 && c.At != world.Player.At)
            .Select(c => (c.Id, Amount: Math.Clamp(Usual - c.Coins, -most, most))).Where(trader => trader.Amount != 0)
            .Select(trader => trader.Amount > 0
                ? new CoinsMoved("", trader.Id, trader.Amount)
                : new CoinsMoved(trader.Id, "", -trader.Amount));
    }

    /// <summary>Whether the purse is still on its way to what is usual, and out of the player's sight.</summary>
    public static bool StillFits(World world, CoinsMoved e) => e switch
    {
        { From: "" } => Trader(world, e.To) is { } who && who.Coins + e.Amount <= Usual,
        { To: "" } => Trader(world, e.From) is { } who && who.Coins - e.Amount >= Usual,
        _ => false,
    };

    private static Character? Trader(World world, string id) =>
        world.Characters.TryGetValue(id, out var who) && who.Trades && who.At != world.Player.At ? who : null;
}
