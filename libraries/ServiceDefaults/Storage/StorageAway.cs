using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Storyteller.ServiceDefaults;

/// <summary>
/// A request that meets a database which is away for the moment is no failure of the service: it is answered with 503, so that whoever sent
/// it knows to send it again. Whether it was done all the same, its key tells then.
/// </summary>
public sealed partial class StorageAway(RequestDelegate next, ILogger<StorageAway> log)
{
    private const string Seconds = "1";

    /// <summary>Whether the database being away explains what was thrown.</summary>
    public static bool Explains(Exception thrown) => thrown switch
    {
        // It stops, has just stopped, or is only starting.
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } => true,
        PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow } => true,
        PostgresException => false,
        NpgsqlException { IsTransient: true } => true,
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } => true,
        { InnerException: { } inner } => Explains(inner),
        _ => false,
    };

    /// <summary>Takes a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception away) when (Explains(away))
        {
            LogAway(context.Request.Method, context.Request.Path, away.GetBaseException().Message);
            // What has begun to be answered, such as a live stream, can only be broken off; its listener comes back.
            if (context.Response.HasStarted) context.Abort();
            else await Answer(context.Response);
        }
    }

    private static Task Answer(HttpResponse response)
    {
        response.Clear();
        response.Headers.RetryAfter = Seconds;
        return TypedResults.Problem("The database does not answer. Try again soon.", statusCode: StatusCodes.Status503ServiceUnavailable,
            title: "The service is not available now", type: "urn:storyteller:problem:service-unavailable").ExecuteAsync(response.HttpContext);
    }

    [LoggerMessage(LogLevel.Warning, "{Method} {Path} cannot be answered, the database is away: {Reason}")]
    private partial void LogAway(string method, string path, string reason);
}
