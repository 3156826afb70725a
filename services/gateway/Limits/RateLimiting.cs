using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Storyteller.Gateway.Limits;

/// <summary>Sets up the limits on requests and bodies.</summary>
internal static class RateLimiting
{
    public static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<LimitsOptions>().BindConfiguration("Limits").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<ImportOptions>().BindConfiguration("Archives").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<RequestLimits>();
        builder.Services.AddOptions<RateLimiterOptions>().Configure<RequestLimits>((options, limits) =>
        {
            options.GlobalLimiter = limits.Limiter;
            options.OnRejected = (rejected, _) => Refuse(rejected, limits);
        });
        builder.Services.AddRateLimiter(_ => { });
    }

    public static void UseLimits(this WebApplication app)
    {
        app.UseRateLimiter();
        app.Use((context, next) =>
        {
            context.RequestServices.GetRequiredService<RequestLimits>().Describe(context);
            return next(context);
        });
    }

    private static ValueTask Refuse(OnRejectedContext rejected, RequestLimits limits)
    {
        var response = rejected.HttpContext.Response;
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        limits.Describe(rejected.HttpContext);
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        response.Headers.RetryAfter = $"{Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))}";
        return ValueTask.CompletedTask;
    }
}
