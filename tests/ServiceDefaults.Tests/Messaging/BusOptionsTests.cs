using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Storyteller.ServiceDefaults.Tests;

public sealed class BusOptionsTests
{
    [Fact]
    public async Task A_consumer_is_tried_again_after_short_waits_unless_told_otherwise()
    {
        await using var host = ServiceHost.Build([]);

        Assert.Equal([50, 100, 200, 500], Options(host).RetryMilliseconds);
    }

    [Fact]
    public async Task Configured_waits_replace_the_usual_ones()
    {
        await using var host = ServiceHost.Build(["--Bus:RetryMilliseconds:0=7"]);

        Assert.Equal([7], Options(host).RetryMilliseconds);
    }

    [Theory]
    [InlineData("PrefetchCount", "0")]
    [InlineData("RetryMilliseconds:0", "-1")]
    [InlineData("StartTimeout", "00:00:00")]
    [InlineData("DeliveryLimit", "0")]
    [InlineData("SuspectLimit", "0")]
    [InlineData("SuspectAge", "00:00:30")]
    [InlineData("SuspectCleanInterval", "00:00:00")]
    [InlineData("MaxMessageBytes", "100")]
    [InlineData("StoragePatience", "02:00:00")]
    public async Task A_setting_out_of_its_range_is_named_and_nothing_starts(string setting, string value)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(async () =>
        {
            await using var host = ServiceHost.Build([$"--Bus:{setting}={value}", "--urls=http://127.0.0.1:0"]);
            await host.StartAsync(TestContext.Current.CancellationToken);
        });

        Assert.Contains(setting.Split(':')[0], refused.Message);
    }

    [Fact]
    public void A_malformed_broker_address_is_named()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => ServiceHost.Build(["--ConnectionStrings:rabbitmq=not an address"]));

        Assert.Contains("ConnectionStrings:rabbitmq", refused.Message);
    }

    private static BusOptions Options(Microsoft.AspNetCore.Builder.WebApplication host) =>
        host.Services.GetRequiredService<IOptions<BusOptions>>().Value;
}
