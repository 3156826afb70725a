using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Storyteller.ServiceDefaults;

/// <summary>Gives a queue its guard, and one place for whatever cannot be consumed.</summary>
internal static class PoisonSetup
{
    internal static void AddPoisonGuard(this IServiceCollection services)
    {
        services.TryAddSingleton<Doorway>();
        services.TryAddSingleton<DeadLetterQueue>();
    }

    /// <param name="service">The service whose queue it is; null for one that belongs to one instance and goes with it.</param>
    internal static void GuardAgainstPoison(
        this IReceiveEndpointConfigurator endpoint, IServiceProvider services, string queue, string? service, BusOptions options)
    {
        var rejects = service is not null;
        var suspects = services.GetServices<SuspectStore>().FirstOrDefault(store => store.Service == service);
        var letters = services.GetRequiredService<DeadLetterQueue>();
        var clock = services.GetRequiredService<TimeProvider>();
        var deadLetters = new DeadLetters(
            queue, rejects, suspects, letters, clock, services.GetRequiredService<ILogger<DeadLetters>>());
        var guard = new PoisonGuard(
            queue, suspects, services.GetRequiredService<Doorway>(), deadLetters, options, clock,
            services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping,
            services.GetRequiredService<ILogger<PoisonGuard>>());

        endpoint.ConfigureReceive(receive => receive.UseFilter(guard));
        endpoint.ConfigureError(error => error.UseFilter(new ForErrors(deadLetters)));
        endpoint.ConfigureDeadLetter(skipped => skipped.UseFilter(new ForStrangers(deadLetters)));
        _ = new Faults(endpoint);

        if (endpoint is not IRabbitMqReceiveEndpointConfigurator rabbit) return;
        // The queue of what is rejected is declared with more tolerance than MassTransit has, once a channel is there.
        rabbit.ConfigureChannel(channel => channel.UseFilter(new ConsumerChannels(letters)));
    }

    /// <summary>What could not be read, or whose consumer threw for good.</summary>
    private sealed class ForErrors(DeadLetters deadLetters) : IFilter<ExceptionReceiveContext>
    {
        public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next) => context.Exception switch
        {
            KillsItsConsumerException => deadLetters.SetAside(context, Fate.Of(context).Verdict!),
            var unread when !context.IsFaulted => deadLetters.SetAside(context, "could not be read", unread),
            var thrown => deadLetters.SetAside(context, "made its consumer fail", thrown),
        };

        public void Probe(ProbeContext context) => context.CreateFilterScope("dead-letters");
    }

    /// <summary>What nobody on this queue takes.</summary>
    private sealed class ForStrangers(DeadLetters deadLetters) : IFilter<ReceiveContext>
    {
        public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) =>
            deadLetters.SetAside(context, "has a type that nobody takes here");

        public void Probe(ProbeContext context) => context.CreateFilterScope("dead-letters");
    }
}
