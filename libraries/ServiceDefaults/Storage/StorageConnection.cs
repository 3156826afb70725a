using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Storyteller.ServiceDefaults;

/// <summary>
/// How a service reaches its own schema in the one database. The schema is the connection's search path, so that tables and migrations
/// need not name it and several services can share them. Each process of a service keeps a pool of 24 connections at most, so that six
/// services take up to 144, one of each, unless the connection string says otherwise (<c>Maximum Pool Size</c>): PostgreSQL's
/// <c>max_connections</c>, 100 unless it is set, has to allow that.
/// </summary>
public static class StorageConnection
{
    private const string Setting = "storyteller";
    private const int PoolSize = 24;
    private const int PreparedStatements = 50;
    private const int GroupStatements = 200;
    private const string PlannedOnce =
        "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

    /// <summary>The service's schema: its name with underscores.</summary>
    public static string Schema(string service) => service.Replace('-', '_');

    /// <summary>The configured connection string with this service's schema and settings that make small statements cheap.</summary>
    /// <exception cref="InvalidOperationException">The setting is missing or malformed.</exception>
    public static string For(IConfiguration configuration, string service)
    {
        var connection = Configured(configuration, service);
        connection.SearchPath = Schema(service);
        connection.ApplicationName = service;
        connection.MaxAutoPrepare = PreparedStatements;
        connection.NoResetOnClose = true;
        if (!connection.ShouldSerialize("Maximum Pool Size")) connection.MaxPoolSize = PoolSize;
        return connection.ConnectionString;
    }

    /// <summary>
    /// The same for what is done in groups: few connections, with all statements of that prepared. Such a statement takes arrays of any
    /// length, so PostgreSQL would plan it anew each time, which costs more than running it; it is planned once, for look-ups in indices.
    /// </summary>
    /// <param name="connections">How many at most; one group is written at a time.</param>
    /// <param name="flushed">Whether a commit waits for the disk; otherwise the end of it is lost where PostgreSQL crashes, and only
    /// then.</param>
    public static string ForGroups(IConfiguration configuration, string service, int connections = 1, bool flushed = true)
    {
        var connection = new NpgsqlConnectionStringBuilder(For(configuration, service))
        {
            MaxPoolSize = connections, MinPoolSize = 0, MaxAutoPrepare = GroupStatements, AutoPrepareMinUsages = 2,
        };
        connection.Options = $"{connection.Options} {PlannedOnce}{(flushed ? "" : " -c synchronous_commit=off")}".TrimStart();
        return connection.ConnectionString;
    }

    /// <summary>Options for a context of this service that is not taken from the container.</summary>
    public static DbContextOptions<TDb> Options<TDb>(IConfiguration configuration, string service) where TDb : DbContext
    {
        var options = new DbContextOptionsBuilder<TDb>();
        Configure(options, For(configuration, service), service);
        return options.Options;
    }

    internal static void Configure(DbContextOptionsBuilder options, string connection, string service)
    {
        options.UseNpgsql(connection, npgsql => npgsql.MigrationsHistoryTable("migrations_history", Schema(service)));
        if (Failpoint.IsArmed) options.AddInterceptors(WatchedTransactions.Instance);
    }

    private static NpgsqlConnectionStringBuilder Configured(IConfiguration configuration, string service)
    {
        var text = configuration.GetConnectionString(Setting);
        // Making a migration looks at the model only.
        if (string.IsNullOrWhiteSpace(text) && EF.IsDesignTime) text = "Host=localhost";
        if (string.IsNullOrWhiteSpace(text))
            throw new InvalidOperationException(
                $"ConnectionStrings:{Setting} is not set, and {service} needs a PostgreSQL database: set it in appsettings.json or as "
                + $"the environment variable ConnectionStrings__{Setting}");

        try
        {
            return new NpgsqlConnectionStringBuilder(text);
        }
        catch (ArgumentException malformed)
        {
            throw new InvalidOperationException($"ConnectionStrings:{Setting} is malformed: {malformed.Message}", malformed);
        }
    }
}
