using Microsoft.Extensions.Configuration;
using Npgsql;
using static Storyteller.ServiceDefaults.Tests.Services;

namespace Storyteller.ServiceDefaults.Tests;

public sealed class StorageConnectionTests
{
    [Fact]
    public void A_missing_connection_string_is_named_together_with_who_needs_it()
    {
        var refused = Assert.Throws<InvalidOperationException>(
            () => ServiceHost.Build(["--ConnectionStrings:storyteller="], NotesService()));

        Assert.Contains("ConnectionStrings:storyteller", refused.Message);
        Assert.Contains("ConnectionStrings__storyteller", refused.Message);
        Assert.Contains("notes", refused.Message);
    }

    [Fact]
    public void A_malformed_connection_string_is_named()
    {
        var refused = Assert.Throws<InvalidOperationException>(
            () => ServiceHost.Build(["--ConnectionStrings:storyteller=Hots=localhost"], NotesService()));

        Assert.Contains("ConnectionStrings:storyteller", refused.Message);
    }

    [Fact]
    public void A_service_looks_into_its_own_schema_first()
    {
        var connection = new NpgsqlConnectionStringBuilder(
            StorageConnection.For(Configuration("Host=db;Database=story"), "commit-aggregator"));

        Assert.Equal("commit_aggregator", connection.SearchPath);
        Assert.Equal("commit-aggregator", connection.ApplicationName);
        Assert.Equal(("db", "story"), (connection.Host, connection.Database));
        Assert.True(connection.NoResetOnClose);
        Assert.True(connection.MaxAutoPrepare > 0);
    }

    [Fact]
    public void Two_processes_of_each_of_six_services_fit_into_the_300_connections_of_our_own_database() => Assert.True(
        2 * 6 * new NpgsqlConnectionStringBuilder(StorageConnection.For(Configuration("Host=db"), "notes")).MaxPoolSize < 300);

    [Fact]
    public void A_pool_size_that_someone_has_configured_stays() => Assert.Equal(
        7,
        new NpgsqlConnectionStringBuilder(StorageConnection.For(Configuration("Host=db;Maximum Pool Size=7"), "notes")).MaxPoolSize);

    private static IConfiguration Configuration(string connection) => new ConfigurationBuilder()
        .AddInMemoryCollection([new("ConnectionStrings:storyteller", connection)]).Build();
}
