using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Storyteller.Gateway.SignIn;

namespace Storyteller.Gateway.Limits;

/// <summary>
/// The limit a request falls under: what a player does shares a token bucket, whatever comes without a valid token or asks for one
/// shares a minute with its address, and reading is free for those who are signed in.
/// </summary>
internal sealed class RequestLimits(IOptions<LimitsOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _limiter =
        PartitionedRateLimiter.Create<HttpContext, Holder>(context => Partition(HolderOf(context), options.Value));

    /// <summary>What is asked before every request.</summary>
    public PartitionedRateLimiter<HttpContext> Limiter => _limiter;

    /// <summary>Writes what is left into the response, where the request falls under a limit.</summary>
    public void Describe(HttpContext context)
    {
        var (name, quota, seconds) = HolderOf(context).Policy switch
        {
            Policy.Commands => ("commands", options.Value.CommandBurst, BucketSeconds(options.Value)),
            Policy.Public => ("public", options.Value.PublicPerMinute, 60),
            _ => ("", 0, 0),
        };
        if (quota == 0) return;
        var left = _limiter.GetStatistics(context)?.CurrentAvailablePermits ?? quota;
        context.Response.Headers["RateLimit-Policy"] = $"\"{name}\";q={quota};w={seconds}";
        context.Response.Headers["RateLimit"] = $"\"{name}\";r={left};t={(left == quota ? 0 : seconds)}";
    }

    /// <inheritdoc />
    public void Dispose() => _limiter.Dispose();

    private static Holder HolderOf(HttpContext context)
    {
        var user = context.User.FindFirstValue(ClaimTypes.NameIdentifier);
        if (Doors.IsGuests(context.Request) || (user is null && context.Request.Path.StartsWithSegments("/api")))
            return new(Policy.Public, context.Connection.RemoteIpAddress?.ToString() ?? "");
        return user is not null && Doors.IsCommand(context.Request) ? new(Policy.Commands, user) : new(Policy.None, "");
    }

    private static RateLimitPartition<Holder> Partition(Holder holder, LimitsOptions limits) => holder.Policy switch
    {
        Policy.Commands => RateLimitPartition.GetTokenBucketLimiter(holder, _ => new()
        {
            TokenLimit = limits.CommandBurst,
            TokensPerPeriod = limits.CommandsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }),
        Policy.Public => RateLimitPartition.GetFixedWindowLimiter(holder, _ => new()
        {
            PermitLimit = limits.PublicPerMinute,
            Window = TimeSpan.FromMinutes(1),
            QueueLimit = 0,
        }),
        _ => RateLimitPartition.GetNoLimiter(holder),
    };

    private static int BucketSeconds(LimitsOptions limits) =>
        (limits.CommandBurst + limits.CommandsPerSecond - 1) / limits.CommandsPerSecond;

    private enum Policy { None, Commands, Public }

    private readonly record struct Holder(Policy Policy, string Name);
}
