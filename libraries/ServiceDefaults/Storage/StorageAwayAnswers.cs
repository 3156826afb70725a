using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Storyteller.ServiceDefaults;

/// <summary>Answers requests that fail because the storage is away, in every service in the same way.</summary>
internal static partial class StorageAwayAnswers
{
    internal static void AnswerWhenStorageIsAway(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(StorageAway).FullName!);
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (Exception e) when (StorageAway.Is(e) && !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
            {
                IsAway(log, e, context.Request.Method, context.Request.Path);
                await StorageAway.Answer(context);
            }
            catch (Exception e) when (StorageAway.Is(e) && context.Response.HasStarted)
            {
                // What has begun to be answered, such as a live stream, can only be broken off; whoever listens comes back.
                IsBrokenOff(log, e.GetBaseException().Message, context.Request.Method, context.Request.Path);
                context.Abort();
            }
        });
    }

    [LoggerMessage(LogLevel.Warning, "{Method} {Path} is answered with 503, because the storage is away")]
    private static partial void IsAway(ILogger log, Exception exception, string method, string path);

    [LoggerMessage(LogLevel.Warning, "The answer to {Method} {Path} is broken off, because the storage is away: {Reason}")]
    private static partial void IsBrokenOff(ILogger log, string reason, string method, string path);
}
