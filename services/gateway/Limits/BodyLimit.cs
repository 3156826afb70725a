using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Storyteller.Gateway.Limits;

/// <summary>
/// Refuses a body over the limit before anything behind has seen a byte of it. A body of unknown length is therefore read here first.
/// </summary>
internal sealed class BodyLimit(RequestDelegate next, IOptions<LimitsOptions> options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var limit = options.Value.BodyBytes;
        var fits = request.ContentLength is { } length
            ? length <= limit
            : context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != true || await TryReadAsync(request, limit);
        if (!fits) throw new BadHttpRequestException($"A body may have {limit} bytes at most.", StatusCodes.Status413PayloadTooLarge);

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
