using Storyteller.Contracts;

namespace Storyteller.Rulebook.Wording;

/// <summary>Somebody or something as a sentence can use it.</summary>
/// <param name="Id">Null or unknown where it has no name.</param>
/// <param name="Name">As subject and object, with its article.</param>
/// <param name="New">With the indefinite article.</param>
/// <param name="He">The pronoun as a subject.</param>
/// <param name="Many">Takes the verb of the plural: <c>you</c>, and several things.</param>
/// <param name="Known">It has a name of its own.</param>
public sealed record Noun(string? Id, string Name, string New, string He, bool Many, bool Known)
{
    /// <summary>The pronoun as an object.</summary>
    public string Him => He switch { "she" => "her", "he" => "him", "they" => "them", "you" => "you", _ => "it" };

    /// <summary>The possessive pronoun.</summary>
    public string His => He switch { "she" => "her", "he" => "his", "they" => "their", "you" => "your", _ => "its" };

    /// <summary>The reflexive pronoun.</summary>
    public string Himself => He switch { "she" => "herself", "he" => "himself", "they" => "themselves", "you" => "yourself", _ =>
        "itself" };
}

/// <summary>Gives every id its name, and none to an id that neither the scene nor the cast names.</summary>
/// <param name="scene">What the player has around them.</param>
/// <param name="cast">The names of everybody and everything else that may be mentioned, by id.</param>
public sealed class Naming(Scene scene, IReadOnlyDictionary<string, Brief> cast)
{
    private static readonly Noun You = new(World.PlayerId, "you", "you", "you", true, true);

    /// <summary>What the player has around them.</summary>
    public Scene Scene => scene;

    /// <summary>The brief of an id, its name cleaned; null where it has no name.</summary>
    public Brief? Find(string? id)
    {
        if (string.IsNullOrEmpty(id)) return null;
        var brief = cast.GetValueOrDefault(id)
            ?? scene.Present.Concat(scene.Items).Concat(scene.Carried).FirstOrDefault(one => one.Id == id)
            ?? (id == scene.Place.Id ? Here : null);
        if (brief is null || Phrases.Authored(brief.Name) is not { } name) return null;
        return brief with { Name = name };
    }

    /// <summary>The brief of the place where the player is.</summary>
    public Brief Here => new(scene.Place.Id, "place", scene.Place.Name, scene.Place.Proper, "it");

    /// <summary>The noun for an id; what is not known is called by <paramref name="unknown"/>.</summary>
    public Noun Of(string? id, string unknown)
    {
        if (IsPlayer(id)) return You;
        if (Find(id) is not { } brief) return new Noun(id, unknown, unknown, unknown == "someone" ? "they" : "it", false, false);
        var many = Phrases.IsPlural(brief);
        return new Noun(id, Phrases.The(brief), Phrases.A(brief), many ? "they" : brief.Pronoun, many, true);
    }

    /// <summary>Whether this is the player's character.</summary>
    public bool IsPlayer(string? id) => id == World.PlayerId || (id is not null && cast.GetValueOrDefault(id)?.Pronoun == "you");

    /// <summary>These things as a list, each new to the reader; nameless ones are left out.</summary>
    /// <param name="most">How many are named before the rest is <c>more besides</c>; at least 1.</param>
    public string List(IEnumerable<Brief> briefs, int most = 7)
    {
        var names = briefs.Select(one => Find(one.Id) ?? one).Where(one => Phrases.Authored(one.Name) is not null)
            .Select(one => one.Kind == "character" ? Phrases.The(one) : Phrases.A(one)).Distinct(StringComparer.Ordinal).ToArray();
        return names.Length <= most ? Phrases.Join(names) : Phrases.Join([.. names.Take(most - 1), "more besides"]);
    }
}
