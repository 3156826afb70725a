namespace Storyteller.Bench.Tests;

public sealed class BenchArgumentsTests
{
    [Fact]
    public void Without_arguments_all_is_measured_in_full_length()
    {
        var read = BenchArguments.Read([]);
        Assert.Equal((0, false, 1_000, null), (read.Rows.Count, read.Distributed, read.Ticks, read.Rounds));
        Assert.EndsWith(Path.Combine("bench", "results"), read.Results);
    }

    [Fact]
    public void Every_argument_has_its_place()
    {
        var read = BenchArguments.Read(["rewind", "--distributed", "--ticks", "60", "--rounds", "3", "--seed", "7", "--results", "/tmp/x"]);
        Assert.Equal(["rewind"], read.Rows);
        Assert.Equal((true, 60, 3, 7UL, "/tmp/x"), (read.Distributed, read.Ticks, read.Rounds, read.Seed, read.Results));
    }

    [Fact]
    public void How_long_and_of_what_can_be_chosen()
    {
        var read = BenchArguments.Read(
            ["tick", "--seconds", "5", "--warm", "3", "--only", "platform, floors", "--minutes", "1", "--sessions", "100", "--brief"]);
        Assert.Equal((5, 3, 1, 100, true), (read.Seconds, read.Warm, read.Minutes, read.Sessions, read.Brief));
        Assert.Equal(["platform", "floors"], read.Only);
    }

    [Theory]
    [InlineData("rewinds")]
    [InlineData("--ticks")]
    [InlineData("--ticks", "59")]
    [InlineData("--rounds", "0")]
    [InlineData("--seed", "-1")]
    [InlineData("--only", "shipped,shiped")]
    [InlineData("--minutes", "0")]
    public void What_cannot_be_is_refused_with_its_name(params string[] arguments) =>
        Assert.Contains(arguments[0], Assert.Throws<FormatException>(() => BenchArguments.Read(arguments)).Message);
}
