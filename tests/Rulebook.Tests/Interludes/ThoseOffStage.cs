using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class ThoseOffStage
{
    private static World RingInTheTavern => AnEndedScene.World.Having("silver-ring", "tavern").Without("silver-ring", "hidden");

    [Fact]
    public void Who_longs_to_be_somewhere_goes_a_step_towards_it() =>
        Assert.Equal([new CharacterMoved("odo", "square", "tavern")], Pursued(AnEndedScene.World));

    [Fact]
    public void A_longer_way_is_gone_one_step_at_a_time() =>
        Assert.Equal([new CharacterMoved("odo", "square", "tavern")],
            Pursued(AnEndedScene.World.Without("cellar-door", "locked").Changing("odo", c => Wanting(c, new Want(WantKind.BeAt, "cellar",
                40, "I want to be down there.")))));

    [Fact]
    public void Who_is_where_they_long_to_be_stays_there_whatever_else_draws_them() =>
        Assert.Empty(Pursued(AnEndedScene.World.Changing("odo", c => Wanting(c,
            new Want(WantKind.BeAt, "square", 60, "I want to be here."), new Want(WantKind.BeAt, "tavern", 40, "I want an ale.")))));

    [Fact]
    public void Nobody_comes_to_the_player() =>
        Assert.Empty(Pursued(AnEndedScene.World.Placing(World.PlayerId, "tavern")));

    [Fact]
    public void Nobody_leaves_the_player() =>
        Assert.Empty(Pursued(AnEndedScene.World.Placing(World.PlayerId, "square")));

    [Fact]
    public void Who_is_down_goes_nowhere() => Assert.Empty(Pursued(AnEndedScene.World.Changing("odo", c => c with { HitPoints = 0 })));

    [Fact]
    public void Whom_the_hour_keeps_somewhere_walks_to_no_other_place() =>
        Assert.Empty(Pursued(AnEndedScene.World.Changing("odo", c => c with { Routine = [new(6, 20, "square", "walking the rounds")] })));

    [Fact]
    public void A_locked_door_is_in_the_way() =>
        Assert.Empty(Pursued(AnEndedScene.World.Changing("odo", c => Wanting(c with { At = "tavern" },
            new Want(WantKind.BeAt, "cellar", 40, "I want to be down there.")))));

    [Fact]
    public void What_somebody_wants_and_finds_unattended_they_take()
    {
        var taken = RingInTheTavern.Changing("odo", c => Wanting(c));
        Assert.Equal([new ItemMoved("silver-ring", "tavern", "mara")], Pursued(taken));
    }

    [Fact]
    public void What_somebody_else_is_there_to_mind_stays_where_it_lies() =>
        Assert.Empty(Pursued(RingInTheTavern.Placing("pell", "tavern").Changing("odo", c => Wanting(c))));

    [Fact]
    public void Who_lies_senseless_minds_nothing() =>
        Assert.Single(Pursued(RingInTheTavern.Placing("pell", "tavern").Changing("pell", c => c with { HitPoints = 0 })
            .Changing("odo", c => Wanting(c))));

    [Fact]
    public void What_is_hidden_or_fixed_is_not_taken()
    {
        var alone = RingInTheTavern.Changing("odo", c => Wanting(c));
        Assert.Empty(Pursued(alone.With(new Fact("silver-ring", "hidden"))));
        Assert.Empty(Pursued(alone.Changing("mara", c => Wanting(c, new Want(WantKind.Have, "barrel", 50, "I want it.")))));
    }

    [Fact]
    public void The_stronger_want_comes_first()
    {
        var torn = RingInTheTavern.Changing("odo", c => Wanting(c));
        var stronger = torn.Changing("mara", c => Wanting(c, new Want(WantKind.BeAt, "square", 90, "I want air."),
            new Want(WantKind.Have, "silver-ring", 80, "I want my ring.")));
        Assert.Equal([new CharacterMoved("mara", "tavern", "square")], Pursued(stronger));
    }

    private static IReadOnlyList<WorldEvent> Pursued(World world) => world.Changes(SceneStep.OffScreenCharacters);

    private static Character Wanting(Character who, params Want[] wants) => who with { Wants = wants };
}
