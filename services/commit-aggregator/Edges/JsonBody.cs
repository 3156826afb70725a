using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Storyteller.CommitAggregator.Edges;

/// <summary>Reads a request's body strictly: what is not understood is refused by name, never ignored.</summary>
public static class JsonBody
{
    /// <summary>The largest body that is read, in bytes.</summary>
    public const int MaxBytes = 10 * 1024;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>The body as a <typeparamref name="T"/>, or the problem with it.</summary>
    public static async Task<(T? Body, ProblemHttpResult? Problem)> Read<T>(HttpRequest request, CancellationToken cancellation)
        where T : class
    {
        if (!request.HasJsonContentType()) return (null, Problems.NotJson());
        if (request.ContentLength > MaxBytes) return (null, Problems.TooLarge(MaxBytes));

        var buffer = new byte[MaxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        if (length > MaxBytes) return (null, Problems.TooLarge(MaxBytes));
        if (length == 0) return (null, Problems.Invalid("$", "the body is empty"));
        if (!Utf8.IsValid(buffer.AsSpan(0, length))) return (null, Problems.Invalid("$", "the body is not valid UTF-8"));

        try
        {
            var body = JsonSerializer.Deserialize<T>(buffer.AsSpan(0, length), Strict);
            return body is null ? (null, Problems.Invalid("$", "the body is null")) : (body, null);
        }
        catch (JsonException broken)
        {
            return (null, Problems.Invalid(broken.Path ?? "$", Sentence(broken.Message)));
        }
    }

    /// <summary>The part of a JSON error that is for people: without positions and without names of types.</summary>
    private static string Sentence(string message)
    {
        var end = message.IndexOf(" Path:", StringComparison.Ordinal);
        var text = end < 0 ? message : message[..end];
        return text
            .Replace($"{typeof(JsonBody).Namespace}.", "", StringComparison.Ordinal)
            .Replace("Storyteller.Contracts.", "", StringComparison.Ordinal);
    }
}
