using Storyteller.CommitAggregator.Worlds;

namespace Storyteller.CommitAggregator.Tests.Worlds;

public sealed class TheShippedWorldTests
{
    [Fact]
    public void It_loads() => Assert.Equal("sallowhythe", new WorldLibrary().Default.Id);
}
