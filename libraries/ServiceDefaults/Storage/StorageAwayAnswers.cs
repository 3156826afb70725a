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
            catch (Exception e) when (StorageAway.Is(e) && !context.RequestAborted.IsCancellationRequested)
            {
                IsAway(log, context.Request.Method, context.Request.Path, e.GetBaseException().Message);
                // What has begun to be answered, such as a live stream, can only be broken off; its listener comes back.
                if (context.Response.HasStarted) context.Abort();
                else await StorageAway.Answer(context);
            }
        });
    }

    [LoggerMessage(LogLevel.Warning, "{Method} {Path} cannot be answered now, because the storage is away: {Reason}")]
    private static partial void IsAway(ILogger log, string method, string path, string reason);
}
