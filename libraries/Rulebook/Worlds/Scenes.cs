using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>What somebody has around them.</summary>
public static class Scenes
{
    /// <summary>
    /// A place as one character has it before them: the others there and what lies there, by id, and what that character carries. Whoever
    /// keeps hidden and whatever is hidden is left out, and where there is no light nothing that lies there can be seen.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The world has no such place.</exception>
    public static Scene SceneAt(this World world, string placeId, string viewerId, bool firstVisit)
    {
        var place = world.Places[placeId];
        var light = world.IsLit(placeId);
        return new Scene(place, world.Clock, world.DayPart, world.Weather, light, firstVisit,
            [.. world.CharactersAt(placeId).Where(c => c.Id != viewerId && !world.IsHidden(c.Id)).Select(c => world.BriefOf(c.Id)!)],
            light ? [.. world.ItemsAt(placeId).Where(i => !world.IsHidden(i.Id)).Select(i => world.BriefOf(i.Id)!)] : [],
            [.. world.ItemsAt(viewerId).Select(i => world.BriefOf(i.Id)!)]);
    }

    /// <summary>Whether a character keeps out of sight, or an item lies where only a search finds it.</summary>
    internal static bool IsHidden(this World world, string id) => world.Holds(id, "hidden");
}
