using System.Diagnostics;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Storyteller.ServiceDefaults;

/// <summary>Tells a database that is away for a moment from everything else that can go wrong with it.</summary>
public static class StorageAway
{
    private const string RetryAfterSeconds = "2";

    /// <summary>
    /// True where the server could not be reached, ended the connection, is starting or stopping, or has nothing left to serve with: what
    /// was attempted is as good as before, and goes through once it is back.
    /// </summary>
    public static bool Is(Exception? exception) => exception switch
    {
        null => false,
        PostgresException postgres => IsAway(postgres),
        NpgsqlException { IsTransient: true } or SocketException => true,
        AggregateException several => several.InnerExceptions.Any(Is),
        // Whoever was in between, EF Core above all, wraps it.
        _ => Is(exception.InnerException),
    };

    /// <summary>
    /// Answers a request that failed because of that: 503, the problem <c>storage-away</c>, <c>Retry-After</c>. Whether the last thing that
    /// was sent to the database was done cannot be known then, which is what idempotency keys are for.
    /// </summary>
    public static Task Answer(HttpContext context)
    {
        context.Response.Clear();
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return TypedResults.Problem(new ProblemDetails
        {
            Status = StatusCodes.Status503ServiceUnavailable,
            Type = "urn:storyteller:problem:storage-away",
            Title = "The storage is away for a moment",
            Detail = "the database cannot be reached now; send the request again soon, with the same Idempotency-Key if it has one",
            Instance = context.Request.Path,
            Extensions = { ["traceId"] = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier },
        }).ExecuteAsync(context);
    }

    /// <summary>By classes of SQLSTATE: connections (08), resources (53), operators who step in (57P), the system around it (58).</summary>
    private static bool IsAway(PostgresException postgres) =>
        postgres.SqlState is ['0', '8', ..] or ['5', '3', ..] or ['5', '7', 'P', ..] or ['5', '8', ..]
        // A connection that is refused for now, as while a database is being moved.
        || (postgres.IsTransient && postgres.InvariantSeverity == "FATAL");
}
