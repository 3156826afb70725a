using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class LookingAroundInAScene
{
    private static readonly World World = AHarbourInn.World;

    [Fact]
    public void One_sees_the_others_what_lies_there_and_what_one_carries_by_id()
    {
        var scene = World.SceneAt("taproom", "player", false);
        Assert.Equal(["mara"], Ids(scene.Present));
        Assert.Equal(["anvil", "ballast", "iron-key"], Ids(scene.Items));
        Assert.Equal(["bread", "knife", "letter"], Ids(scene.Carried));
        Assert.Equal((36_000L, DayPart.Morning, Weather.Clear, true, false),
            (scene.Clock, scene.DayPart, scene.Weather, scene.Light, scene.FirstVisit));
    }

    [Fact]
    public void Another_viewer_sees_the_player_and_carries_their_own()
    {
        var scene = World.SceneAt("taproom", "mara", true);
        Assert.Equal(["player"], Ids(scene.Present));
        Assert.Equal("you", scene.Present[0].Pronoun);
        Assert.Equal(["ladle"], Ids(scene.Carried));
        Assert.True(scene.FirstVisit);
    }

    [Fact]
    public void Whoever_hides_is_not_in_the_scene() =>
        Assert.Empty(World.With(new Fact("player", "hidden")).SceneAt("taproom", "mara", false).Present);

    [Fact]
    public void In_the_dark_nothing_can_be_seen_lying_there()
    {
        var scene = World.SceneAt("cellar", "player", false);
        Assert.False(scene.Light);
        Assert.Empty(scene.Items);
        Assert.Equal(3, scene.Carried.Count);
    }

    [Fact]
    public void A_light_that_somebody_brings_shows_what_lies_there() =>
        Assert.Equal(["cask"], Ids(World.Placing("mara", "cellar").Having("lantern", "mara").SceneAt("cellar", "player", false).Items));

    private static IEnumerable<string> Ids(IEnumerable<Brief> briefs) => briefs.Select(b => b.Id);
}
