using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>
/// What things cost in whole copper pieces. A trader asks a fifth more than a thing's value, less of friends and more of enemies, within 80
/// to 140 %; they pay half of it (SRD 5.1: used equipment sells for half), so that nobody grows rich by trading in circles.
/// </summary>
public static class Prices
{
    private const int FirstHour = 6;
    private const int LastHour = 22;

    /// <summary>What a trader asks of the player for a thing; at least 1.</summary>
    public static int Asked(World world, Item item, string traderId)
    {
        var percent = Math.Clamp(120 - (world.Affinity(traderId, World.PlayerId) * 2 / 5), 80, 140);
        return (int)Math.Clamp((((long)item.Value * percent) + 50) / 100, 1, int.MaxValue);
    }

    /// <summary>What a trader pays for a thing; 0 for what nobody pays for.</summary>
    public static int Paid(Item item) => Math.Max(0, item.Value / 2);

    /// <summary>What a trader has for sale, by id: all that they carry and do not want for themselves.</summary>
    public static IEnumerable<Item> Wares(World world, string traderId) =>
        world.Characters.TryGetValue(traderId, out var trader) && trader.Trades ? world.ItemsAt(traderId).Where(i => IsFor(trader, i)) : [];

    /// <summary>
    /// Whether a trader is awake and does business now: by day, and between 22 and 6 o'clock where their routine has them do anything but
    /// sleep.
    /// </summary>
    public static bool IsOpen(World world, Character trader)
    {
        var hour = DayParts.Hour(world.Clock);
        return trader.HitPoints > 0 && (hour is >= FirstHour and < LastHour
            || trader.Routine.Any(r => Routines.Covers(r, hour) && !r.Doing.StartsWith("sleeping", StringComparison.Ordinal)));
    }

    private static bool IsFor(Character trader, Item item) =>
        !item.Fixed && !trader.Wants.Any(w => w.Kind == WantKind.Have && w.Target == item.Id);
}
