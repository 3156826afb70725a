using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Storyteller.AgentKit;
using Storyteller.Contracts;
using Storyteller.MetaEvents;
using Storyteller.Narrator;
using Storyteller.NpcDecision;
using Storyteller.ServiceDefaults;
using Storyteller.Simulation.Tests.Bus;
using Storyteller.Simulation.Tests.Fates;
using Storyteller.TickLength;

namespace Storyteller.Simulation.Tests.Thinking;

/// <summary>
/// One agent as its service's module takes it on: its own contract, the kit's own consumer around it, and the kit's own attempts.
/// </summary>
internal abstract class Shell
{
    /// <summary>How many attempts an agent has, and how long each may take.</summary>
    protected static readonly IOptions<AgentOptions> Limits = Options.Create(new AgentOptions());

    private static readonly Dictionary<Type, Shell> ByCommand = Find();

    /// <summary>How long an agent hangs before it is given up.</summary>
    public static TimeSpan HangsFor => Limits.Value.Deadline * Limits.Value.Attempts;

    /// <summary>The agent that takes a command.</summary>
    public static Shell For(object command) => ByCommand[command.GetType()];

    /// <summary>What a command asks.</summary>
    public abstract Asked Of(object command);

    /// <summary>Has the kit's consumer take a command.</summary>
    /// <param name="publish">Gets what it publishes, with the id where it has chosen one.</param>
    public abstract Task Consume(Envelope envelope, Mind mind, ExecutionStore store, TimeProvider clock, Action<object, Guid?> publish);

    /// <summary>What the bus reports where the consumer throws for good.</summary>
    public abstract object Fault(Envelope envelope, Guid id, string reason);

    private static Dictionary<Type, Shell> Find()
    {
        IServiceModule[] modules = [new TickLengthModule(), new MetaEventsModule(), new NpcDecisionModule(), new NarratorModule()];
        var services = new ServiceCollection();
        // Only what they take on is looked at; nothing of it is started.
        foreach (var module in modules)
            services.AddKeyedScoped<ExecutionStore>(module.Name, (_, _) => throw new InvalidOperationException("nothing is kept here"));
        services.AddMassTransit(bus =>
        {
            foreach (var module in modules) module.AddConsumers(bus);
        });
        return services.Select(service => service.ServiceType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(AgentConsumer<,,,,>))
            .Select(type => type.GetGenericArguments())
            .ToDictionary(types => types[1], types =>
            {
                var contract = services.Single(s => s.ServiceType == typeof(AgentContract<,,,>).MakeGenericType(types[1..]));
                return (Shell)Activator.CreateInstance(typeof(Shell<,,,,>).MakeGenericType(types), contract.ImplementationInstance)!;
            });
    }
}

/// <inheritdoc cref="Shell"/>
internal sealed class Shell<TAgent, TCommand, TContext, TOutput, TResult>(AgentContract<TCommand, TContext, TOutput, TResult> contract)
    : Shell
    where TAgent : class, IAgent<TContext, TOutput>, new()
    where TCommand : class
    where TResult : class
{
    private readonly TAgent _agent = new();

    /// <inheritdoc />
    public override Asked Of(object command)
    {
        var question = contract.Ask((TCommand)command);
        return new Asked(question.TickId, contract.Agent, question.Subject, question.Only);
    }

    /// <inheritdoc />
    public override Task Consume(Envelope envelope, Mind mind, ExecutionStore store, TimeProvider clock, Action<object, Guid?> publish)
    {
        var scope = new Keyed(store);
        var attempts = new AgentAttempts(Limits, clock, NullLogger<AgentAttempts>.Instance);
        var consumer = new AgentConsumer<Fated<TContext, TOutput>, TCommand, TContext, TOutput, TResult>(
            new Fated<TContext, TOutput>(_agent, mind), contract, attempts, new OneAtATime(),
            new PatientSends(Options.Create(new BusOptions()), TimeProvider.System), scope);
        return consumer.Consume(new Delivery<TCommand>(envelope, scope, publish));
    }

    /// <inheritdoc />
    public override object Fault(Envelope envelope, Guid id, string reason) =>
        new Faulted<TCommand>(id, envelope.Id, (TCommand)envelope.Message, reason);

    private sealed class Keyed(ExecutionStore store) : IKeyedServiceProvider
    {
        public object? GetService(Type serviceType) => null;

        public object? GetKeyedService(Type serviceType, object? serviceKey) => serviceType == typeof(ExecutionStore) ? store : null;

        public object GetRequiredKeyedService(Type serviceType, object? serviceKey) => GetKeyedService(serviceType, serviceKey)!;
    }
}

/// <summary>Which question a command asks. In one take of a tick there is one for each agent and subject.</summary>
/// <param name="Only">The one brain that may think it; null leaves that to the agent.</param>
internal sealed record Asked(Guid TickId, string Agent, string Subject, Brain? Only)
{
    /// <summary>Whoever may think it.</summary>
    public (Guid TickId, string Agent, string Subject) Question => (TickId, Agent, Subject);
}
