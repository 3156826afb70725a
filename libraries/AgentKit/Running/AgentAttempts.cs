using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Storyteller.Rulebook;

namespace Storyteller.AgentKit;

/// <summary>Lets an agent think within its limits, and turns what goes wrong into a value that the saga can decide on.</summary>
public sealed partial class AgentAttempts(IOptions<AgentOptions> options, TimeProvider clock, ILogger<AgentAttempts> log)
{
    /// <summary>The agent's answer, or why it has none after all its attempts.</summary>
    /// <exception cref="OperationCanceledException">The process is stopping: that says nothing about the agent.</exception>
    public async Task<Attempt<TOutput>> Think<TContext, TOutput>(
        string name, IAgent<TContext, TOutput> agent, Question<TContext> question, CancellationToken cancellation)
    {
        var failure = "";
        for (var number = 1; number <= options.Value.Attempts; number++)
        {
            var attempt = await Try(number, name, agent, question, cancellation);
            if (attempt.Failure is not { } reason) return attempt;
            failure = reason;
        }

        return new Attempt<TOutput>("", default, failure);
    }

    private async Task<Attempt<TOutput>> Try<TContext, TOutput>(
        int number, string name, IAgent<TContext, TOutput> agent, Question<TContext> question, CancellationToken cancellation)
    {
        using var activity = AgentTelemetry.StartThinking(name, question, number);
        using var deadline = new CancellationTokenSource(options.Value.Deadline, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        var started = clock.GetTimestamp();
        string? error = null;
        try
        {
            return await Answer(agent, question, both.Token);
        }
        // An agent is somebody else's code: whatever it throws becomes a reason.
        catch (Exception thrown)
        {
            error = deadline.IsCancellationRequested ? "timeout" : thrown.GetType().FullName;
            activity?.SetTag("error.type", error);
            // The process is stopping, which says nothing about the agent: the bus hands the command to another one.
            cancellation.ThrowIfCancellationRequested();
            var failure = deadline.IsCancellationRequested
                ? FormattableString.Invariant($"{name} did not answer within its deadline of {options.Value.Deadline.TotalSeconds} s")
                : $"{name} failed: {thrown.GetType().Name}: {thrown.Message}";
            activity?.SetStatus(ActivityStatusCode.Error, failure);
            LogAttempt(number, question.TickId, failure, thrown);
            return new Attempt<TOutput>("", default, failure);
        }
        finally
        {
            AgentTelemetry.Thought(name, clock.GetElapsedTime(started), error);
        }
    }

    /// <summary>In canonical JSON that can be read again: an answer that cannot be is no answer, and must not be kept.</summary>
    private static async Task<Attempt<TOutput>> Answer<TContext, TOutput>(
        IAgent<TContext, TOutput> agent, Question<TContext> question, CancellationToken cancellation)
    {
        // On a thread of its own: an agent that computes without ever awaiting could not be abandoned otherwise.
        var thinking = Task.Run(
            () => agent.Think(question.Context, new Chance(question.Seed), cancellation).AsTask(), cancellation);
        var answer = Canonical.Write(await thinking.WaitAsync(cancellation));
        return new Attempt<TOutput>(answer, Canonical.Read<TOutput>(answer), null);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Attempt {Attempt} at tick {TickId}: {Failure}")]
    private partial void LogAttempt(int attempt, Guid tickId, string failure, Exception thrown);
}

/// <summary>What came of an agent's attempts.</summary>
/// <param name="Output">The artifact, as canonical JSON; empty after a failure.</param>
/// <param name="Read">What that text says: the very thing that whoever reads it again gets.</param>
/// <param name="Failure">Why there is none, in one sentence; null when there is one.</param>
public sealed record Attempt<TOutput>(string Output, TOutput? Read, string? Failure);
