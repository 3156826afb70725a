using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class FindingTheWay
{
    private static readonly World World = AHarbourInn.World;

    [Fact]
    public void A_way_takes_as_long_as_its_exits_together() => Assert.Equal(920, Paths.Seconds(World, "taproom", "lighthouse"));

    [Fact]
    public void The_first_step_is_a_neighbour() => Assert.Equal("quay", Paths.NextStep(World, "taproom", "lighthouse"));

    [Fact]
    public void Where_one_already_is_there_is_no_way_to_walk()
    {
        Assert.Equal(0, Paths.Seconds(World, "quay", "quay"));
        Assert.Null(Paths.NextStep(World, "quay", "quay"));
    }

    [Fact]
    public void A_closed_door_is_no_obstacle() => Assert.Equal(15, Paths.Seconds(World, "taproom", "attic"));

    [Fact]
    public void A_locked_door_is_one()
    {
        Assert.Null(Paths.Seconds(World, "taproom", "cellar"));
        Assert.Null(Paths.NextStep(World, "taproom", "cellar"));
        Assert.Equal(10, Paths.Seconds(World.Without("cellar-door", "locked"), "taproom", "cellar"));
    }

    [Theory]
    [InlineData("taproom", "no-such-id")]
    [InlineData("no-such-id", "taproom")]
    [InlineData("no-such-id", "no-such-id")]
    public void There_is_no_way_from_or_to_what_is_no_place(string from, string to)
    {
        Assert.Null(Paths.Seconds(World, from, to));
        Assert.Null(Paths.NextStep(World, from, to));
    }

    [Fact]
    public void The_quicker_way_wins_over_the_one_with_fewer_steps()
    {
        var world = Of(("a", "z", 100), ("a", "b", 10), ("b", "c", 10), ("c", "z", 10));
        Assert.Equal(30, Paths.Seconds(world, "a", "z"));
        Assert.Equal("b", Paths.NextStep(world, "a", "z"));
    }

    [Fact]
    public void Of_two_equally_quick_ways_the_smaller_id_wins_however_the_exits_are_listed()
    {
        (string, string, int)[] exits = [("a", "c", 10), ("a", "b", 10), ("c", "z", 10), ("b", "z", 10)];
        Assert.Equal("b", Paths.NextStep(Of(exits), "a", "z"));
        Assert.Equal("b", Paths.NextStep(Of([.. exits.Reverse()]), "a", "z"));
    }

    [Fact]
    public void An_exit_that_leads_out_of_the_world_is_not_taken() => Assert.Null(Paths.Seconds(Of(("a", "b", 10)) is var w
        ? w with { Places = w.Places.Remove("b") } : w, "a", "b"));

    [Fact]
    public void On_a_drawn_map_the_first_step_brings_one_exactly_that_much_nearer()
    {
        for (var seed = 1UL; seed <= 50; seed++)
        {
            var chance = new Chance(seed).For("map");
            var world = Of([.. Enumerable.Range(0, 25)
                .Select(n => (Letter(chance.Below(10, n)), Letter(chance.Below(10, n + 100)), 5 + chance.Below(60, n + 200)))]);
            foreach (var from in world.Places.Keys)
            {
                foreach (var to in world.Places.Keys.Where(p => p != from))
                {
                    var (all, next) = (Paths.Seconds(world, from, to), Paths.NextStep(world, from, to));
                    Assert.Equal(all is null, next is null);
                    if (next is null) continue;
                    var step = world.Places[from].Exits.Where(e => e.To == next).Min(e => e.Seconds);
                    Assert.Equal(all, step + Paths.Seconds(world, next, to));
                }
            }
        }
    }

    private static string Letter(int n) => ((char)('a' + n)).ToString();

    private static World Of(params (string From, string To, int Seconds)[] exits) => AHarbourInn.Of(
        exits.SelectMany(e => new[] { e.From, e.To }).Distinct().Select(id => AHarbourInn.Places().First() with
        {
            Id = id,
            Exits = [.. exits.Where(e => e.From == id).Select(e => new Exit(e.To, e.To, e.Seconds))],
        }), [], []);
}
