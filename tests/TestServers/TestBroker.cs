using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Storyteller.Testing;

/// <summary>A fresh virtual host of RabbitMQ for one test, deleted with its queues and connections when the test is done.</summary>
public sealed class TestBroker : IAsyncDisposable
{
    private readonly string _name = $"test-{Guid.NewGuid():n}";
    private readonly HttpClient _management;

    private TestBroker(Uri server, Uri management)
    {
        ConnectionString = new UriBuilder(server) { Path = _name }.Uri.ToString();
        _management = Management(management);
    }

    /// <summary>What <c>ConnectionStrings:rabbitmq</c> is to be.</summary>
    public string ConnectionString { get; }

    /// <summary>Creates the virtual host on the broker that tests run on.</summary>
    public static Task<TestBroker> CreateAsync() =>
        CreateAsync(new Uri(TestServers.Variable(TestServers.Broker)), new Uri(TestServers.Variable(TestServers.Management)));

    /// <summary>Creates the virtual host.</summary>
    /// <param name="server">The broker.</param>
    /// <param name="management">Its management API, with user and password.</param>
    public static async Task<TestBroker> CreateAsync(Uri server, Uri management)
    {
        var broker = new TestBroker(server, management);
        var user = WebUtility.UrlDecode(new Uri(broker.ConnectionString).UserInfo.Split(':')[0]);
        await broker.Put($"api/vhosts/{broker._name}", new { });
        await broker.Put($"api/permissions/{broker._name}/{user}", new { configure = ".*", write = ".*", read = ".*" });
        return broker;
    }

    /// <summary>Whether the virtual host has a queue of this name.</summary>
    public async Task<bool> HasQueueAsync(string queue)
    {
        using var response = await _management.GetAsync($"api/queues/{_name}/{queue}");
        return response.StatusCode != HttpStatusCode.NotFound && response.EnsureSuccessStatusCode().IsSuccessStatusCode;
    }

    /// <summary>The names of its queues.</summary>
    public async Task<IReadOnlyList<string>> QueuesAsync()
    {
        var queues = await _management.GetFromJsonAsync<List<JsonElement>>($"api/queues/{_name}?columns=name");
        return [.. queues!.Select(q => q.GetProperty("name").GetString()!)];
    }

    /// <summary>
    /// What all queues together hold and have done, as the broker last counted it: it counts every few seconds.
    /// </summary>
    public async Task<Backlog> BacklogAsync()
    {
        var queues = await _management.GetFromJsonAsync<List<JsonElement>>($"api/queues/{_name}");
        return new Backlog(queues!.Sum(q => Number(q, "messages")), queues!.Sum(q => Number(q, "messages_unacknowledged")),
            queues!.Sum(q => q.TryGetProperty("message_stats", out var stats) ? Number(stats, "ack") : 0));

        static long Number(JsonElement from, string name) => from.TryGetProperty(name, out var value) ? value.GetInt64() : 0;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        using var response = await _management.DeleteAsync($"api/vhosts/{_name}");
        _management.Dispose();
        if (response.StatusCode != HttpStatusCode.NotFound) response.EnsureSuccessStatusCode();
    }

    private async Task Put(string path, object body)
    {
        using var response = await _management.PutAsJsonAsync(path, body);
        response.EnsureSuccessStatusCode();
    }

    private static HttpClient Management(Uri address)
    {
        var user = Convert.ToBase64String(Encoding.UTF8.GetBytes(WebUtility.UrlDecode(address.UserInfo)));
        return new HttpClient
        {
            BaseAddress = new Uri(address.GetLeftPart(UriPartial.Scheme) + address.Authority + "/"),
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Basic", user) },
        };
    }
}

/// <summary>What the queues of a virtual host hold and have done.</summary>
/// <param name="Messages">How many messages are in them.</param>
/// <param name="Unacknowledged">How many of those were delivered and not acknowledged.</param>
/// <param name="Acknowledged">How many were acknowledged since the queues exist.</param>
public sealed record Backlog(long Messages, long Unacknowledged, long Acknowledged);
