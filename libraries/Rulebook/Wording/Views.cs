using Storyteller.Contracts;

namespace Storyteller.Rulebook.Wording;

/// <summary>What there is to say of a scene: where it is, what lies there, who is there, the ways out, and the dark.</summary>
public static class Views
{
    private static readonly string[] NotSeen =
        ["smell", "reek", "scent", "stink", "hear", "sound", "drip", "echo", "creak", "rustl", "hum", "murmur", "cold", "damp", "warm",
        "draught", "air "];

    /// <summary>That one looks round at all.</summary>
    public static Clause Lead { get; } = new("look-lead",
        ["You look about you: this is {place}.", "You let your eyes go round {place}.", "A look round {place}.",
            "You take in {place}, end to end.", "Slowly you look round {place}."]);

    /// <summary>That there is no light.</summary>
    public static Clause Darkness { get; } = new("darkness",
        ["It is too dark to see.", "You cannot make anything out in the dark.", "The dark is complete.",
            "Without a light there is nothing to see.", "Darkness, and you in it."]);

    /// <summary>The name of the place.</summary>
    public static Clause Where { get; } = new("where",
        ["You are at {place}.", "This is {place}.", "Where you stand is {place}.", "{place} {place:is|are} where you are."]);

    /// <summary>What of a place's senses does without eyes.</summary>
    public static IReadOnlyList<string> Unseen(Place place) => [.. place.Senses.Where(sense =>
        NotSeen.Any(word => sense.Contains(word, StringComparison.OrdinalIgnoreCase)))];

    /// <summary>What lies here; null when none of it has a name.</summary>
    public static Clause? Items(IReadOnlyList<Brief> items, Naming names)
    {
        Brief[] named = [.. items.Where(one => Phrases.Authored(one.Name) is not null)];
        return named.Length == 0 ? null : new("items",
            ["You see {list}.", "Within reach {be} {list}.", "Your eye falls on {list}.", "Here {be} {list}.",
                "Among what there is to see: {list}."],
            ("list", names.List(named)), ("be", named.Length > 1 || Phrases.IsPlural(named[0]) ? "are" : "is"));
    }

    /// <summary>Who is here; null when none of them has a name.</summary>
    /// <param name="besides">Others have been named before them.</param>
    public static Clause? People(IReadOnlyList<Brief> people, Naming names, bool besides = false)
    {
        Brief[] named = [.. people.Where(one => Phrases.Authored(one.Name) is not null)];
        return named.Length == 0 ? null : new("people",
            besides ? ["{list} {be} here too.", "There, as well, {be} {list}.", "Besides, there {be} {list}."]
                : ["{list} {be} here.", "You are not alone: {list} {be} here.", "You see {list}.", "Here {be} {list}.",
                    "{list} {be} here too.", "There, as well, {be} {list}."],
            ("list", names.List(named, 5)), ("be", named.Length > 1 ? "are" : "is"));
    }

    /// <summary>The ways out by direction and door, and where they lead as far as that has a name.</summary>
    /// <param name="isShut">Whether the door of a way can be seen to be closed; null where that is not known.</param>
    public static Clause Ways(Naming names, Func<Exit, bool>? isShut = null)
    {
        string[] ways = [.. names.Scene.Place.Exits.Select(exit => Way(exit, names, isShut?.Invoke(exit) == true)).OfType<string>()
            .Distinct(StringComparer.Ordinal)];
        return ways.Length == 0
            ? new("no-ways", ["You see no way out of here.", "No way leads on from here.", "There is no way out that you know of."])
            : new("ways", ["You can go {list}.", "From here you can go {list}.", "Your way from here can lead {list}.",
                "The ways from here: {all}."], ("list", Phrases.Join(ways, "or")), ("all", Phrases.Join(ways)));
    }

    /// <summary>One way out: <c>up by the closed trapdoor to the attic</c>; null where its direction has no words.</summary>
    public static string? Way(Exit exit, Naming names, bool shut = false)
    {
        if (Phrases.Authored(exit.Direction) is not { } direction) return null;
        var to = names.Find(exit.To) is { } place ? $" to {Phrases.The(place)}" : "";
        var door = Phrases.Authored(exit.Door) is { } name ? $" by {(shut ? $"the closed {Bare(name)}" : Phrases.The(name))}" : "";
        return direction + door + to;
    }

    private static string Bare(string name) => name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;
}
