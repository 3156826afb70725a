using Microsoft.AspNetCore.Http;

namespace Storyteller.Gateway.Problems;

/// <summary>Headers that keep browsers from guessing types, framing answers and telling others where they came from.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            var headers = ((HttpResponse)state).Headers;
            headers.Remove("Server");
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = "default-src 'self'; frame-ancestors 'none'";
            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    }
}
