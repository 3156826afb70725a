using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Storyteller.ServiceDefaults;

/// <summary>Adds a service's storage: its context, its schema brought up to date before the bus starts, its health.</summary>
public static class StorageSetup
{
    /// <summary>Adds the context of one service. In one host, a context type belongs to one service.</summary>
    /// <exception cref="InvalidOperationException">The connection string is missing; the message names the setting.</exception>
    public static void AddStorage<TDb>(this IHostApplicationBuilder builder, string service) where TDb : DbContext
    {
        var connection = StorageConnection.For(builder.Configuration, service);
        var versioned = Safeguards.Of(builder.Configuration).Saga;
        builder.Services.AddDbContextPool<TDb>(options =>
        {
            StorageConnection.Configure(options, connection, service);
            if (!versioned) options.WithoutRowVersions();
        });
        builder.AddSchema(service, connection, services => services.GetRequiredService<TDb>());
    }

    /// <summary>Lets scopes write what one context type holds in common transactions; its storage has to be added as well.</summary>
    public static void AddGroupedWrites<TDb>(this IHostApplicationBuilder builder, string service) where TDb : DbContext, IWritesInGroups
    {
        var connection = StorageConnection.ForGroups(builder.Configuration, service);
        builder.Services.AddSingleton(_ => new GroupCommit<TDb>(NpgsqlDataSource.Create(connection)));
        builder.Services.AddScoped(services => new GroupedWrites<TDb>(services.GetRequiredService<TDb>(),
            services.GetRequiredService<GroupCommit<TDb>>(), services.GetRequiredService<ScopeCommit<TDb>>()));
    }

    /// <summary>
    /// Adds a context type that several services of one host use, each in its own schema: resolve it keyed by the service's name.
    /// </summary>
    /// <exception cref="InvalidOperationException">The connection string is missing; the message names the setting.</exception>
    public static void AddKeyedStorage<TDb>(this IHostApplicationBuilder builder, string service) where TDb : DbContext
    {
        var connection = StorageConnection.For(builder.Configuration, service);
        var options = StorageConnection.Options<TDb>(builder.Configuration, service);
        builder.Services.AddKeyedScoped<TDb>(service, (services, _) => ActivatorUtilities.CreateInstance<TDb>(services, options));
        builder.AddSchema(service, connection, services => services.GetRequiredKeyedService<TDb>(service));
    }

    private static void AddSchema(
        this IHostApplicationBuilder builder, string service, string connection, Func<IServiceProvider, DbContext> context)
    {
        builder.Services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IHostedService>(services =>
            ActivatorUtilities.CreateInstance<SchemaStart>(services, new ServiceSchema(service, connection, context)));
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            $"storage-{service}",
            services => ActivatorUtilities.CreateInstance<StorageHealth>(services, context),
            HealthStatus.Unhealthy,
            tags: null,
            timeout: TimeSpan.FromSeconds(5)));
    }
}
