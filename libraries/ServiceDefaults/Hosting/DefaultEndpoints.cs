using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Storyteller.ServiceDefaults;

/// <summary>The two probes of every service: <c>/health</c> (may be given work) and <c>/alive</c> (need not be restarted).</summary>
public static class DefaultEndpoints
{
    internal static readonly PathString Health = "/health";
    internal static readonly PathString Alive = "/alive";

    private const string Live = "live";

    /// <summary>Maps both probes. <c>/health</c> asks the bus and the database too, <c>/alive</c> only the process.</summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        app.MapHealthChecks(Health);
        app.MapHealthChecks(Alive, new HealthCheckOptions { Predicate = check => check.Tags.Contains(Live) });
        return app;
    }

    internal static void AddDefaultHealthChecks(this IHostApplicationBuilder builder) =>
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [Live]);
}
