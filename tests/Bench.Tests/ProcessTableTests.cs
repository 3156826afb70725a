using Storyteller.Bench.Measuring;

namespace Storyteller.Bench.Tests;

public sealed class ProcessTableTests
{
    private const string Stat = "4711 (a (b) c) S 17 4711 4711 0 -1 4194560 100 200 0 0 150 50 30 20 20 0 9 0 1234 100000000 2560 1 2 3";

    private static readonly ProcessTable _table = new(
    [
        new(1, "init", 0, 1, 1), new(10, "host", 1, 100, 1), new(11, "service", 10, 250, 1), new(12, "helper", 11, 50, 1),
        new(20, "other", 1, 999, 1),
    ]);

    [Fact]
    public void A_process_is_read_whatever_it_is_called() =>
        Assert.Equal(new ProcessEntry(4711, "a (b) c", 17, 250, 2_560), ProcessEntry.Read(Stat));

    [Theory]
    [InlineData("")]
    [InlineData("12 (cut off")]
    [InlineData("12 (short) S 1")]
    public void What_is_no_process_is_none(string stat) => Assert.Null(ProcessEntry.Read(stat));

    [Fact]
    public void A_family_is_a_process_and_all_that_descend_from_it() =>
        Assert.Equal([10, 11, 12], _table.Families([10]).Select(entry => entry.Id));

    [Fact]
    public void Who_is_named_with_an_ancestor_counts_once() => Assert.Equal(4.0, _table.Seconds([10, 12, 11]));

    [Fact]
    public void A_process_that_is_gone_has_no_family() => Assert.Empty(_table.Families([4]));
}
