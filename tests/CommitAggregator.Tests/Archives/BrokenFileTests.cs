using System.Net;
using System.Text;
using Storyteller.CommitAggregator.Tests.Situations;

namespace Storyteller.CommitAggregator.Tests.Archives;

/// <summary>A file that is not what it must be is refused with the line that is wrong, and leaves nothing.</summary>
public sealed class BrokenFileTests(AnExportedStory story) : IClassFixture<AnExportedStory>
{
    public static TheoryData<string> Ways => [.. Breakings.All.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Each_way_of_being_broken_is_refused_by_line(string way)
    {
        var broken = Breakings.All[way](story.File);
        var before = await story.Aggregator.CountRows();

        var reply = await story.Aggregator.Import(broken.File);

        await Refused(reply, broken.Line, broken.Why, before);
    }

    [Fact]
    public async Task A_line_that_is_not_valid_UTF_8_is_refused()
    {
        var before = await story.Aggregator.CountRows();
        var bytes = Encoding.UTF8.GetBytes(story.File.Text);
        bytes[bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(AnExportedStory.Save))] = 0xFF;

        var reply = await story.Aggregator.Import(bytes);

        await Refused(reply, story.File.NumberOf("save"), "not valid UTF-8", before);
    }

    [Fact]
    public async Task The_end_of_the_last_line_may_be_missing_and_nothing_else()
    {
        var bytes = Encoding.UTF8.GetBytes(story.File.Text);

        Assert.Equal(HttpStatusCode.Created, (await story.Aggregator.Import(bytes[..^1])).Status);
        Assert.Equal("broken-session-file", (await story.Aggregator.Import(bytes[..^2])).Problem);
        Assert.Equal("broken-session-file", (await story.Aggregator.Import([])).Problem);
    }

    [Fact]
    public async Task What_is_no_file_of_lines_and_who_is_nobody_are_refused()
    {
        var json = await story.Aggregator.Import(Encoding.UTF8.GetBytes(story.File.Text), type: "application/json");
        var untold = await story.Aggregator.Import(Encoding.UTF8.GetBytes(story.File.Text), type: null);
        var nobody = await story.Aggregator.Import(story.File, player: "");
        var key = await story.Aggregator.Import(story.File, key: new string('x', 101));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.Status);
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "unsupported-media-type"), (untold.Status, untold.Problem));
        Assert.Equal((HttpStatusCode.Unauthorized, "not-signed-in"), (nobody.Status, nobody.Problem));
        Assert.Equal((HttpStatusCode.BadRequest, "Idempotency-Key"), (key.Status, key.Text("field")));
    }

    [Theory]
    [InlineData("LineBytes", 2, "the line is too long: a line has at most 50000 bytes")]
    [InlineData("WorldBytes", 2, "an authored world has at most 50000 bytes")]
    [InlineData("Lines", 41, "a file has at most 40 lines")]
    public async Task A_file_that_goes_over_a_limit_is_refused_by_line(string limit, int line, string why)
    {
        await using var aggregator = await AnAggregator.Start(
            story.Database, null, $"--Archives:{limit}={(limit == "Lines" ? 40 : 50_000)}");
        var before = await aggregator.CountRows();

        var reply = await aggregator.Import(story.File);

        await Refused(reply, line, why, before);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_is_too_large_is_refused_whether_it_says_so_or_not(bool says)
    {
        await using var aggregator = await AnAggregator.Start(story.Database, null, "--Archives:FileBytes=100000");
        var before = await aggregator.CountRows();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sessions/import")
        {
            Content = new StringContent(story.File.Text, Encoding.UTF8, Transfers.Lines),
        };
        request.Headers.TransferEncodingChunked = !says;

        using var answer = await aggregator.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("100000 bytes", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, await aggregator.CountRows());
    }

    private async Task Refused(Reply reply, int line, string why, SortedDictionary<string, long> before)
    {
        Assert.Equal((HttpStatusCode.BadRequest, "broken-session-file"), (reply.Status, reply.Problem));
        Assert.Contains(why, reply.Text("detail"), StringComparison.Ordinal);
        Assert.StartsWith($"line {line}: ", reply.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(line, reply.Body.GetProperty("line").GetInt32());
        Assert.Equal(before, await story.Aggregator.CountRows());
    }
}
