using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Storyteller.Gateway.Problems;

/// <summary>A problem as RFC 9457 describes it, as the gateway itself answers it.</summary>
/// <param name="Type">Stable, for programs: <c>urn:storyteller:problem:…</c>.</param>
/// <param name="Title">The same for every problem of the type.</param>
/// <param name="Detail">What was wrong with this request, for people.</param>
/// <param name="Instance">The path that was asked for.</param>
/// <param name="TraceId">Under which the request can be found in traces and logs.</param>
internal sealed record Problem(string Type, string Title, int Status, string Detail, string Instance, string TraceId)
{
    /// <summary>The problem that a status stands for.</summary>
    public static Problem Of(int status, HttpContext context, string? detail = null)
    {
        var (slug, title, usual) = Describe(status);
        return new($"urn:storyteller:problem:{slug}", title, status, detail ?? usual, context.Request.Path,
            Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier);
    }

    private static (string Slug, string Title, string Usual) Describe(int status) => status switch
    {
        400 => ("bad-request", "The request is not valid", "The request could not be read."),
        401 => ("not-signed-in", "A valid token is needed", "Send a token from POST /api/v1/guests as 'Authorization: Bearer …'."),
        403 => ("not-allowed", "This is not yours to do", "The token is valid and does not open this."),
        404 => ("not-found", "There is nothing here", "No such route."),
        405 => ("method-not-allowed", "This cannot be done here", "The route exists, and not for this method."),
        408 => ("request-timeout", "The request took too long to arrive", "The rest of the body did not come in time."),
        413 => ("body-too-large", "The body is too large", "The body is over the limit."),
        415 => ("unsupported-media-type", "The body is of the wrong kind", "Send JSON as 'Content-Type: application/json'."),
        429 => ("too-many-requests", "Too many requests", "Wait as long as Retry-After says, then go on."),
        500 => ("internal-error", "Something went wrong here", "The request failed and was logged under this trace id."),
        502 => ("bad-gateway", "The service behind answered badly", "The service behind the gateway broke off its answer."),
        503 => ("service-unavailable", "The service is not available now", "The service behind does not answer. Try again soon."),
        504 => ("gateway-timeout", "The service did not answer in time", "The service behind the gateway took too long."),
        _ => ($"http-{status}", "The request was refused", $"The request was refused with status {status}."),
    };
}
