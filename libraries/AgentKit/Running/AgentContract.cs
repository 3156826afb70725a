using Storyteller.Contracts;

namespace Storyteller.AgentKit;

/// <summary>How one agent is spoken to: what in the command is the question, and what the answer is called.</summary>
/// <param name="Service">The service that owns the agent.</param>
/// <param name="Agent">The agent's name on the bus and in storage.</param>
public sealed record AgentContract<TCommand, TContext, TOutput, TResult>(string Service, string Agent,
    Func<TCommand, Question<TContext>> Ask, Func<TCommand, TOutput, Thought, TResult> Answer);
