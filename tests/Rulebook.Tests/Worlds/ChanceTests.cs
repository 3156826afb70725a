namespace Storyteller.Rulebook.Tests;

public sealed class ChanceTests
{
    private static readonly Chance Seeded = new(42);

    [Fact]
    public void The_same_seed_purpose_and_count_give_the_same_number()
    {
        Assert.Equal(Seeded.For("weather").Below(1000, 7), new Chance(42).For("weather").Below(1000, 7));
        Assert.Equal(Seeded.For("npc", "mara").For(3), new Chance(42).For("npc", "mara").For(3));
    }

    /// <summary>Pinned: a change here changes every story that was ever told.</summary>
    [Fact]
    public void The_numbers_never_change()
    {
        int[] rolls = [.. Enumerable.Range(0, 8).Select(n => new Chance(1).Roll(20, n))];
        Assert.Equal(PinnedRolls, rolls);
    }

    private static readonly int[] PinnedRolls = [12, 15, 20, 9, 9, 16, 18, 11];

    [Fact]
    public void Purposes_do_not_disturb_each_other()
    {
        var numbers = new[] { Seeded, Seeded.For("a"), Seeded.For("b"), Seeded.For("a", "b"), Seeded.For("b", "a"), Seeded.For(0),
            Seeded.For(1), Seeded.For("ab") };
        Assert.Equal(numbers.Length, numbers.Distinct().Count());
        Assert.Equal(Seeded.For("a", "b"), Seeded.For("a").For("b"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(20)]
    [InlineData(100)]
    public void A_die_shows_each_side_about_as_often(int sides)
    {
        const int each = 500;
        var counts = new int[sides + 1];
        for (var n = 0; n < sides * each; n++) counts[Seeded.For("die").Roll(sides, n)]++;
        Assert.Equal(0, counts[0]);
        // Chi-square stays below its mean plus five standard deviations.
        var chi = counts.Skip(1).Sum(c => Math.Pow(c - each, 2) / each);
        Assert.True(chi < sides - 1 + (5 * Math.Sqrt(2 * (sides - 1))), $"{chi}");
    }

    [Fact]
    public void Rolls_of_neighbouring_seeds_are_unrelated()
    {
        var same = Enumerable.Range(0, 2_000).Count(n => new Chance((ulong)n).Roll(20) == new Chance((ulong)n + 1).Roll(20));
        Assert.InRange(same, 50, 150);
    }

    [Fact]
    public void Below_refuses_an_empty_range()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Seeded.Below(0));
        Assert.Equal(0, Seeded.Below(1, 99));
        Assert.InRange(Seeded.Below(int.MaxValue, 3), 0, int.MaxValue - 1);
    }

    [Fact]
    public void Percentages_have_ends()
    {
        Assert.DoesNotContain(true, Enumerable.Range(0, 500).Select(n => Seeded.Percent(0, n)));
        Assert.DoesNotContain(false, Enumerable.Range(0, 500).Select(n => Seeded.Percent(100, n)));
        Assert.InRange(Enumerable.Range(0, 5_000).Count(n => Seeded.Percent(30, n)), 1_350, 1_650);
    }

    [Fact]
    public void Weights_decide_how_often_one_wins()
    {
        (string Name, int Weight)[] all = [("never", 0), ("seldom", 1), ("often", 9), ("less than never", -5)];
        var drawn = Enumerable.Range(0, 5_000).Select(n => Seeded.Weighted(all, a => a.Weight, n).Name).CountBy(n => n).ToDictionary();
        Assert.Equal(["often", "seldom"], drawn.Keys.Order());
        Assert.InRange(drawn["seldom"], 400, 600);
    }

    [Fact]
    public void Where_no_weight_counts_each_can_win()
    {
        string[] all = ["a", "b"];
        Assert.Equal(all, Enumerable.Range(0, 50).Select(n => Seeded.Weighted(all, _ => 0, n)).Distinct().Order());
    }

    [Fact]
    public void Shuffling_keeps_everything_and_reaches_every_order()
    {
        Assert.Equal(Enumerable.Range(0, 50), Seeded.Shuffle(Enumerable.Range(0, 50)).Order());
        var orders = Enumerable.Range(0, 600).Select(n => string.Concat(Seeded.For(n).Shuffle("abc"))).CountBy(o => o).ToDictionary();
        Assert.Equal(6, orders.Count);
        Assert.All(orders.Values, count => Assert.InRange(count, 60, 140));
        Assert.Empty(Seeded.Shuffle(Array.Empty<int>()));
    }
}
