using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Tests.Situations;

namespace Storyteller.CommitAggregator.Tests.Archives;

/// <summary>Sends sessions out and in, as any player.</summary>
internal static class Transfers
{
    public const string Lines = "application/x-ndjson";

    /// <summary>The file of a session of the tests' player.</summary>
    public static async Task<AFile> Export(this AnAggregator aggregator, Guid session)
    {
        using var answer = await aggregator.Http.GetAsync($"/api/v1/sessions/{session}/export");
        answer.EnsureSuccessStatusCode();
        return AFile.Of(await answer.Content.ReadAsStringAsync());
    }

    public static Task<Reply> Import(this AnAggregator aggregator, AFile file, string? key = null, string player = "guest:tester") =>
        aggregator.Import(Encoding.UTF8.GetBytes(file.Text), key, player);

    public static async Task<Reply> Import(
        this AnAggregator aggregator, byte[] file, string? key = null, string player = "guest:tester", string? type = Lines)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sessions/import") { Content = new ByteArrayContent(file) };
        request.Content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        request.Headers.Add(Caller.Header, player);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await Send(aggregator, request);
    }

    /// <summary>Asks as another player.</summary>
    public static async Task<Reply> Get(this AnAggregator aggregator, string path, string player)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(Caller.Header, player);
        return await Send(aggregator, request);
    }

    /// <summary>How many rows each table has; what was heard is forgotten after a while, and is left out.</summary>
    public static Task<SortedDictionary<string, long>> CountRows(this AnAggregator aggregator) => aggregator.Read(async db =>
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Where(table => table != "inbox"))
        {
            var count = "SELECT count(*) AS \"Value\" FROM " + CanonDb.Schema + "." + table;
            counts[table] = await db.Database.SqlQueryRaw<long>(count).SingleAsync();
        }

        return counts;
    });

    private static async Task<Reply> Send(AnAggregator aggregator, HttpRequestMessage request)
    {
        using var answer = await aggregator.Http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        return new Reply(answer.StatusCode, JsonDocument.Parse(body.Length == 0 ? "{}" : body).RootElement);
    }
}
