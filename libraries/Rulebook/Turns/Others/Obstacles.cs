using Storyteller.Contracts;

namespace Storyteller.Rulebook.Others;

/// <summary>
/// What keeps a character from doing what was decided for them. A turn passes over whatever meets one; who decides by hand is told which.
/// </summary>
internal static class Obstacles
{
    /// <summary>What is in the way in the world as it is then; null where it can be done.</summary>
    public static Obstacle? To(World world, string id, NpcAction decided)
    {
        if (id == World.PlayerId) return new("deed", "nobody but the player decides for the player's character");
        if (!world.Characters.TryGetValue(id, out var who)) return new("deed", $"there is nobody called '{id}'");
        if (who.HitPoints == 0) return new("deed", $"{Name(world, id)} is down and can do nothing");
        return decided.Deed switch
        {
            Deed.Say => ToSaying(world, who, decided),
            Deed.Go or Deed.Flee => ToLeaving(world, who, decided),
            Deed.Take => ToTaking(world, who, decided.Target),
            Deed.Give => ToGiving(world, who, decided),
            _ => null,
        };
    }

    private static Obstacle? ToSaying(World world, Character who, NpcAction decided)
    {
        if (string.IsNullOrWhiteSpace(decided.Words)) return new("words", "who says something needs words for it");
        return decided.Target is { } to && !Meets(world, who, to) ? new("target", Apart(world, who, to)) : null;
    }

    private static Obstacle? ToLeaving(World world, Character who, NpcAction decided)
    {
        if (Leaving.Next(world, who, decided) is not null) return null;
        if (decided.Target is { } to) return new("target", $"from where {Name(world, who.Id)} is, no open way leads to {Name(world, to)}");
        return decided.Deed == Deed.Go
            ? new("target", "who goes needs a place to go to")
            : new("deed", $"from where {Name(world, who.Id)} is, no way out is open");
    }

    private static Obstacle? ToTaking(World world, Character who, string? target)
    {
        if (target is null) return new("target", "who takes something needs a thing to take");
        if (!world.Items.TryGetValue(target, out var item) || item.At != who.At || world.IsHidden(target))
            return new("target", $"{Name(world, target)} does not lie where {Name(world, who.Id)} is");
        if (item.Fixed) return new("target", $"{Name(world, target)} cannot be carried off");
        return world.IsLit(who.At) ? null : new("target", $"it is too dark for {Name(world, who.Id)} to find anything");
    }

    private static Obstacle? ToGiving(World world, Character who, NpcAction decided)
    {
        if (decided.Target is not { } item) return new("target", "who gives something needs a thing to give");
        if (decided.Other is not { } to) return new("other", "who gives something needs somebody to give it to");
        if (!world.Items.TryGetValue(item, out var given) || given.At != who.Id)
            return new("target", $"{Name(world, who.Id)} does not have {Name(world, item)}");
        return Meets(world, who, to) ? null : new("other", Apart(world, who, to));
    }

    // Whether somebody is one whom another has before them.
    private static bool Meets(World world, Character who, string other) =>
        other != who.Id && world.Characters.TryGetValue(other, out var met) && met.At == who.At && !world.IsHidden(other);

    private static string Apart(World world, Character who, string other) => other == who.Id
        ? $"{Name(world, other)} needs somebody else for it"
        : $"{Name(world, other)} is not where {Name(world, who.Id)} is";

    private static string Name(World world, string id) =>
        id == World.PlayerId ? "the player's character" : world.BriefOf(id)?.Called() ?? $"'{id}'";
}

/// <summary>What keeps a deed from being done.</summary>
/// <param name="Member">The member of <see cref="NpcAction"/> that would have to be another one, in camel case.</param>
/// <param name="Why">One sentence for players, without its full stop.</param>
internal sealed record Obstacle(string Member, string Why);
