using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>How prose names what a world holds.</summary>
public static class Briefs
{
    /// <summary>The brief of a character, item or place; null for any other id. The player's pronoun is <c>you</c>.</summary>
    public static Brief? BriefOf(this World world, string id)
    {
        if (world.Characters.TryGetValue(id, out var who))
            return new Brief(id, "character", who.Name, who.Proper, id == World.PlayerId ? "you" : who.Pronoun);
        if (world.Items.TryGetValue(id, out var item)) return new Brief(id, "item", item.Name, false, "it");
        if (world.Places.TryGetValue(id, out var place)) return new Brief(id, "place", place.Name, place.Proper, "it");
        return null;
    }

    /// <summary>The name with its definite article, where it takes one: <c>the salt market</c>, <c>Gull Street</c>.</summary>
    internal static string Called(this Brief brief) => brief.Proper ? brief.Name : $"the {brief.Name}";
}
