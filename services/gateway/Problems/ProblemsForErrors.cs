using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Storyteller.ServiceDefaults;
using Yarp.ReverseProxy.Forwarder;

namespace Storyteller.Gateway.Problems;

/// <summary>
/// Gives every error without a body of its own, or with no more than plain text, a problem that says what is wrong. Problems that the
/// services behind wrote pass unchanged.
/// </summary>
internal sealed partial class ProblemsForErrors(RequestDelegate next, ILogger<ProblemsForErrors> logger)
{
    private const string Seconds = "2";

    public async Task InvokeAsync(HttpContext context)
    {
        var rest = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var body = new AnswerBody(context.Response, rest);
        context.Features.Set<IHttpResponseBodyFeature>(body);
        string? detail;
        try
        {
            detail = await RunAsync(context, body);
        }
        finally
        {
            context.Features.Set(rest);
        }
        var response = context.Response;
        if (response.HasStarted || response.StatusCode < 400 || HasBody(response) || context.RequestAborted.IsCancellationRequested) return;

        if (IsUnreachable(context)) response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        if (response.StatusCode == StatusCodes.Status503ServiceUnavailable && response.Headers.RetryAfter.Count == 0)
            response.Headers.RetryAfter = Seconds;
        response.ContentLength = null;
        await response.WriteAsJsonAsync(Problem.Of(response.StatusCode, context, detail), JsonSerializerOptions.Web,
            "application/problem+json", context.RequestAborted);
    }

    private async Task<string?> RunAsync(HttpContext context, AnswerBody body)
    {
        try
        {
            await next(context);
            await body.FinishAsync();
            return null;
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return null;
        }
        catch (BadHttpRequestException refused) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = refused.StatusCode;
            return refused.Message;
        }
        // Storage that is away is answered in the same way by every service, further out.
        catch (Exception error) when (!context.Response.HasStarted && !StorageAway.Is(error))
        {
            LogFailure(error, context.Request.Method, context.Request.Path);
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return null;
        }
    }

    private static bool HasBody(HttpResponse response) =>
        !ErrorText.Is(response) && (response.ContentLength > 0 || !string.IsNullOrEmpty(response.ContentType));

    // The forwarder calls a refused connection a bad gateway; for whoever asks it is a service that will be back.
    private static bool IsUnreachable(HttpContext context) =>
        context.Features.Get<IForwarderErrorFeature>() is { Error: ForwarderError.Request, Exception: HttpRequestException error }
        && error.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError;

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed")]
    private partial void LogFailure(Exception error, string method, string path);
}
