using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class CarryingALoad
{
    private const int Pound = 454;

    private static World With(int grams, int strength = 0)
    {
        var world = AHarbourInn.World with { Items = World.Empty.Items };
        return world.Changing("player", c => c with { Abilities = c.Abilities with { Strength = strength } })
            .With(AHarbourInn.Thing("load", "load", "player") with { Grams = grams });
    }

    [Theory]
    [InlineData(0, 150 * Pound)]
    [InlineData(2, 210 * Pound)]
    [InlineData(-5, 15 * Pound)]
    public void One_carries_fifteen_pounds_for_each_point_of_strength(int strength, long grams) =>
        Assert.Equal(grams, Carrying.CapacityGrams(With(0, strength).Player));

    [Theory]
    [InlineData(0, 0, 30)]
    [InlineData(50 * Pound, 0, 30)]
    [InlineData((50 * Pound) + 1, 0, 20)]
    [InlineData(100 * Pound, 0, 20)]
    [InlineData((100 * Pound) + 1, 0, 10)]
    [InlineData(60 * Pound, 1, 30)]
    [InlineData((60 * Pound) + 1, 1, 20)]
    public void A_load_slows_one_down(int grams, int strength, int feet)
    {
        var world = With(grams, strength);
        Assert.Equal((feet, feet < 30, feet == 10), (Carrying.SpeedFeet(world, "player"), Carrying.IsEncumbered(world, "player"),
            Carrying.IsHeavilyEncumbered(world, "player")));
    }

    [Theory]
    [InlineData(10 * Pound, 60, 60)]
    [InlineData(60 * Pound, 60, 90)]
    [InlineData(120 * Pound, 60, 180)]
    [InlineData(60 * Pound, 1, 2)]
    [InlineData(120 * Pound, 0, 0)]
    [InlineData(120 * Pound, int.MaxValue, int.MaxValue)]
    public void A_way_takes_longer_under_a_load(int grams, int seconds, int takes) =>
        Assert.Equal(takes, Carrying.WaySeconds(With(grams), "player", seconds));

    [Fact]
    public void What_others_carry_weighs_on_them_alone()
    {
        var world = With(0).With(AHarbourInn.Thing("sack", "sack", "jory") with { Grams = 60 * Pound });
        Assert.Equal((0L, 60L * Pound), (Carrying.CarriedGrams(world, "player"), Carrying.CarriedGrams(world, "jory")));
        Assert.True(Carrying.IsEncumbered(world, "jory"));
        Assert.False(Carrying.IsEncumbered(world, "player"));
        Assert.False(Carrying.IsEncumbered(world, "no-such-id"));
    }

    [Theory]
    [InlineData(150 * Pound, OutcomeKind.Took)]
    [InlineData((150 * Pound) + 1, OutcomeKind.Impossible)]
    public void Beyond_the_capacity_nothing_more_is_taken_up(int grams, OutcomeKind kind)
    {
        var world = With(0).With(AHarbourInn.Thing("stone", "stone", "taproom") with { Grams = grams });
        var outcome = ATurn.Of(Act.Take, "stone").In(_ => world).TheOutcome();
        Assert.Equal((kind, kind == OutcomeKind.Took ? null : "too-heavy"), (outcome.Kind, outcome.Why));
    }
}
