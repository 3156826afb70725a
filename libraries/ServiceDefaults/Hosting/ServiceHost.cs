using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Storyteller.ServiceDefaults;

/// <summary>Builds the host that one service, or in the embedded mode all of them, run in.</summary>
public static class ServiceHost
{
    /// <summary>What a module says when it is not told otherwise: every source of configuration outranks these.</summary>
    private static readonly Dictionary<string, string?> QuietDefaults = new()
    {
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Warning",
        ["Logging:LogLevel:System.Net.Http.HttpClient"] = "Warning",
    };

    /// <summary>The same for several modules in one process, whose host says in its own words when all of them are ready.</summary>
    private static readonly Dictionary<string, string?> QuieterTogether = new()
    {
        ["Logging:LogLevel:MassTransit"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
        ["Logging:LogLevel:Yarp"] = "Warning",
    };

    /// <summary>A web application with these modules on one bus, with telemetry, health, storage and bus conventions.</summary>
    /// <exception cref="InvalidOperationException">A setting that a module cannot do without is missing; the message names it.</exception>
    public static WebApplication Build(string[] args, params IReadOnlyList<IServiceModule> modules)
    {
        var builder = CreateBuilder(args, modules.Count > 1 ? QuieterTogether : []);
        builder.AddTelemetry(modules.Count == 1 ? modules[0].Name : "storyteller");
        builder.AddDefaultHealthChecks();
        builder.AddStopWithParent();
        builder.AddFaultInjection();
        foreach (var module in modules) module.AddServices(builder);
        // After the modules' own services, so that nothing is consumed before they have started.
        builder.AddBus(modules);

        var app = builder.Build();
        // The bus logs to whichever host of this process was built first, unless it is told otherwise; that one may be gone.
        LogContext.ConfigureCurrentLogContext(app.Services.GetRequiredService<ILoggerFactory>());
        app.WatchRequests();
        app.MapDefaultEndpoints();
        app.AnswerWhenStorageIsAway();
        foreach (var module in modules) module.Use(app);
        return app;
    }

    private static WebApplicationBuilder CreateBuilder(string[] args, IEnumerable<KeyValuePair<string, string?>> quieter)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Settings are read once: a file watcher for each of many hosts exhausts the machine's.
            Args = ["--hostBuilder:reloadConfigOnChange=false", .. args],
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = QuietDefaults.Concat(quieter) });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        return builder;
    }
}
