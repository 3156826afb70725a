using MassTransit;
using MassTransit.Configuration;

namespace Storyteller.ServiceDefaults;

/// <summary>
/// Sees to it that <see cref="Fault{T}"/> is published for every message that cannot be consumed, also where no consumer got to see it:
/// because its transaction could not commit, or because it is not to be begun with again.
/// </summary>
internal sealed class Faults : ConfigurationObserver, IMessageConfigurationObserver
{
    internal Faults(IConsumePipeConfigurator endpoint) : base(endpoint) => Connect(this);

    public void MessageConfigured<T>(IConsumePipeConfigurator configurator) where T : class =>
        configurator.AddPipeSpecification(new FilterPipeSpecification<ConsumeContext<T>>(new Outermost<T>()));

    private sealed class Outermost<T> : IFilter<ConsumeContext<T>> where T : class
    {
        public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
        {
            try
            {
                if (Fate.Of(context.ReceiveContext).Verdict is { } why) throw new KillsItsConsumerException($"The message {why}");
                await next.Send(context);
            }
            catch (Exception e) when (e is not OperationCanceledException && !context.ReceiveContext.IsFaulted)
            {
                await context.NotifyFaulted(context.ReceiveContext.ElapsedTime, typeof(T).Name, e);
                throw;
            }
        }

        public void Probe(ProbeContext context) => context.CreateFilterScope("faults");
    }
}
