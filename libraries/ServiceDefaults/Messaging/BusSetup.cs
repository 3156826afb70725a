using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Storyteller.ServiceDefaults;

/// <summary>One bus per process: RabbitMQ where <c>ConnectionStrings:rabbitmq</c> is set, in memory where it is not.</summary>
internal static class BusSetup
{
    internal static void AddBus(this IHostApplicationBuilder builder, IReadOnlyList<IServiceModule> modules)
    {
        var options = builder.AddBusOptions();
        var broker = BrokerAddress(builder.Configuration);
        builder.Services.AddSingleton<WatchedQueues>().AddSingleton<PatientSends>().AddSingleton<BusReturns>();
        builder.Services.AddReceiveEndpointObserver(services => services.GetRequiredService<BusReturns>());
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.SetKebabCaseEndpointNameFormatter();
            bus.AddPoisonGuard();
            // First, so that each try of a consumer is a transaction of its own.
            bus.AddConfigureEndpointsCallback((context, queue, endpoint) =>
            {
                // A queue without a service's prefix belongs to one instance and goes with it.
                var service = modules.Select(module => module.Name)
                    .Where(name => queue.StartsWith(Queues.Prefix(name), StringComparison.Ordinal)).MaxBy(name => name.Length);
                if (service is not null) context.GetRequiredService<WatchedQueues>().Add(queue);
                endpoint.GuardAgainstPoison(context, queue, service, Options(context));
                if (service is not null) endpoint.KeepAsConfigured(context, queue, Options(context));
                TryAgain(endpoint, context);
            });
            bus.WatchAcknowledgements();
            foreach (var module in modules) module.AddConsumers(bus);
            if (broker is null) bus.UsingInMemory(InMemory);
            else bus.UsingRabbitMq((context, rabbit) => OnRabbitMq(context, rabbit, broker));
        });
        if (broker is not null)
            builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<BusWatch>(services, broker));
        options.Validate(bus => bus.RetryMilliseconds.All(wait => wait >= 0), "Bus:RetryMilliseconds must not be negative");
    }

    private static OptionsBuilder<BusOptions> AddBusOptions(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<MassTransitHostOptions>().Configure<IOptions<BusOptions>>((host, bus) =>
        {
            host.WaitUntilStarted = true;
            host.StartTimeout = bus.Value.StartTimeout;
            host.StopTimeout = bus.Value.StopTimeout;
            // Halfway, so that the rest is for giving a message back to the broker: otherwise a consumer that takes longer than this is
            // waited for to the end and then left, untold, at its work.
            host.ConsumerStopTimeout = bus.Value.StopTimeout / 2;
        });
        return builder.Services.AddOptions<BusOptions>()
            .BindConfiguration(BusOptions.Section)
            // A bound array adds to its default, so the default comes after the binding.
            .PostConfigure(bus => { if (bus.RetryMilliseconds is []) bus.RetryMilliseconds = [50, 100, 200, 500]; })
            .ValidateDataAnnotations()
            .ValidateOnStart();
    }

    private static void InMemory(IBusRegistrationContext context, IInMemoryBusFactoryConfigurator bus)
    {
        bus.PrefetchCount = Options(context).PrefetchCount;
        bus.ConfigureEndpoints(context);
    }

    private static void OnRabbitMq(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator bus, Uri broker)
    {
        var options = Options(context);
        bus.Host(broker);
        bus.PrefetchCount = options.PrefetchCount;
        if (options.Durable) bus.SendDurably();
        bus.ConfigureEndpoints(context);
    }

    private static void TryAgain(IReceiveEndpointConfigurator endpoint, IServiceProvider services)
    {
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var retries = new Retries(Options(services), services.GetRequiredService<TimeProvider>(), stopping);
        endpoint.UseMessageRetry(retry => retry.SetRetryPolicy(_ => retries));
    }

    private static Uri? BrokerAddress(IConfiguration configuration)
    {
        var text = configuration.GetConnectionString("rabbitmq");
        if (string.IsNullOrWhiteSpace(text)) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var address)
            ? address
            : throw new InvalidOperationException("ConnectionStrings:rabbitmq is not an address such as amqp://user:password@host:5672/");
    }

    private static BusOptions Options(IServiceProvider services) => services.GetRequiredService<IOptions<BusOptions>>().Value;
}
