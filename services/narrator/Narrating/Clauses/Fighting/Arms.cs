using Storyteller.Contracts;
using Storyteller.Rulebook.Wording;

namespace Storyteller.Narrator.Narrating;

/// <summary>What sort of movement a strike is.</summary>
internal enum Stroke { Blow, Bite, Claw, Shot }

/// <summary>What somebody strikes with.</summary>
/// <param name="Phrase">As an object: <c>the ashen oar</c>, <c>its bite</c>; null where nothing says.</param>
/// <param name="Named">With the name of who strikes: <c>the wolf’s bite</c>; null where it is a thing.</param>
/// <param name="Held">It is a thing that was taken in hand.</param>
internal sealed record Arms(string? Phrase, string? Named, bool Held, Stroke Stroke)
{
    private const int LongestName = 40;

    private static readonly string[] Bites = ["bite", "fangs", "jaws", "teeth"];
    private static readonly string[] Claws = ["claw", "claws", "talon", "talons"];
    private static readonly string[] Shooters = ["bow", "longbow", "shortbow", "crossbow", "sling", "dart", "darts", "blowgun", "rock"];

    public static Arms Of(Outcome o, Naming names)
    {
        if (o.Other is not null && names.Find(o.Other) is { Kind: "item" } item)
            return new Arms(names.Of(o.Other, "something").Name, null, true, StrokeOf(item.Name));
        if (NameOf(o.Words) is not { } strike) return new Arms(null, null, false, Stroke.Blow);
        var who = names.Of(o.Actor, "someone");
        return new Arms($"{who.His} {strike}", $"{Own(who)} {strike}", false, StrokeOf(strike));
    }

    /// <summary>Whose something is: <c>your</c>, <c>the wolf’s</c>.</summary>
    public static string Own(Noun who) => who.He == "you" ? "your" : who.Many ? $"{who.Name}’" : $"{who.Name}’s";

    // Only what can stand within a sentence is the name of a strike.
    private static string? NameOf(string? words) => Phrases.Authored(words) is { Length: <= LongestName } name
        && name.All(c => char.IsLetter(c) || c is ' ' or '-' or '\'' or '’') ? name : null;

    private static Stroke StrokeOf(string name)
    {
        var words = name.ToLowerInvariant().Split(' ');
        return words.Any(Bites.Contains) ? Stroke.Bite : words.Any(Claws.Contains) ? Stroke.Claw
            : words.Any(Shooters.Contains) ? Stroke.Shot : Stroke.Blow;
    }
}
