using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Storyteller.ServiceDefaults;

/// <summary>
/// Traces, metrics and logs by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; the other <c>OTEL_*</c> variables apply as usual.
/// </summary>
public static class Telemetry
{
    private const string Name = "Storyteller";

    private static readonly string[] Sources =
        [Name, "Microsoft.AspNetCore", "System.Net.Http", "MassTransit", "Npgsql", "Yarp.ReverseProxy"];

    private static readonly string[] Meters =
    [
        Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Routing", "System.Net.Http",
        "System.Net.NameResolution", "System.Runtime", "MassTransit", "Npgsql", "Microsoft.EntityFrameworkCore",
    ];

    /// <summary>Where spans of our own are started.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Where measurements of our own are made.</summary>
    public static Meter Meter { get; } = new(Name);

    /// <summary>Adds all three signals, under <c>OTEL_SERVICE_NAME</c> or else this name.</summary>
    public static void AddTelemetry(this IHostApplicationBuilder builder, string serviceName)
    {
        // ASP.NET Core leaves the tags out of its server span unless it is told not to.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        builder.Services.AddTransient<IStartupFilter, ServerSpanNames>();
        if (string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) return;

        var name = builder.Configuration["OTEL_SERVICE_NAME"] is { Length: > 0 } named ? named : serviceName;
        new OpenTelemetryBuilder(builder.Services)
            .ConfigureResource(resource => resource.AddService(name))
            .WithTracing(tracing => tracing.AddSource(Sources))
            .WithMetrics(metrics => metrics.AddMeter(Meters))
            .WithLogging(null, logs => (logs.IncludeFormattedMessage, logs.IncludeScopes) = (true, true))
            .UseOtlpExporter();
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IHostedService, TelemetryStart>());
    }

    private sealed class OpenTelemetryBuilder(IServiceCollection services) : IOpenTelemetryBuilder
    {
        public IServiceCollection Services => services;
    }

    /// <summary>Building the providers starts them; the container disposes, and so flushes, them.</summary>
    private sealed class TelemetryStart(IServiceProvider services) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            services.GetService<MeterProvider>();
            services.GetService<TracerProvider>();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
