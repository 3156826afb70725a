using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

/// <summary>The cellar is dark at any hour, the coast by night; the town has its own light.</summary>
public sealed class LightAndDark
{
    private static World Cellar => AHarbourInn.World.Without("cellar-door", "locked").Placing("player", "cellar");

    [Theory]
    [InlineData(Act.Take, "cask")]
    [InlineData(Act.Search, null)]
    [InlineData(Act.Search, "cask")]
    [InlineData(Act.Examine, "cask")]
    [InlineData(Act.Use, "cask")]
    [InlineData(Act.Read, "letter")]
    public void In_the_dark_nothing_is_found_taken_or_read(Act act, string? target)
    {
        Assert.Equal("too-dark", ATurn.Of(act, target).In(_ => Cellar).WhyImpossible());
        Assert.NotEqual("too-dark", ATurn.Of(act, target).In(_ => Cellar.Having("lantern", "player")).TheOutcome().Why);
    }

    [Fact]
    public void Who_looks_around_in_the_dark_sees_nothing_that_lies_there()
    {
        var dark = Cellar.SceneAt("cellar", "player", false);
        var lit = Cellar.Having("lantern", "player").SceneAt("cellar", "player", false);
        Assert.Equal((false, 0), (dark.Light, dark.Items.Count));
        Assert.Equal((true, "cask"), (lit.Light, Assert.Single(lit.Items).Id));
        Assert.Equal((Degree.Failure, "too-dark"), (ATurn.Of(Act.Look).In(_ => Cellar).TheOutcome().Degree,
            ATurn.Of(Act.Look).In(_ => Cellar).TheOutcome().Why));
    }

    [Theory]
    [InlineData("player", true)]
    [InlineData("cellar", true)]
    [InlineData("mara", true)]
    [InlineData("taproom", false)]
    [InlineData("", false)]
    public void A_light_shines_from_a_hand_or_the_ground_of_this_place(string at, bool lit) =>
        Assert.Equal(lit, Cellar.Placing("mara", "cellar").Having("lantern", at).IsLit("cellar"));

    [Fact]
    public void One_can_find_the_way_out_of_the_dark_and_what_is_in_ones_own_pockets()
    {
        Assert.Equal(OutcomeKind.Moved, ATurn.Of(Act.Go, "taproom").In(_ => Cellar).Resolve().Outcomes[^1].Kind);
        Assert.Equal(OutcomeKind.Examined, ATurn.Of(Act.Examine, "knife").In(_ => Cellar).TheOutcome().Kind);
        Assert.Equal(OutcomeKind.Dropped, ATurn.Of(Act.Drop, "knife").In(_ => Cellar).TheOutcome().Kind);
        Assert.Equal(OutcomeKind.Consumed, ATurn.Of(Act.Consume, "bread").In(_ => Cellar).TheOutcome().Kind);
    }

    [Fact]
    public void A_light_put_down_and_left_behind_leaves_one_in_the_dark()
    {
        var lit = Cellar.Having("lantern", "player");
        var down = ATurn.Of(Act.Drop, "lantern").In(_ => lit).Resolve().After;
        Assert.True(down.IsLit("cellar"));
        Assert.Equal(OutcomeKind.Took, ATurn.Of(Act.Take, "cask").In(_ => down).TheOutcome().Kind);
        Assert.False(down.Having("lantern", "taproom").IsLit("cellar"));
    }

    [Theory]
    [InlineData(4, "coast-road", false)]
    [InlineData(5, "coast-road", true)]
    [InlineData(21, "coast-road", true)]
    [InlineData(22, "coast-road", false)]
    [InlineData(23, "quay", true)]
    [InlineData(12, "cellar", false)]
    public void The_hour_decides_out_in_the_wild(int hour, string place, bool lit) =>
        Assert.Equal(lit, AHarbourInn.World.At(hour).IsLit(place));
}
