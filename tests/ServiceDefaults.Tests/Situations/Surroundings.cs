using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Storyteller.Testing;

namespace Storyteller.ServiceDefaults.Tests;

public enum Transport { InMemory, RabbitMq }

/// <summary>A database and, where the transport needs one, a broker of a test's own, and the hosts that it starts there.</summary>
public sealed class Surroundings : IAsyncDisposable
{
    private readonly List<WebApplication> _hosts = [];

    public required TestDatabase Database { get; init; }

    public required TestBroker? Broker { get; init; }

    public Arrivals Arrivals { get; } = new();

    public static async Task<Surroundings> Of(Transport transport) => new()
    {
        Database = await TestDatabase.CreateAsync(),
        Broker = transport == Transport.RabbitMq ? await TestBroker.CreateAsync() : null,
    };

    /// <summary>The settings that name these servers; later ones outrank them.</summary>
    public string[] Settings(params string[] more) =>
    [
        "--urls=http://127.0.0.1:0",
        "--Logging:LogLevel:Default=None",
        "--Logging:LogLevel:Microsoft.EntityFrameworkCore=None",
        $"--ConnectionStrings:storyteller={Database.ConnectionString}",
        $"--ConnectionStrings:rabbitmq={Broker?.ConnectionString}",
        .. more,
    ];

    /// <summary>A host that is built and not started.</summary>
    public WebApplication Build(string[] settings, params IServiceModule[] modules)
    {
        var arrivals = new TestModule("arrivals") { Services = builder => builder.Services.AddSingleton(Arrivals) };
        var host = ServiceHost.Build(Settings(settings), [arrivals, .. modules]);
        _hosts.Add(host);
        return host;
    }

    public async Task<WebApplication> Start(string[] settings, params IServiceModule[] modules)
    {
        var host = Build(settings, modules);
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    public async Task Stop(WebApplication host)
    {
        _hosts.Remove(host);
        await host.StopAsync(TestContext.Current.CancellationToken);
        await host.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.StopAsync(CancellationToken.None);
            await host.DisposeAsync();
        }
        if (Broker is not null) await Broker.DisposeAsync();
        await Database.DisposeAsync();
    }
}
