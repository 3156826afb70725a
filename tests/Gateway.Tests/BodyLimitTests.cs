using System.Net;
using System.Net.Http.Json;

namespace Storyteller.Gateway.Tests;

public sealed class BodyLimitTests(Database database)
{
    [Theory]
    [InlineData("proxied", false)]
    [InlineData("proxied", true)]
    [InlineData("embedded", false)]
    [InlineData("embedded", true)]
    public async Task Ten_kilobytes_pass_and_one_byte_more_does_not(string arrangement, bool chunked)
    {
        await using var door = await Door.OpenAsync(arrangement, database);
        await door.EnterAsync();

        using var fits = await PostAsync(door, 10_240, chunked);
        Assert.Equal(HttpStatusCode.OK, fits.StatusCode);
        Assert.Equal(10_240, (await fits.Content.ReadFromJsonAsync<Echo>(TestContext.Current.CancellationToken))!.BodyLength);

        using var tooLong = await PostAsync(door, 10_241, chunked);
        var problem = await Problems.AssertAsync(tooLong, 413, "body-too-large");
        Assert.Contains("10240 bytes", problem.Detail);
        Assert.Single(door.Behind.Reached);
    }

    [Fact]
    public async Task A_body_is_refused_however_much_follows()
    {
        await using var door = await Door.ProxiedAsync(database);
        await door.EnterAsync();
        using var response = await PostAsync(door, 200_000, chunked: true);
        await Problems.AssertAsync(response, 413, "body-too-large");
        Assert.Empty(door.Behind.Reached);
    }

    private static Task<HttpResponseMessage> PostAsync(Door door, int length, bool chunked)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/echo") { Content = new ByteArrayContent(new byte[length]) };
        request.Headers.TransferEncodingChunked = chunked;
        return door.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
