using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class SummingUpAScene
{
    [Fact]
    public void A_quiet_scene_is_a_place_and_who_was_there() =>
        Assert.Equal("Ansel was at the harbour square, with the night watchman and Pell, and nothing much happened.", Summary());

    [Fact]
    public void Nobody_is_named_who_keeps_out_of_sight_or_is_elsewhere() =>
        Assert.Equal("Ansel was at the harbour square, alone, and nothing much happened.",
            Summary(AnEndedScene.World.Placing("odo", "tavern").With(new Fact("pell", "hidden"))));

    [Fact]
    public void What_happened_is_told_by_its_kind_each_kind_once() =>
        Assert.Equal("Ansel was at the harbour square, with the night watchman and Pell, and something befell them, they were hurt, they "
            + "drew blood, they came by something, they parted with something, money changed hands and they made themselves disliked.",
            Summary(AnEndedScene.World, new ClockAdvanced(60), new StoryletHappened("gulls", 3), new DamageDealt("player", 2, "gulls"),
                new DamageDealt("odo", 3, "player"), new DamageDealt("odo", 3, "player"), new ItemMoved("rope", "square", "player"),
                new ItemMoved("letter", "player", "odo"), new CoinsMoved("player", "odo", 5),
                new RelationShifted("odo", "player", -10, "struck"), new RelationShifted("pell", "player", 2, "thank")));

    [Fact]
    public void What_others_did_among_themselves_is_not_the_scene_s_story() =>
        Assert.Equal(Summary(), Summary(AnEndedScene.World, new DamageDealt("odo", 1, "pell"), new ItemMoved("rope", "square", "odo"),
            new CoinsMoved("", "odo", 5), new RelationShifted("odo", "pell", -10, "struck"),
            new CharacterMoved("mara", "tavern", "square")));

    [Fact]
    public void Who_made_themselves_liked_is_told_of_too() =>
        Assert.Equal("Ansel was at the harbour square, with the night watchman and Pell, and they made themselves liked.",
            Summary(AnEndedScene.World, new RelationShifted("odo", "player", 3, "gift")));

    [Fact]
    public void The_last_step_names_the_world_with_all_that_follows_and_changes_nothing()
    {
        var last = AnEndedScene.World.Settle(SceneStep.Checkpoint);
        Assert.Empty(last.Changes);
        Assert.Equal(WorldHash.Of(AnEndedScene.World), last.Summary);
    }

    [Fact]
    public void Every_step_comes_to_the_same_for_the_same_scene_and_only_the_last_two_say_something()
    {
        var world = AnEndedScene.World.Remembering("odo", new Memory(3, OutcomeKind.Struck, World.PlayerId, "mara", null, 8));
        foreach (var step in Enum.GetValues<SceneStep>())
        {
            var (once, again) = (world.Settle(step), world.Settle(step));
            Assert.Equal((Canonical.Write(once.Changes), once.Summary), (Canonical.Write(again.Changes), again.Summary));
            Assert.Equal(step is SceneStep.Narrative or SceneStep.Checkpoint, once.Summary is not null);
        }
    }

    private static string? Summary(World? world = null, params WorldEvent[] happened)
    {
        var told = (world ?? AnEndedScene.World).Settle(SceneStep.Narrative, AnEndedScene.Facts with { Happened = happened });
        Assert.Empty(told.Changes);
        return told.Summary;
    }
}
