using Storyteller.Testing;

[assembly: AssemblyFixture(typeof(Storyteller.Gateway.Tests.Database))]

namespace Storyteller.Gateway.Tests;

/// <summary>The database that the gateways of these tests keep their keys in.</summary>
public sealed class Database : IAsyncLifetime
{
    private TestDatabase? _database;

    public string ConnectionString => _database!.ConnectionString;

    public Task RefuseAsync() => _database!.RefuseAsync();

    public Task AllowAsync() => _database!.AllowAsync();

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => _database!.DisposeAsync();
}
