using Storyteller.Testing;

namespace Storyteller.CommitAggregator.Tests.Situations;

/// <summary>A database and a broker of their own for one class of tests.</summary>
public sealed class Servers : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public TestBroker Broker { get; private set; } = null!;

    public async ValueTask InitializeAsync() => (Database, Broker) = (await TestDatabase.CreateAsync(), await TestBroker.CreateAsync());

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await Broker.DisposeAsync();
    }
}
