using Storyteller.Contracts;

namespace Storyteller.NpcDecision.Deciding;

/// <summary>What a character does when nothing calls for more: the work of the hour, or what the place and the hour allow.</summary>
internal static class Daily
{
    /// <summary>All that is left to who is down.</summary>
    public static NpcAction LieStill { get; } = Standpoint.Do(Deed.Stay, 1000, "they are down", words: "lying still");

    public static NpcAction Stay(Standpoint view) => view.Doing is { } doing
        ? Standpoint.Do(Deed.Stay, 250 + (view.Temper.Diligence * 2), "it is the hour for it", words: doing)
        : Standpoint.Do(Deed.Stay, 250, "nothing calls them away", words: view.Chance.For("idle").Pick(Idle(view)));

    private static IReadOnlyList<string> Idle(Standpoint view)
    {
        List<string> ways = ["waiting", "keeping quiet", "standing by"];
        if (view.Self.HitPoints * 2L < view.Self.MaxHitPoints) ways.Add("nursing a hurt");
        if (!view.Scene.Light) return [.. ways, "listening to the dark"];
        ways.Add("looking about");
        if (!view.Scene.Place.Indoors) ways.AddRange(["watching the sky", Under(view.Scene.Weather)]);
        if (view.PlayerIsHere && view.Temper.Sociability >= 50) ways.Add("watching who comes and goes");
        return ways;
    }

    private static string Under(Weather weather) => weather switch
    {
        Weather.Rain => "letting the rain run off",
        Weather.Storm => "leaning into the wind",
        Weather.Fog => "peering into the fog",
        Weather.Snow => "stamping in the snow",
        _ => "taking the air",
    };
}
