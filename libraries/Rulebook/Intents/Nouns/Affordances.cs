using Storyteller.Contracts;

namespace Storyteller.Rulebook.Intents;

/// <summary>What things lend themselves to.</summary>
public static class Affordances
{
    /// <summary>Whether this is a thing that one does this with.</summary>
    public static bool Fits(Thing thing, World world, Act act) => act switch
    {
        Act.Talk or Act.Attack => thing.Kind == ThingKind.Person,
        Act.Go => thing.Kind is ThingKind.Place or ThingKind.Door,
        Act.Open or Act.Close => thing.Kind == ThingKind.Door || world.Holds(thing.Id, "closed") || world.Holds(thing.Id, "locked"),
        Act.Take => thing.Kind == ThingKind.Item && !world.Items[thing.Id].Fixed,
        Act.Buy => IsWare(thing, world),
        Act.Drop or Act.Give or Act.Sell or Act.Use => thing.Kind == ThingKind.Item,
        Act.Read => thing.Kind == ThingKind.Item && (world.Items[thing.Id].Text is not null || Has(thing, world, "readable")),
        Act.Consume => Has(thing, world, "food") || Has(thing, world, "drink"),
        _ => thing.Kind is ThingKind.Item or ThingKind.Person,
    };

    /// <summary>Whether it is somebody's who trades, so that it is laid out for all to see.</summary>
    internal static bool IsWare(Thing thing, World world) => thing is { Kind: ThingKind.Item, Holder: { } holder }
        && holder != World.PlayerId && world.Characters.TryGetValue(holder, out var who) && who.Trades;

    private static bool Has(Thing thing, World world, string tag) =>
        thing.Kind == ThingKind.Item && world.Items[thing.Id].Tags.Contains(tag, StringComparer.Ordinal);
}

/// <summary>What is on the mind of the player, as far as those around them remember it.</summary>
public static class Salience
{
    /// <summary>The last tick in which the player had to do with a thing; −1 when nobody remembers one.</summary>
    public static int LastTouched(Thing thing, World world) => world.Memories.Values.SelectMany(m => m)
        .Where(m => m.Actor == World.PlayerId && m.Target == thing.Id).Select(m => m.Tick).DefaultIfEmpty(-1).Max();
}

/// <summary>The parts of a body, which are nobody's belongings.</summary>
public static class Bodies
{
    private static readonly HashSet<string> Parts =
        ["hand", "hands", "foot", "feet", "leg", "legs", "arm", "arms", "head", "face", "eye", "eyes", "ear", "ears", "nose", "mouth",
         "chest", "back", "neck", "hair",
         "finger", "fingers", "fist", "fists", "brain", "mind", "teeth", "tongue", "shoulder", "knee", "elbow", "fingernails", "stomach",
         "cheek", "throat", "lips", "body", "heart"];

    /// <summary>Whether these words name a part of a body, the article left out.</summary>
    public static bool IsPart(string[] words) => words.Length > 0 && Parts.Contains(words[^1]);
}
