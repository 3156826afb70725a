using System.Diagnostics;

namespace Storyteller.CommitAggregator.Edges;

/// <summary>How the API presents itself: its OpenAPI document, and what every problem carries.</summary>
public static class ApiDescription
{
    /// <summary>Adds both.</summary>
    public static void AddApiDescription(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
            context.ProblemDetails.Extensions["traceId"] = Activity.Current?.TraceId.ToHexString());
        services.AddOpenApi(options => options.AddDocumentTransformer((document, _, _) =>
        {
            // The address that this process has is behind the door; clients come through it.
            document.Servers?.Clear();
            document.Info.Title = "Storyteller";
            return Task.CompletedTask;
        }));
    }
}
