using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Storyteller.ServiceDefaults;
using Storyteller.Testing;

namespace Storyteller.AgentKit.Tests;

public enum Transport { InMemory, RabbitMq }

/// <summary>A database and, where the transport needs one, a broker of a test's own, and the hosts that it starts there.</summary>
public sealed class Surroundings : IAsyncDisposable
{
    /// <summary>One message at a time on every queue: what was sent later is also dealt with, and heard, later.</summary>
    public static readonly string[] OneByOne = ["--Bus:PrefetchCount=1", "--Agents:Concurrency=1"];

    private readonly List<WebApplication> _hosts = [];

    public required TestDatabase Database { get; init; }

    public required TestBroker? Broker { get; init; }

    public Mind Mind { get; } = new();

    public Published Published { get; } = new();

    public static async Task<Surroundings> Of(Transport transport) => new()
    {
        Database = await TestDatabase.CreateAsync(),
        Broker = transport == Transport.RabbitMq ? await TestBroker.CreateAsync() : null,
    };

    /// <summary>A host that is built and not started.</summary>
    public WebApplication Build(string[] settings, params IServiceModule[] modules)
    {
        string[] all =
        [
            "--urls=http://127.0.0.1:0",
            "--Logging:LogLevel:Default=None",
            $"--ConnectionStrings:storyteller={Database.ConnectionString}",
            $"--ConnectionStrings:rabbitmq={Broker?.ConnectionString}",
            .. settings,
        ];
        var host = ServiceHost.Build(all, [.. modules, new Listeners(Published)]);
        _hosts.Add(host);
        return host;
    }

    /// <summary>A host with the service of one agent, and these.</summary>
    public async Task<WebApplication> Start(string[] settings, params IServiceModule[] more)
    {
        var host = Build(settings, [new Lengths(Mind), .. more]);
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    public async Task Stop(WebApplication host)
    {
        _hosts.Remove(host);
        await host.StopAsync(TestContext.Current.CancellationToken);
        await host.DisposeAsync();
    }

    /// <summary>How many answers a service keeps.</summary>
    public async Task<long> Kept(string service = Lengths.Service)
    {
        await using var connection = new NpgsqlConnection(Database.ConnectionString);
        await connection.OpenAsync();
        await using var count = new NpgsqlCommand($"SELECT count(*) FROM {StorageConnection.Schema(service)}.agent_execution", connection);
        return (long)(await count.ExecuteScalarAsync())!;
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

public static class Asking
{
    /// <summary>Sends a command to its one queue.</summary>
    public static async Task Ask<T>(this WebApplication host, T command, Guid? messageId = null, string service = Lengths.Service)
        where T : class
    {
        var endpoint = await host.Services.GetRequiredService<IBus>().GetSendEndpoint(Queues.Address<T>(service));
        await endpoint.Send(command, context => context.MessageId = messageId ?? context.MessageId);
    }
}
