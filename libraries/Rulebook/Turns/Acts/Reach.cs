using Storyteller.Contracts;

namespace Storyteller.Rulebook.Acts;

/// <summary>What the player's character has within reach, and why not what it has not.</summary>
internal static class Reach
{
    /// <summary>The item meant, where the world has one of that id.</summary>
    public static Item? ItemOf(World world, string? id) => id is not null && world.Items.TryGetValue(id, out var item) ? item : null;

    /// <summary>The character meant, where the world has one of that id.</summary>
    public static Character? PersonOf(World world, string? id) =>
        id is not null && world.Characters.TryGetValue(id, out var who) ? who : null;

    /// <summary>The items that lie where the player is, in the open and in the light, by id.</summary>
    public static IEnumerable<Item> ItemsInSight(World world) =>
        world.IsLit(world.Player.At) ? world.ItemsAt(world.Player.At).Where(i => !world.IsHidden(i.Id)) : [];

    /// <summary>The others here who do not keep out of sight, by id.</summary>
    public static IEnumerable<Character> PeopleHere(World world) =>
        world.CharactersAt(world.Player.At).Where(c => c.Id != World.PlayerId && !world.IsHidden(c.Id));

    /// <summary>Null where the player can lay hands on an item, else the reason why not.</summary>
    public static string? WhyNot(World world, Item item)
    {
        if (item.At == World.PlayerId) return null;
        if (item.At == world.Player.At) return world.IsHidden(item.Id) ? "not-here" : world.IsLit(item.At) ? null : "too-dark";
        if (PeopleHere(world).FirstOrDefault(c => c.Id == item.At) is not { } holder) return "not-here";
        return holder.HitPoints == 0 ? null : "not-yours";
    }

    /// <summary>Null where the id is somebody awake before the player, else the reason why not.</summary>
    public static string? WhyNotPerson(World world, string? id)
    {
        if (PersonOf(world, id) is not { } who)
            return id is not null && (world.Items.ContainsKey(id) || world.Places.ContainsKey(id)) ? "not-a-person" : "not-here";
        if (id == World.PlayerId) return "yourself";
        return PeopleHere(world).All(c => c.Id != id) ? "not-here" : who.HitPoints == 0 ? "down" : null;
    }
}
