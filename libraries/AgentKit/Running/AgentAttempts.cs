using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Storyteller.Rulebook;

namespace Storyteller.AgentKit;

/// <summary>Lets an agent think within its limits, and turns what goes wrong into a value that the saga can decide on.</summary>
public sealed partial class AgentAttempts(IOptions<AgentOptions> options, TimeProvider clock, ILogger<AgentAttempts> log)
{
    private static readonly ActivitySource Source = new("Storyteller");
    private static readonly Meter Meter = new("Storyteller");
    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>("storyteller.agent.duration", "s", "How long one attempt of an agent thought.");

    /// <summary>The agent's answer, or why it has none after all its attempts.</summary>
    public async Task<Attempt<TOutput>> Think<TContext, TOutput>(string name, IAgent<TContext, TOutput> agent, Question<TContext> question, CancellationToken cancellation)
    {
        var failure = "";
        for (var attempt = 1; attempt <= options.Value.Attempts; attempt++)
        {
            using var activity = Source.StartActivity($"think {name}");
            activity?.SetTag("storyteller.agent", name).SetTag("storyteller.tick", question.TickId).SetTag("storyteller.revision", question.Revision);
            var started = clock.GetTimestamp();
            using var deadline = new CancellationTokenSource(options.Value.Deadline, clock);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
            try
            {
                var output = await agent.Think(question.Context, new Chance(question.Seed), both.Token).AsTask().WaitAsync(both.Token);
                return new Attempt<TOutput>(output, null);
            }
            // An agent is somebody else's code: whatever it throws becomes a reason, except that the process itself is stopping.
            catch (Exception thrown) when (!cancellation.IsCancellationRequested)
            {
                failure = deadline.IsCancellationRequested
                    ? $"{name} did not answer within {options.Value.Deadline.TotalSeconds} s"
                    : $"{name} failed: {thrown.GetType().Name}: {thrown.Message}";
                activity?.SetStatus(ActivityStatusCode.Error, failure);
                LogAttempt(attempt, question.TickId, failure, thrown);
            }
            finally
            {
                Duration.Record(clock.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("storyteller.agent", name));
            }
        }

        return new Attempt<TOutput>(default, failure);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Attempt {Attempt} at tick {TickId}: {Failure}")]
    private partial void LogAttempt(int attempt, Guid tickId, string failure, Exception thrown);
}

/// <summary>What came of an agent's attempts: an output, or a failure in one sentence.</summary>
public sealed record Attempt<TOutput>(TOutput? Output, string? Failure);
