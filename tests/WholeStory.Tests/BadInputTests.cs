using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Storyteller.WholeStory.Tests.Playing;
using Storyteller.WholeStory.Tests.Running;

namespace Storyteller.WholeStory.Tests;

/// <summary>What is wrong with a request is said by name, and nothing of it is kept, in both arrangements alike.</summary>
public abstract class BadInputTests
{
    protected abstract Story Story { get; }

    public static TheoryData<string, byte[], HttpStatusCode, string> Bodies { get; } = new()
    {
        { "empty", [], HttpStatusCode.BadRequest, "invalid-request" },
        { "no JSON", "look"u8.ToArray(), HttpStatusCode.BadRequest, "invalid-request" },
        { "empty text", """{"text":""}"""u8.ToArray(), HttpStatusCode.BadRequest, "invalid-request" },
        { "blank text", """{"text":"   "}"""u8.ToArray(), HttpStatusCode.BadRequest, "invalid-request" },
        { "no text", "{}"u8.ToArray(), HttpStatusCode.BadRequest, "invalid-request" },
        { "null text", """{"text":null}"""u8.ToArray(), HttpStatusCode.BadRequest, "invalid-request" },
        { "text that is a number", """{"text":5}"""u8.ToArray(), HttpStatusCode.BadRequest, "invalid-request" },
        { "unknown field", """{"text":"look","mood":"grim"}"""u8.ToArray(), HttpStatusCode.BadRequest, "invalid-request" },
        { "not UTF-8", [.. """{"text":"lo"""u8, 0xC3, 0x28, .. "\"}"u8], HttpStatusCode.BadRequest, "invalid-request" },
        { "control characters", """{"text":"look\u0007"}"""u8.ToArray(), HttpStatusCode.BadRequest, "invalid-request" },
        { "long text", CommandOf(2_001), HttpStatusCode.BadRequest, "invalid-request" },
        { "over 10 KB", CommandOf(11_000), HttpStatusCode.RequestEntityTooLarge, "body-too-large" },
    };

    [Theory]
    [MemberData(nameof(Bodies), MemberType = typeof(BadInputTests))]
    public async Task A_bad_body_is_refused_and_nothing_of_it_is_kept(string what, byte[] body, HttpStatusCode status, string type)
    {
        using var player = await Player.Begin(Story.Gateway);
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/sessions/{player.Session}/commands") { Content = content };
        request.Headers.Add("Idempotency-Key", "one");

        using var answer = await player.Http.SendAsync(request);

        Assert.True(status == answer.StatusCode, $"{what}: {await answer.Content.ReadAsStringAsync()}");
        await IsProblem(answer, type);
        Assert.Equal((0, Contracts.Phase.Idle), ((await player.See()).Tick, (await player.See()).Phase));
        Assert.Equal("Committed", (await player.Play("wait")).State);
    }

    [Fact]
    public async Task A_command_without_a_key_is_refused()
    {
        using var player = await Player.Begin(Story.Gateway);
        using var answer = await player.Http.PostAsJsonAsync($"/api/v1/sessions/{player.Session}/commands", new { text = "look" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await IsProblem(answer, "invalid-request");
        Assert.Contains("Idempotency-Key", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_not_ASCII_is_refused_and_named()
    {
        using var player = await Player.Begin(Story.Gateway);
        using var handler = new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        using var http = new HttpClient(handler) { BaseAddress = Story.Gateway };
        http.DefaultRequestHeaders.Authorization = player.Http.DefaultRequestHeaders.Authorization;
        using var content = JsonContent.Create(new { text = "look" });
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/sessions/{player.Session}/commands") { Content = content };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", "ключ");

        using var answer = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await IsProblem(answer, "invalid-request");
        Assert.Contains("Idempotency-Key", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_for_another_text_is_refused()
    {
        using var player = await Player.Begin(Story.Gateway);
        using var first = await player.Post("listen", "key");
        using var second = await player.Post("wait", "key");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        await IsProblem(second, "idempotency-key-reused");
    }

    [Theory]
    [InlineData("/api/v1/sessions/not-an-id", HttpStatusCode.BadRequest, "malformed-id")]
    [InlineData("/api/v1/sessions/00000000-0000-0000-0000-000000000001", HttpStatusCode.NotFound, "unknown-session")]
    [InlineData("/api/v1/sessions/{mine}/ticks/one", HttpStatusCode.BadRequest, "malformed-id")]
    [InlineData("/api/v1/sessions/{mine}/ticks/7", HttpStatusCode.NotFound, "unknown-tick")]
    [InlineData("/api/v1/sessions/{mine}/transcript?after=x", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("/api/v1/nothing-here", HttpStatusCode.NotFound, null)]
    public async Task A_path_to_nothing_says_what_is_wrong(string path, HttpStatusCode status, string? type)
    {
        using var player = await Player.Begin(Story.Gateway);
        using var answer = await player.Http.GetAsync(path.Replace("{mine}", player.Session.ToString(), StringComparison.Ordinal));
        Assert.Equal(status, answer.StatusCode);
        await IsProblem(answer, type);
    }

    [Fact]
    public async Task Somebody_elses_session_opens_to_nobody_else()
    {
        using var owner = await Player.Begin(Story.Gateway);
        using var other = await Player.Guest(Story.Gateway);
        foreach (var path in (string[])["", "/transcript", "/events", "/ticks/1"])
        {
            using var answer = await other.Http.GetAsync($"/api/v1/sessions/{owner.Session}{path}");
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            await IsProblem(answer, "not-your-session");
        }
    }

    [Fact]
    public async Task Without_a_token_nothing_opens_and_a_header_is_no_token()
    {
        using var owner = await Player.Begin(Story.Gateway);
        using var nobody = new HttpClient { BaseAddress = Story.Gateway };
        nobody.DefaultRequestHeaders.Add("X-Storyteller-User", "guest:somebody");
        using var answer = await nobody.GetAsync($"/api/v1/sessions/{owner.Session}");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        await IsProblem(answer, null);
    }

    private static byte[] CommandOf(int letters) => Encoding.UTF8.GetBytes($$"""{"text":"{{new string('a', letters)}}"}""");

    private static async Task<JsonElement> IsProblem(HttpResponseMessage answer, string? type)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((int)answer.StatusCode, problem.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrEmpty(problem.GetProperty("traceId").GetString()));
        if (type is not null) Assert.Equal($"urn:storyteller:problem:{type}", problem.GetProperty("type").GetString());
        return problem;
    }
}

/// <summary>Through the gateway's own process.</summary>
[Collection(nameof(DistributedStories))]
public sealed class BadInputToSixProcessesTests(Distributed distributed) : BadInputTests
{
    protected override Story Story => distributed.Story;
}

/// <summary>Through the gateway's module in front of the others.</summary>
public sealed class BadInputToOneProcessTests(Embedded embedded) : BadInputTests, IClassFixture<Embedded>
{
    protected override Story Story => embedded.Story;
}
