using Storyteller.Contracts;

namespace Storyteller.Rulebook.OffScreen;

/// <summary>Sums a scene up in one sentence: where it was, who was there, what kinds of things happened.</summary>
internal static class Chronicle
{
    public static string Of(World world, SceneFacts scene)
    {
        var place = world.BriefOf(scene.Place)?.Called() ?? scene.Place;
        var people = world.CharactersAt(scene.Place).Where(c => c.Id != World.PlayerId && !world.IsHidden(c.Id))
            .Select(c => world.BriefOf(c.Id)!.Called()).ToList();
        var deeds = Deeds(scene.Happened).ToList();
        var company = people.Count == 0 ? "alone" : $"with {Listed(people)}";
        var what = deeds.Count == 0 ? "nothing much happened" : Listed(deeds);
        return $"{world.Player.Name} was at {place}, {company}, and {what}.";
    }

    private static IEnumerable<string> Deeds(IReadOnlyList<WorldEvent> happened)
    {
        if (happened.Any(e => e is StoryletHappened)) yield return "something befell them";
        if (happened.Any(e => e is DamageDealt { CharacterId: World.PlayerId })) yield return "they were hurt";
        if (happened.Any(e => e is DamageDealt { CharacterId: not World.PlayerId } hurt
            && (hurt.Cause == World.PlayerId || hurt.Cause.StartsWith("attack ", StringComparison.Ordinal))))
            yield return "they drew blood";
        if (happened.Any(e => e is ItemMoved { To: World.PlayerId })) yield return "they came by something";
        if (happened.Any(e => e is ItemMoved { From: World.PlayerId })) yield return "they parted with something";
        if (happened.Any(e => e is CoinsMoved { From: World.PlayerId } or CoinsMoved { To: World.PlayerId }))
            yield return "money changed hands";
        var regard = happened.OfType<RelationShifted>().Where(e => e.To == World.PlayerId).Sum(e => e.Amount);
        if (regard > 0) yield return "they made themselves liked";
        if (regard < 0) yield return "they made themselves disliked";
    }

    private static string Listed(IReadOnlyList<string> all) =>
        all.Count == 1 ? all[0] : $"{string.Join(", ", all.SkipLast(1))} and {all[^1]}";
}
