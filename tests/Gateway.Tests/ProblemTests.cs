using System.Net.Http.Json;

namespace Storyteller.Gateway.Tests;

public sealed class ProblemTests(Database database)
{
    public static TheoryData<string> Arrangements => ["proxied", "embedded"];

    [Theory]
    [InlineData("proxied", "GET", "/nowhere", 404, "not-found")]
    [InlineData("embedded", "GET", "/nowhere", 404, "not-found")]
    [InlineData("embedded", "GET", "/api/v1/nowhere", 404, "not-found")]
    [InlineData("proxied", "GET", "/api/v1/nowhere", 404, "not-found")]
    [InlineData("embedded", "DELETE", "/api/v1/echo", 405, "method-not-allowed")]
    [InlineData("proxied", "GET", "/api/v1/guests", 405, "method-not-allowed")]
    [InlineData("embedded", "PUT", "/api/v1/guests/refresh", 405, "method-not-allowed")]
    [InlineData("proxied", "GET", "/api/v1/guests/more", 404, "not-found")]
    [InlineData("proxied", "POST", "/api/v1/guests/refresh", 415, "unsupported-media-type")]
    [InlineData("embedded", "POST", "/api/v1/json", 415, "unsupported-media-type")]
    [InlineData("proxied", "GET", "/api/v1/status/403", 403, "not-allowed")]
    [InlineData("embedded", "GET", "/api/v1/status/403", 403, "not-allowed")]
    [InlineData("embedded", "GET", "/api/v1/status/418", 418, "http-418")]
    [InlineData("embedded", "GET", "/api/v1/crash", 500, "internal-error")]
    public async Task Every_error_without_a_body_becomes_a_problem(string arrangement, string method, string path, int status, string slug)
    {
        await using var door = await Door.OpenAsync(arrangement, database);
        await door.EnterAsync();
        using var request = new HttpRequestMessage(new(method), path);
        if (method == "POST") request.Content = new StringContent("text", null, "text/plain");
        using var response = await door.Client.SendAsync(request, TestContext.Current.CancellationToken);
        await Problems.AssertAsync(response, status, slug);
    }

    [Theory]
    [InlineData("proxied", "/openapi/nope.json", 404, "not-found")]
    [InlineData("embedded", "/openapi/nope.json", 404, "not-found")]
    [InlineData("proxied", "/api/v1/words/400", 400, "bad-request")]
    [InlineData("embedded", "/api/v1/words/503", 503, "service-unavailable")]
    public async Task An_error_in_plain_text_becomes_a_problem(string arrangement, string path, int status, string slug)
    {
        await using var door = await Door.OpenAsync(arrangement, database);
        await door.EnterAsync();
        using var response = await door.Client.GetAsync(path, TestContext.Current.CancellationToken);
        await Problems.AssertAsync(response, status, slug);
    }

    [Theory]
    [MemberData(nameof(Arrangements))]
    public async Task Plain_text_that_is_no_error_passes_unchanged(string arrangement)
    {
        await using var door = await Door.OpenAsync(arrangement, database);
        await door.EnterAsync();
        Assert.Equal("in so many words",
            await door.Client.GetStringAsync("/api/v1/words/200", TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Arrangements))]
    public async Task A_problem_of_the_service_behind_passes_unchanged(string arrangement)
    {
        await using var door = await Door.OpenAsync(arrangement, database);
        await door.EnterAsync();
        using var response = await door.Client.GetAsync("/api/v1/busy", TestContext.Current.CancellationToken);
        Assert.Equal(409, (int)response.StatusCode);
        Assert.Equal("""{"type":"urn:storyteller:problem:busy","title":"Busy","status":409}""",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Malformed_json_is_the_callers_mistake()
    {
        await using var door = await Door.EmbeddedAsync(database);
        await door.EnterAsync();
        using var body = new StringContent("{\"a\":", null, "application/json");
        using var response = await door.Client.PostAsync("/api/v1/json", body, TestContext.Current.CancellationToken);
        await Problems.AssertAsync(response, 400, "bad-request");
    }

    [Fact]
    public async Task A_crash_tells_nothing_of_the_inside()
    {
        await using var door = await Door.EmbeddedAsync(database);
        await door.EnterAsync();
        using var response = await door.Client.GetAsync("/api/v1/crash", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_problem_names_the_trace_that_the_caller_began()
    {
        await using var door = await Door.EmbeddedAsync(database);
        door.Client.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        using var response = await door.Client.GetAsync("/api/v1/echo", TestContext.Current.CancellationToken);
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", (await Problems.AssertAsync(response, 401, "not-signed-in")).TraceId);
    }

    [Theory]
    [MemberData(nameof(Arrangements))]
    public async Task The_trace_goes_on_behind_the_gateway(string arrangement)
    {
        await using var door = await Door.OpenAsync(arrangement, database);
        await door.EnterAsync();
        door.Client.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        Assert.StartsWith("00-0af7651916cd43dd8448eb211c80319c-", (await door.EchoAsync())["traceparent"]);
    }

    [Theory]
    [MemberData(nameof(Arrangements))]
    public async Task Every_answer_tells_browsers_to_be_careful(string arrangement)
    {
        await using var door = await Door.OpenAsync(arrangement, database);
        foreach (var path in new[] { "/api/v1/worlds", "/api/v1/echo", "/nowhere" })
        {
            using var response = await door.Client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
            Assert.Equal("DENY", response.Headers.GetValues("X-Frame-Options").Single());
            Assert.Empty(response.Headers.Server);
        }
    }
}
