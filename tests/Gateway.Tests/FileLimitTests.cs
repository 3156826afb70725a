using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Json;

namespace Storyteller.Gateway.Tests;

/// <summary>A session's file is larger than any other body, and only where one is imported.</summary>
public sealed class FileLimitTests(Database database)
{
    private const string Import = "/api/v1/sessions/import";
    private const int OverTheServersOwnLimit = 31_000_000;

    [Theory]
    [InlineData("proxied", false)]
    [InlineData("proxied", true)]
    [InlineData("embedded", false)]
    [InlineData("embedded", true)]
    public async Task A_file_passes_however_large_up_to_its_own_limit(string arrangement, bool chunked)
    {
        await using var door = await Door.OpenAsync(arrangement, database);
        await door.EnterAsync();

        using var response = await PostAsync(door, Import, OverTheServersOwnLimit, chunked);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(OverTheServersOwnLimit,
            (await response.Content.ReadFromJsonAsync<Echo>(TestContext.Current.CancellationToken))!.BodyLength);
    }

    [Theory]
    [InlineData("proxied", false)]
    [InlineData("proxied", true)]
    [InlineData("embedded", false)]
    [InlineData("embedded", true)]
    public async Task A_file_over_the_limit_is_refused_whether_it_says_so_or_not(string arrangement, bool chunked)
    {
        await using var door = await Door.OpenAsync(arrangement, database, "--Archives:FileBytes=50000");
        await door.EnterAsync();

        using var fits = await PostAsync(door, Import, 50_000, chunked);
        Assert.Equal(HttpStatusCode.OK, fits.StatusCode);
        using var tooLarge = await PostAsync(door, Import, 50_001, chunked);

        await Problems.AssertAsync(tooLarge, 413, "body-too-large");
        Assert.Equal(chunked ? 2 : 1, door.Behind.Reached.Count);
    }

    [Theory]
    [InlineData("proxied")]
    [InlineData("embedded")]
    public async Task A_file_is_passed_on_before_all_of_it_is_there(string arrangement)
    {
        await using var door = await Door.OpenAsync(arrangement, database);
        await door.EnterAsync();
        var pipe = new Pipe();
        using var request = new HttpRequestMessage(HttpMethod.Post, Import) { Content = new StreamContent(pipe.Reader.AsStream()) };

        var answer = door.Client.SendAsync(request, TestContext.Current.CancellationToken);
        await pipe.Writer.WriteAsync(new byte[100_000], TestContext.Current.CancellationToken);
        await door.Behind.FirstPart.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await pipe.Writer.WriteAsync(new byte[20], TestContext.Current.CancellationToken);
        await pipe.Writer.CompleteAsync();

        using var response = await answer;
        Assert.Equal(100_020, (await response.Content.ReadFromJsonAsync<Echo>(TestContext.Current.CancellationToken))!.BodyLength);
    }

    [Theory]
    [InlineData("/api/v1/sessions/import/commands")]
    [InlineData("/api/v1/sessions/imports/commands")]
    [InlineData("/api/v1/echo")]
    public async Task Nothing_else_is_let_in_with_a_body_of_that_size(string path)
    {
        await using var door = await Door.EmbeddedAsync(database);
        await door.EnterAsync();

        using var response = await PostAsync(door, path, 10_241, chunked: false);

        await Problems.AssertAsync(response, 413, "body-too-large");
        Assert.Empty(door.Behind.Reached);
    }

    [Theory]
    [InlineData("/api/v1/sessions/import/")]
    [InlineData("/API/v1/Sessions/Import")]
    public async Task The_way_to_import_is_known_however_it_is_written(string path)
    {
        await using var door = await Door.EmbeddedAsync(database);
        await door.EnterAsync();

        using var response = await PostAsync(door, path, 20_000, chunked: true);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static Task<HttpResponseMessage> PostAsync(Door door, string path, int length, bool chunked)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(new byte[length]) };
        request.Headers.TransferEncodingChunked = chunked;
        return door.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
