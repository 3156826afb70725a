using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Storyteller.ServiceDefaults;

namespace Storyteller.Gateway.Tests;

/// <summary>A database that is away for a moment makes nobody a stranger, and nothing look broken.</summary>
public sealed class StorageAwayTests
{
    [Fact]
    public async Task Whoever_comes_while_the_keys_cannot_be_read_is_told_to_come_again()
    {
        await using var database = new Database();
        await database.InitializeAsync();
        await using var before = await Door.ProxiedAsync(database);
        var tokens = await before.EnterAsync();
        await using var door = await Door.BeforeAsync(before.Behind, database, [new GatewayModule(), new AwayFromTheStart(database)]);
        door.Client.DefaultRequestHeaders.Authorization = new("Bearer", tokens.AccessToken);

        using var known = await door.Client.GetAsync("/api/v1/echo", TestContext.Current.CancellationToken);
        using var guest = await door.Client.PostAsync("/api/v1/guests", null, TestContext.Current.CancellationToken);
        await database.AllowAsync();

        await Problems.AssertAsync(known, 503, "storage-away");
        await Problems.AssertAsync(guest, 503, "storage-away");
        Assert.NotNull(known.Headers.RetryAfter?.Delta);
        Assert.StartsWith("guest:", (await door.EchoAsync())["X-Storyteller-User"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_let_in_before_is_let_in_without_the_database()
    {
        await using var database = new Database();
        await database.InitializeAsync();
        await using var door = await Door.ProxiedAsync(database);
        await door.EnterAsync();

        await database.RefuseAsync();
        using var answer = await door.Client.GetAsync("/api/v1/echo", TestContext.Current.CancellationToken);
        await database.AllowAsync();

        Assert.Equal(200, (int)answer.StatusCode);
    }

    /// <summary>The database goes away as soon as the gateway's schema is up to date, before a key is read.</summary>
    private sealed class AwayFromTheStart(Database database) : IServiceModule, IHostedLifecycleService
    {
        public string Name => "away";

        public void AddServices(WebApplicationBuilder builder) => builder.Services.AddSingleton<IHostedService>(this);

        public void AddConsumers(IBusRegistrationConfigurator bus)
        {
        }

        public void Use(WebApplication app)
        {
        }

        public Task StartingAsync(CancellationToken cancellationToken) => database.RefuseAsync();

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
