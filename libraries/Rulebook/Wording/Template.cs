using System.Text;
using Storyteller.Contracts;

namespace Storyteller.Rulebook.Wording;

/// <summary>Several ways to say one thing, and what fills their slots beside the outcome's own ids.</summary>
/// <param name="Purpose">What is said, in kebab-case: its choice of words has a chance of its own.</param>
/// <param name="Ways">A way that begins with <see cref="Spare"/> is kept for when none of the others can be filled.</param>
/// <param name="Slots">What else the ways can hold; a way whose slot has no text is passed over.</param>
public sealed record Clause(string Purpose, IReadOnlyList<string> Ways, params (string Slot, string? Text)[] Slots)
{
    /// <summary>The mark of a way that is kept for when nothing else will do.</summary>
    public const char Spare = '~';
}

/// <summary>The persons and things that a clause is about.</summary>
/// <param name="Actor">Who does it.</param>
/// <param name="Target">To whom or what.</param>
/// <param name="Other">The second person or thing.</param>
/// <param name="Place">Where the player is.</param>
/// <param name="ByPronoun">The actor was the subject of the sentence before, so a pronoun will do.</param>
public sealed record Roles(Noun Actor, Noun Target, Noun Other, Noun Place, bool ByPronoun)
{
    /// <summary>Who fills a slot; null for a slot that is nobody's.</summary>
    public Noun? Named(string slot) => slot switch { "actor" => Actor, "target" => Target, "other" => Other, "place" => Place, _ => null };
}

/// <summary>
/// Fills a way to say something. Slots: <c>{actor}</c> as the subject, <c>{target}</c>, <c>{other}</c>, <c>{place}</c> and their
/// <c>.new</c>, <c>.he</c>, <c>.it</c>, <c>.their</c>; <c>{take|takes}</c> agrees with the actor, <c>{he:take|takes}</c> with the actor's
/// pronoun, <c>{target:is|are}</c> with the target; any other
/// slot is the clause's own. Values are never read as templates.
/// </summary>
internal static class Template
{
    /// <summary>
    /// The sentence; null when a slot has nothing to hold. Where <paramref name="lenient"/>, who and what has no name is called something.
    /// </summary>
    public static string? Render(string way, Roles roles, Clause clause, bool lenient)
    {
        var text = new StringBuilder();
        for (var at = way.StartsWith(Clause.Spare) ? 1 : 0; at < way.Length;)
        {
            var open = way.IndexOf('{', at);
            if (open < 0) open = way.Length;
            text.Append(way, at, open - at);
            if (open == way.Length) break;
            var close = way.IndexOf('}', open);
            var slot = way[(open + 1)..close];
            if (Value(slot, roles, clause, lenient) is not { } value) return null;
            // As the subject of a verb nobody is "themselves".
            if (way.AsSpan(close + 1).StartsWith($" {{{slot}:") && roles.Named(slot) is { } subject) value = subject.Name;
            text.Append(StartsSentence(text) ? Phrases.Capital(value) : value);
            at = close + 1;
        }
        return Phrases.Capital(text.ToString());
    }

    private static string? Value(string slot, Roles roles, Clause clause, bool lenient)
    {
        if (slot.Contains('|', StringComparison.Ordinal)) return Agree(slot, roles);
        var dot = slot.IndexOf('.', StringComparison.Ordinal);
        var name = dot < 0 ? slot : slot[..dot];
        if (roles.Named(name) is { } noun) return noun.Known || lenient ? Form(noun, name, dot < 0 ? "" : slot[(dot + 1)..], roles) : null;
        return clause.Slots.FirstOrDefault(one => one.Slot == slot).Text;
    }

    private static string Form(Noun noun, string role, string form, Roles roles) => form switch
    {
        "new" => noun.New,
        "he" => noun.He,
        "it" => noun.Him,
        "their" => noun.His,
        "self" => noun.Himself,
        _ when role == "actor" => roles.ByPronoun ? noun.He : noun.Name,
        _ when noun.Known && noun.Id == roles.Actor.Id => noun.Himself,
        _ => noun.Name,
    };

    private static string Agree(string slot, Roles roles)
    {
        var colon = slot.IndexOf(':', StringComparison.Ordinal);
        var bar = slot.IndexOf('|', StringComparison.Ordinal);
        // For the actor the plain form comes first (you take, she takes), for things the singular (it is, they are).
        if (colon < 0) return roles.Actor.Many || (roles.ByPronoun && roles.Actor.He == "they") ? slot[..bar] : slot[(bar + 1)..];
        if (slot[..colon] == "he") return roles.Actor.He is "you" or "they" ? slot[(colon + 1)..bar] : slot[(bar + 1)..];
        return roles.Named(slot[..colon])?.Many == true ? slot[(bar + 1)..] : slot[(colon + 1)..bar];
    }

    private static bool StartsSentence(StringBuilder text) =>
        text.Length == 0 || (text.Length > 1 && text[^1] == ' ' && text[^2] is '.' or '!' or '?');
}
