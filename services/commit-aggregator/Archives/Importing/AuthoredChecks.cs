using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Worlds.Files;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Archives.Importing;

/// <summary>
/// Whether an authored world that came in a file can be played: what world files are held to where it matters to the rules, which take a
/// world for granted. See docs/WRITING-A-WORLD.md.
/// </summary>
internal static class AuthoredChecks
{
    private const int LongestName = 100;
    private const int MostHitPoints = 999;
    private const int MostOfAThing = 10_000_000;

    /// <summary>The first thing that is wrong with it; null when nothing is.</summary>
    public static string? ProblemWith(AuthoredWorld world) => Problems(world).FirstOrDefault();

    // Later checks rely on earlier ones; only the first problem is ever looked for.
    private static IEnumerable<string> Problems(AuthoredWorld world)
    {
        var begin = world.Begin;
        if (!Words.IsKebab(world.Id) || begin.Id != world.Id)
            yield return $"the world's id '{world.Id}' is not one, or its begin has another";
        string[] ids = [.. begin.Places.Select(p => p.Id), .. begin.Characters.Select(c => c.Id), .. begin.Items.Select(i => i.Id)];
        if (ids.FirstOrDefault(id => !Words.IsKebab(id)) is { } wrong) yield return $"'{wrong}' is no id";
        if (Twice(ids) is { } twice) yield return $"the id '{twice}' is there twice";
        var (places, characters) = (begin.Places.Select(p => p.Id).ToHashSet(), begin.Characters.Select(c => c.Id).ToHashSet());
        if (!characters.Contains(World.PlayerId)) yield return "the player's character is missing";
        if (begin.Tick != 0 || begin.Clock is < 0 or > 86_400 || !begin.Known.All(places.Contains))
            yield return "the world does not begin at tick 0, in its first day, at known places";
        if (begin.Memories.Count + begin.LastHappened.Count + (begin.Deferred?.Count ?? 0) > 0)
            yield return "something has happened before the world begins";

        var items = begin.Items.ToDictionary(i => i.Id);
        var problems = begin.Places.Select(p => ProblemWith(p, places, items))
            .Concat(begin.Characters.Select(c => ProblemWith(c, places)))
            .Concat(begin.Items.Select(i => ProblemWith(i, places, characters)))
            .Concat(begin.Relations.Select(r => ProblemWith(r, characters)))
            .Append(Twice(begin.Relations.Select(r => World.RelationKey(r.From, r.To))) is { } pair ? $"'{pair}' is there twice" : null)
            .Append(begin.Facts.Any(f => f.Subject.Length == 0 || f.State.Length == 0) ? "a fact says nothing" : null)
            .Concat(StoryletChecks.Problems(world.Storylets));
        foreach (var problem in problems.OfType<string>()) yield return problem;
    }

    /// <summary>The first of these that is among them twice.</summary>
    public static string? Twice(IEnumerable<string> words) => words.GroupBy(word => word).FirstOrDefault(same => same.Count() > 1)?.Key;

    private static string? ProblemWith(Place place, HashSet<string> places, Dictionary<string, Item> items)
    {
        if (!IsName(place.Name)) return $"the place '{place.Id}' has no name";
        if (!Words.Biomes.Contains(place.Biome)) return $"'{place.Id}' is of no known biome";
        if (place.Senses.Count == 0) return $"there is nothing to sense at '{place.Id}'";
        if (Twice(place.Exits.Select(e => e.Direction)) is { } twice) return $"'{place.Id}' has two exits {twice}";
        foreach (var exit in place.Exits)
        {
            if (!places.Contains(exit.To) || !Words.Directions.Contains(exit.Direction) || exit.Seconds is < 5 or > 86_400)
                return $"the exit {exit.Direction} of '{place.Id}' leads nowhere, or takes too long";
            if (exit.DoorId is null != exit.Door is null || (exit.Key is { } key && !items.ContainsKey(key)))
                return $"the door {exit.Direction} of '{place.Id}' is not whole";
        }

        return null;
    }

    private static string? ProblemWith(Character who, HashSet<string> places)
    {
        if (!IsName(who.Name)) return $"the character '{who.Id}' has no name";
        if (!Words.Pronouns.Contains(who.Pronoun)) return $"'{who.Id}' has no known pronoun";
        if (!places.Contains(who.At)) return $"'{who.Id}' is nowhere";
        if (who.HitPoints < 1 || who.HitPoints > who.MaxHitPoints || who.MaxHitPoints > MostHitPoints)
            return $"'{who.Id}' has {who.HitPoints} of {who.MaxHitPoints} hit points";
        var (a, t) = (who.Abilities, who.Temperament);
        if (!new[] { a.Strength, a.Dexterity, a.Constitution, a.Intelligence, a.Wisdom, a.Charisma }.All(n => n is >= -5 and <= 10))
            return $"the abilities of '{who.Id}' are not from -5 to 10";
        if (!new[] { t.Kindness, t.Boldness, t.Diligence, t.Sociability }.All(n => n is >= 0 and <= 100))
            return $"the temperament of '{who.Id}' is not from 0 to 100";
        if (who.Coins is < 0 or > MostOfAThing || who.Experience is < 0 or > MostOfAThing || who.HitDiceSpent is < 0 or > 20
            || who.RestedAt != 0)
            return $"'{who.Id}' begins with what nobody begins with";
        if (who.Wants.Any(w => w.Weight is < 1 or > 100) || who.Knows.Any(k => k.Affinity is < -100 or > 100 || k.Topics.Count == 0))
            return $"what '{who.Id}' wants or knows is out of range";
        return who.Routine.Any(r => r.FromHour is < 0 or > 23 || r.ToHour is < 0 or > 24 || !places.Contains(r.PlaceId))
            ? $"the routine of '{who.Id}' has an hour or a place that there is not" : null;
    }

    private static string? ProblemWith(Item item, HashSet<string> places, HashSet<string> characters)
    {
        if (!IsName(item.Name)) return $"the item '{item.Id}' has no name";
        if (item.At.Length > 0 && !places.Contains(item.At) && !characters.Contains(item.At)) return $"'{item.Id}' is nowhere";
        if (item.Grams is < 0 or > MostOfAThing || item.Value is < 0 or > MostOfAThing) return $"'{item.Id}' weighs or costs too much";
        return item.Tags.Select(ItemTags.ProblemWith).FirstOrDefault(problem => problem is not null);
    }

    private static string? ProblemWith(Relation relation, HashSet<string> characters) =>
        characters.Contains(relation.From) && characters.Contains(relation.To) && relation.Affinity is >= -100 and <= 100
            ? null : $"the relation of '{relation.From}' to '{relation.To}' is none";

    // Names are put into texts for their slots: one that held a slot itself would be put in for ever.
    private static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && !name.Any(c => char.IsControl(c) || c is '{' or '}');
}
