using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.Narrator.Narrating;

/// <summary>Somebody or something as a sentence can use it.</summary>
/// <param name="Name">As subject and object, with its article.</param>
/// <param name="New">With the indefinite article.</param>
/// <param name="He">The pronoun as a subject.</param>
/// <param name="Many">Takes the verb of the plural: <c>you</c>, and several things.</param>
internal sealed record Noun(string? Id, string Name, string New, string He, bool Many, bool Known)
{
    public string Him => He switch { "she" => "her", "he" => "him", "they" => "them", "you" => "you", _ => "it" };
    public string His => He switch { "she" => "her", "he" => "his", "they" => "their", "you" => "your", _ => "its" };
    public string Himself => He switch { "she" => "herself", "he" => "himself", "they" => "themselves", "you" => "yourself", _ =>
        "itself" };
}

/// <summary>Gives every id its name, and none to an id that the context does not name.</summary>
internal sealed class Naming(NarratorContext context)
{
    private static readonly Noun You = new(World.PlayerId, "you", "you", "you", true, true);

    public Brief? Find(string? id)
    {
        if (string.IsNullOrEmpty(id)) return null;
        var brief = context.Cast.GetValueOrDefault(id)
            ?? context.Scene.Present.Concat(context.Scene.Items).Concat(context.Scene.Carried).FirstOrDefault(one => one.Id == id)
            ?? (id == context.Scene.Place.Id ? Here : null);
        if (brief is null || Phrases.Authored(brief.Name) is not { } name) return null;
        return brief with { Name = name };
    }

    public Brief Here => new(context.Scene.Place.Id, "place", context.Scene.Place.Name, context.Scene.Place.Proper, "it");

    /// <summary>The noun for an id; what is not known is called by <paramref name="unknown"/>.</summary>
    public Noun Of(string? id, string unknown)
    {
        if (IsPlayer(id)) return You;
        if (Find(id) is not { } brief) return new Noun(id, unknown, unknown, unknown == "someone" ? "they" : "it", false, false);
        var many = Phrases.IsPlural(brief);
        return new Noun(id, Phrases.The(brief), Phrases.A(brief), many ? "they" : brief.Pronoun, many, true);
    }

    public bool IsPlayer(string? id) => id == World.PlayerId || (id is not null && context.Cast.GetValueOrDefault(id)?.Pronoun == "you");

    /// <summary>These things as a list, each new to the reader; nameless ones are left out.</summary>
    public string List(IEnumerable<Brief> briefs, int most = 7)
    {
        var names = briefs.Select(one => Find(one.Id) ?? one).Where(one => Phrases.Authored(one.Name) is not null)
            .Select(one => one.Kind == "character" ? Phrases.The(one) : Phrases.A(one)).Distinct(StringComparer.Ordinal).ToArray();
        return names.Length <= most ? Phrases.Join(names) : Phrases.Join([.. names.Take(most - 1), "more besides"]);
    }
}
