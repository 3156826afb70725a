using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Storyteller.Gateway.Problems;

/// <summary>Where an answer is written. The plain text of an error goes nowhere, so that a problem can still take its place.</summary>
internal sealed class AnswerBody(HttpResponse response, IHttpResponseBodyFeature rest)
    : StreamResponseBodyFeature(new ErrorTextSieve(response, rest.Stream), rest)
{
    public override Task StartAsync(CancellationToken cancellationToken = default) =>
        ErrorText.Is(response) ? Task.CompletedTask : base.StartAsync(cancellationToken);

    public override Task CompleteAsync() => ErrorText.Is(response) ? Task.CompletedTask : base.CompleteAsync();

    /// <summary>Sends on what was written and not yet flushed; an answer that has not begun stays so.</summary>
    public async Task FinishAsync()
    {
        if (Writer.UnflushedBytes > 0) await Writer.FlushAsync();
    }
}

/// <summary>Which answers are errors in words of no agreed form.</summary>
internal static class ErrorText
{
    /// <summary>True for an error in plain text that has not begun to be sent.</summary>
    public static bool Is(HttpResponse response) => !response.HasStarted && response.StatusCode >= 400
        && response.ContentType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) == true;
}
