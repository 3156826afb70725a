using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.Contracts;
using Storyteller.Rulebook;
using Storyteller.ServiceDefaults;

namespace Storyteller.AgentKit;

/// <summary>
/// Answers one agent's questions, each once: a question that was answered before gets the kept answer again, with the same message id.
/// The command is acknowledged after the answer is published, so that a process that dies in between is asked again and finds its answer.
/// </summary>
public sealed class AgentConsumer<TAgent, TCommand, TContext, TOutput, TResult>(
    TAgent agent, AgentContract<TCommand, TContext, TOutput, TResult> contract, AgentAttempts attempts, OneAtATime oneAtATime,
    PatientSends sends, IServiceProvider services)
    : IConsumer<TCommand>
    where TAgent : class, IAgent<TContext, TOutput>
    where TCommand : class
    where TResult : class
{
    private readonly ExecutionStore _store = services.GetRequiredKeyedService<ExecutionStore>(contract.Service);

    /// <inheritdoc />
    public async Task Consume(ConsumeContext<TCommand> context)
    {
        var question = contract.Ask(context.Message);
        var execution = new ExecutionKey(question.TickId, contract.Agent, question.Subject, question.InputHash());
        var (answer, thought, failure) = await Answer(question, execution, context.CancellationToken);
        if (answer is null)
        {
            await sends.Send(context.Publish(question.Failed(contract.Agent, failure), published => published.Transient()));
            return;
        }

        // What was thought just now was read already, unless another process was faster and its answer stands.
        var output = ReferenceEquals(answer.Output, thought?.Output) ? thought.Read! : Canonical.Read<TOutput>(answer.Output);
        var result = contract.Answer(context.Message, output, new Thought(answer.Brain, execution.InputHash));
        Failpoint.Before(Failpoint.AnswerPublish);
        await sends.Send(context.Publish(result, published => published.Transient(_store.MessageId(execution, question.Revision))));
        Failpoint.After(Failpoint.AnswerPublish);
        AgentTelemetry.Answered(contract.Agent, kept: thought is null);
    }

    private async Task<(KeptAnswer? Answer, Attempt<TOutput>? Thought, string Failure)> Answer(
        Question<TContext> question, ExecutionKey execution, CancellationToken cancellation)
    {
        using var turn = await oneAtATime.Enter(contract.Service, execution, cancellation);
        if (await _store.Find(execution, cancellation) is { } known) return (known, null, "");
        var attempt = await attempts.Think(contract.Agent, Thinker(question), question, cancellation);
        if (attempt.Failure is { } reason) return (null, null, reason);

        Failpoint.Before(Failpoint.AnswerWrite);
        var answer = await _store.Keep(execution, new KeptAnswer(attempt.Output, Brain.Rules), cancellation);
        Failpoint.After(Failpoint.AnswerWrite);
        return (answer, attempt, "");
    }

    private IAgent<TContext, TOutput> Thinker(Question<TContext> question) => question.Only == Brain.Rules ? agent.Rules : agent;
}
