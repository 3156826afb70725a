using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Storyteller.ServiceDefaults.Tests;

public sealed class TelemetryTests
{
    [Fact]
    public async Task A_request_is_a_span_named_after_its_route_and_a_probe_is_none()
    {
        await using var here = await Surroundings.Of(Transport.InMemory);
        var host = await here.Start([], new TestModule("greeter") { Endpoints = app => app.MapGet("/greeting/{name}", (string name) => name) });
        var stopped = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var http = new HttpClient { BaseAddress = new Uri(host.Urls.First()) };

        await http.GetAsync("/health");
        await http.GetAsync("/alive");
        await http.GetAsync("/greeting/you");
        await here.Stop(host);

        var mine = stopped.Where(span => (int?)span.GetTagItem("server.port") == http.BaseAddress.Port || span.DisplayName.Contains("greeting"));
        var recorded = mine.Where(span => span.Recorded).ToList();
        Assert.Equal("GET /greeting/{name}", Assert.Single(recorded).DisplayName);
        Assert.Equal(200, recorded[0].GetTagItem("http.response.status_code"));
    }

    [Theory]
    [InlineData("", "greeter")]
    [InlineData("renamed", "renamed")]
    public async Task Traces_metrics_and_logs_are_exported_under_the_services_name(string configured, string expected)
    {
        await using var collector = await Collector.Start();
        await using var host = ServiceHost.Build(
            ["--urls=http://127.0.0.1:0", $"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Url}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
             $"--OTEL_SERVICE_NAME={configured}"],
            new TestModule("greeter") { Endpoints = app => app.MapGet("/greeting", () => "hello") });
        await host.StartAsync(TestContext.Current.CancellationToken);
        using (var http = new HttpClient { BaseAddress = new Uri(host.Urls.First()) }) await http.GetAsync("/greeting");
        await host.StopAsync(TestContext.Current.CancellationToken);
        await host.DisposeAsync();

        var missing = new HashSet<string> { "/v1/traces", "/v1/metrics", "/v1/logs" };
        while (missing.Count > 0)
        {
            var (path, body) = await collector.Next();
            Assert.Contains(expected, body);
            missing.Remove(path);
        }
    }

    /// <summary>Takes what is exported to it.</summary>
    private sealed class Collector(WebApplication app) : IAsyncDisposable
    {
        private readonly Channel<(string, string)> _exports = Channel.CreateUnbounded<(string, string)>();

        public string Url => app.Urls.First();

        public static async Task<Collector> Start()
        {
            var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=None"]);
            var app = builder.Build();
            var collector = new Collector(app);
            app.MapPost("/v1/{signal}", collector.Take);
            await app.StartAsync();
            return collector;
        }

        public async Task<(string Path, string Body)> Next() =>
            await _exports.Reader.ReadAsync().AsTask().WaitAsync(Arrivals.TooLong, TestContext.Current.CancellationToken);

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private async Task Take(HttpContext context)
        {
            using var body = new StreamReader(context.Request.Body, Encoding.Latin1);
            await _exports.Writer.WriteAsync((context.Request.Path, await body.ReadToEndAsync()));
            context.Response.ContentType = "application/x-protobuf";
        }
    }
}
