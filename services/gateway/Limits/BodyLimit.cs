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
        var isFile = Doors.IsImport(request);
        var limit = isFile ? files.Value.FileBytes : options.Value.BodyBytes;
        var fits = request.ContentLength is { } length
            ? length <= limit
            : isFile || context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != true || await TryReadAsync(request, limit);
        if (!fits) throw new BadHttpRequestException($"A body may have {limit} bytes at most.", StatusCodes.Status413PayloadTooLarge);
        // The server counts what arrives, also where no length was announced.
        if (isFile && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = limit;

        await next(context);
    }

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
