namespace Storyteller.Gateway.Tests;

public sealed class StreamTests(Database database)
{
    [Theory]
    [InlineData("proxied")]
    [InlineData("embedded")]
    public async Task Every_event_arrives_before_the_next_one_is_sent(string arrangement)
    {
        await using var door = await Door.OpenAsync(arrangement, database);
        await door.EnterAsync();
        using var response = await ListenAsync(door, null);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        for (var i = 1; i <= 3; i++)
        {
            door.Behind.Live.Send($"id: {i}\ndata: event {i}\n\n");
            Assert.Equal($"id: {i}", await LineAsync(reader));
            Assert.Equal($"data: event {i}", await LineAsync(reader));
            Assert.Equal("", await LineAsync(reader));
        }
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("proxied")]
    [InlineData("embedded")]
    public async Task Whoever_comes_back_says_where_they_were(string arrangement)
    {
        await using var door = await Door.OpenAsync(arrangement, database);
        await door.EnterAsync();
        using var response = await ListenAsync(door, "41");
        Assert.Equal("41", door.Behind.Live.LastEventId);
    }

    [Theory]
    [InlineData("proxied")]
    [InlineData("embedded")]
    public async Task The_service_behind_learns_when_the_listener_leaves(string arrangement)
    {
        await using var door = await Door.OpenAsync(arrangement, database);
        await door.EnterAsync();
        (await ListenAsync(door, null)).Dispose();
        await door.Behind.Live.Left.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    private static Task<HttpResponseMessage> ListenAsync(Door door, string? lastEventId)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/sessions/1/events");
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        return door.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    // A buffered event would never come, so waiting for it has to end.
    private static Task<string?> LineAsync(StreamReader reader) => reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20));
}
