using System.Collections.Immutable;
using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>The one way in which a world changes: live play, replay, rewind and tests all go through here.</summary>
public static class WorldApply
{
    /// <summary>
    /// The world after an event. Total and pure: an event about something that the world does not hold changes nothing, so that an old
    /// ledger can always be read.
    /// </summary>
    public static World Apply(this World world, WorldEvent change) => change switch
    {
        ClockAdvanced e => world with { Clock = world.Clock + Math.Max(0, e.Seconds) },
        WeatherTurned e => world with { Weather = e.To },
        CharacterMoved e => world.Move(e),
        ItemMoved e => world.ChangeItem(e.ItemId, item => item with { At = e.To }),
        ItemUsedUp e => world with { Items = world.Items.Remove(e.ItemId) },
        DamageDealt e => world.Change(e.CharacterId, c => c with { HitPoints = Math.Max(0, c.HitPoints - Math.Max(0, e.Amount)) }),
        WoundsHealed e => world.Change(
            e.CharacterId, c => c with { HitPoints = Math.Min(c.MaxHitPoints, c.HitPoints + Math.Max(0, e.Amount)) }),
        RelationShifted e => world.Shift(e),
        FactAsserted e => world with { Facts = world.Facts.Add(e.Fact) },
        FactRetracted e => world with { Facts = world.Facts.Remove(e.Fact) },
        MemoryFormed e => world.Remember(e),
        StoryletHappened e => world with { LastHappened = world.LastHappened.SetItem(e.StoryletId, e.Tick) },
        PlayerNamed e => world.Change(World.PlayerId, c => c with { Name = e.Name }),
        CoinsMoved e => world.Pay(e),
        ExperienceGained e when e.Amount > 0 => world.Change(e.CharacterId, c => Learned(c, e.Amount)),
        HitDieSpent e => world.Change(
            e.CharacterId, c => c with { HitDiceSpent = Math.Min(Levels.Of(c.Experience), c.HitDiceSpent + 1) }),
        LongRestTaken e => world.Change(e.CharacterId, c => Rested(c, e.Clock)),
        EffectsDeferred e => world with { Deferred = world.Deferred.Add(e.StoryletId) },
        EffectsCameDue e => world with { Deferred = world.Deferred.Remove(e.StoryletId) },
        _ => world,
    };

    /// <summary>The world after these events, in order.</summary>
    public static World Apply(this World world, IEnumerable<WorldEvent> changes) => changes.Aggregate(world, Apply);

    private static World Move(this World world, CharacterMoved e)
    {
        if (!world.Places.ContainsKey(e.To) || !world.Characters.TryGetValue(e.CharacterId, out var who)) return world;
        return world with
        {
            Characters = world.Characters.SetItem(e.CharacterId, who with { At = e.To }),
            Known = e.CharacterId == World.PlayerId ? world.Known.Add(e.To) : world.Known,
        };
    }

    private static World Shift(this World world, RelationShifted e)
    {
        if (!world.Characters.ContainsKey(e.From) || !world.Characters.ContainsKey(e.To)) return world;
        var key = World.RelationKey(e.From, e.To);
        var now = world.Relations.GetValueOrDefault(key) ?? new Relation(e.From, e.To, 0, "acquaintance");
        var then = now with { Affinity = Math.Clamp(now.Affinity + e.Amount, -100, 100) };
        return world with { Relations = world.Relations.SetItem(key, then) };
    }

    // What somebody has not got does not move, nor what would not fit into a purse.
    private static World Pay(this World world, CoinsMoved e)
    {
        var (from, to) = (world.Characters.GetValueOrDefault(e.From), world.Characters.GetValueOrDefault(e.To));
        if (e.From == e.To || (from is null && e.From.Length > 0) || (to is null && e.To.Length > 0)) return world;
        var amount = Math.Min(Math.Min(e.Amount, from?.Coins ?? int.MaxValue), int.MaxValue - (to?.Coins ?? 0));
        return amount <= 0 ? world
            : world.Change(e.From, c => c with { Coins = c.Coins - amount }).Change(e.To, c => c with { Coins = c.Coins + amount });
    }

    private static Character Learned(Character who, int amount)
    {
        var experience = (int)Math.Min(int.MaxValue, (long)who.Experience + amount);
        var more = (Levels.Of(experience) - Levels.Of(who.Experience)) * Levels.HitPointsPerLevel(who.Abilities);
        var left = who.HitPoints == 0 ? 0 : who.HitPoints + more;
        return who with { Experience = experience, MaxHitPoints = who.MaxHitPoints + more, HitPoints = left };
    }

    private static Character Rested(Character who, long clock) => who with
    {
        HitDiceSpent = Math.Max(0, who.HitDiceSpent - Math.Max(1, Levels.Of(who.Experience) / 2)),
        RestedAt = clock,
    };

    private static World Remember(this World world, MemoryFormed e)
    {
        if (!world.Characters.ContainsKey(e.CharacterId)) return world;
        var kept = world.Memories.GetValueOrDefault(e.CharacterId, []).Add(e.Memory);
        if (kept.Count > World.MemoriesKept)
        {
            // Of the older half the least important one is forgotten, the oldest of equals.
            var least = 0;
            for (var i = 1; i < kept.Count / 2; i++) if (kept[i].Importance < kept[least].Importance) least = i;
            kept = kept.RemoveAt(least);
        }
        return world with { Memories = world.Memories.SetItem(e.CharacterId, kept) };
    }

    private static World Change(this World world, string characterId, Func<Character, Character> change) =>
        world.Characters.TryGetValue(characterId, out var now)
            ? world with { Characters = world.Characters.SetItem(characterId, change(now)) }
            : world;

    private static World ChangeItem(this World world, string itemId, Func<Item, Item> change) =>
        world.Items.TryGetValue(itemId, out var now) ? world with { Items = world.Items.SetItem(itemId, change(now)) } : world;
}
