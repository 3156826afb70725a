using System.Net;
using System.Text.Json;

namespace Storyteller.CommitAggregator.Tests.Situations;

/// <summary>What the aggregator answered over HTTP.</summary>
internal sealed record Reply(HttpStatusCode Status, JsonElement Body)
{
    private const string Problems = "urn:storyteller:problem:";

    /// <summary>The last part of the problem's type; null where it is no problem.</summary>
    public string? Problem =>
        Text("type") is { } type && type.StartsWith(Problems, StringComparison.Ordinal) ? type[Problems.Length..] : null;

    /// <summary>A member of the body as text; null where it is absent.</summary>
    public string? Text(string member) => Body.TryGetProperty(member, out var value) ? value.GetString() : null;

    /// <summary>A member of the body as a list of texts.</summary>
    public IReadOnlyList<string> Texts(string member) => [.. Body.GetProperty(member).EnumerateArray().Select(e => e.GetString()!)];

    public T As<T>() => Body.Deserialize<T>(JsonSerializerOptions.Web)!;
}
