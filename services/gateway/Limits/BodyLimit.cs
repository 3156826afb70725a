using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Storyteller.Gateway.SignIn;

namespace Storyteller.Gateway.Limits;

/// <summary>
/// Refuses a body over the limit before anything behind has seen a byte of it. A body of unknown length is therefore read here first. Only
/// a session's file is larger: it is passed on as it comes, and cut off where it goes over its own limit.
/// </summary>
internal sealed class BodyLimit(RequestDelegate next, IOptions<LimitsOptions> options, IOptions<ImportOptions> files)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (Doors.IsImport(request)) LetIn(request, files.Value.FileBytes);
        else if (!await FitsAsync(request, options.Value.BodyBytes)) throw TooLarge(options.Value.BodyBytes);
        await next(context);
    }

    /// <summary>How a body over a limit is refused.</summary>
    public static BadHttpRequestException TooLarge(long limit) =>
        new($"A body may have {limit} bytes at most.", StatusCodes.Status413PayloadTooLarge);

    private static void LetIn(HttpRequest request, int limit)
    {
        if (request.ContentLength > limit) throw TooLarge(limit);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        if (request.ContentLength is null) request.Body = new CountedBody(request.Body, limit);
    }

    private static async Task<bool> FitsAsync(HttpRequest request, int limit) => request.ContentLength is { } length
        ? length <= limit
        : request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != true || await TryReadAsync(request, limit);

    private static async Task<bool> TryReadAsync(HttpRequest request, int limit)
    {
        var buffer = new byte[limit + 1];
        var length = await request.Body.ReadAtLeastAsync(
            buffer, buffer.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        if (length > limit) return false;

        var body = new MemoryStream(buffer, 0, length, writable: false);
        request.Body = body;
        request.Headers.Remove("Transfer-Encoding");
        request.ContentLength = length;
        return true;
    }
}
