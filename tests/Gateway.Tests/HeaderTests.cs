using System.Net.Http.Json;
using System.Text;

namespace Storyteller.Gateway.Tests;

public sealed class HeaderTests(Database database)
{
    [Theory]
    [InlineData("proxied", "Zoë of Żary")]
    [InlineData("embedded", "Zoë of Żary")]
    [InlineData("proxied", "plain")]
    public async Task A_header_reaches_the_service_behind_whatever_its_letters(string arrangement, string value)
    {
        await using var door = await Door.OpenAsync(arrangement, database);
        await door.EnterAsync();
        using var client = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(door.Client.BaseAddress!, "/api/v1/echo"));
        request.Headers.Authorization = door.Client.DefaultRequestHeaders.Authorization;
        request.Headers.TryAddWithoutValidation("X-Name", value);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(value, (await response.Content.ReadFromJsonAsync<Echo>(TestContext.Current.CancellationToken))!["X-Name"]);
    }
}
