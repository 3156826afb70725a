using Storyteller.Chaos.Tests.Servers;

namespace Storyteller.Chaos.Tests;

/// <summary>One pair of servers for all tests of this project: they crash them one after the other.</summary>
public sealed class CrashableServers : IAsyncLifetime
{
    /// <summary>The servers.</summary>
    public PrivateServers Servers { get; private set; } = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => Servers = await PrivateServers.Start();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Servers.DisposeAsync();
}

/// <summary>Tests that share the servers, and so run one after the other.</summary>
[CollectionDefinition(nameof(Crashable))]
public sealed class Crashable : ICollectionFixture<CrashableServers>;
