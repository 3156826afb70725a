using System.Net.Http.Json;

namespace Storyteller.Gateway.Tests;

/// <summary>What every problem of the gateway has to look like.</summary>
internal static class Problems
{
    public static async Task<ProblemRead> AssertAsync(HttpResponseMessage response, int status, string slug)
    {
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = (await response.Content.ReadFromJsonAsync<ProblemRead>())!;
        Assert.Equal($"urn:storyteller:problem:{slug}", problem.Type);
        Assert.Equal(status, problem.Status);
        Assert.False(string.IsNullOrWhiteSpace(problem.Title));
        Assert.False(string.IsNullOrWhiteSpace(problem.Detail));
        Assert.Equal(response.RequestMessage!.RequestUri!.AbsolutePath, problem.Instance);
        Assert.Matches("^[0-9a-f]{32}$", problem.TraceId);
        return problem;
    }
}

/// <summary>A problem as it was read from the wire.</summary>
internal sealed record ProblemRead(string Type, string Title, int Status, string Detail, string Instance, string TraceId);
