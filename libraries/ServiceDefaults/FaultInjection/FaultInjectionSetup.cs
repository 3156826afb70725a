using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Storyteller.ServiceDefaults;

/// <summary>Takes over what the configuration says about failpoints and missing safeguards.</summary>
internal static class FaultInjectionSetup
{
    internal static void AddFaultInjection(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<FailpointOptions>().BindConfiguration(FailpointOptions.Section)
            .ValidateDataAnnotations()
            .Validate(o => o.CrashAt is null or "" || Known(o.CrashAt), $"Failpoints:CrashAt is none of {string.Join(", ", Points)}")
            .ValidateOnStart();
        if (builder.Configuration.GetSection(FailpointOptions.Section).Get<FailpointOptions>() is { CrashAt.Length: > 0 } failpoints)
            Failpoint.Arm(failpoints);
        builder.Services.AddSingleton(Safeguards.Of(builder.Configuration));
        if (Safeguards.Of(builder.Configuration).Missing.Count > 0) builder.Services.AddHostedService<MissingSafeguards>();
    }

    private static IEnumerable<string> Points => Failpoint.OfSagas.Union(Failpoint.OfAgents)
        .SelectMany(place => new[] { place + "/before", place + "/after" });

    private static bool Known(string point) => Points.Contains(point, StringComparer.Ordinal);
}

/// <summary>Says loudly what is switched off.</summary>
internal sealed partial class MissingSafeguards(Safeguards safeguards, ILogger<MissingSafeguards> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        NotSafe(string.Join(", ", safeguards.Missing));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Error, "Safeguards are switched off ({Missing}): this is for tests alone, and acknowledged turns may be lost")]
    private partial void NotSafe(string missing);
}
