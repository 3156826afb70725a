using System.Diagnostics;
using System.Diagnostics.Metrics;
using Storyteller.ServiceDefaults;

namespace Storyteller.AgentKit;

/// <summary>What can be seen of agents at work: a span and a duration for each attempt, a count of answers.</summary>
internal static class AgentTelemetry
{
    private const string Agent = "storyteller.agent";

    private static readonly Histogram<double> Duration =
        Telemetry.Meter.CreateHistogram<double>("storyteller.agent.duration", "s", "How long one attempt of an agent thought.");

    private static readonly Counter<long> Answers =
        Telemetry.Meter.CreateCounter<long>(
            "storyteller.agent.answers", "{answer}", "Answers that were published, thought for it or kept from before.");

    /// <summary>The span of one attempt; null when nobody listens.</summary>
    internal static Activity? StartThinking<TContext>(string agent, Question<TContext> question, int attempt) =>
        Telemetry.Source.StartActivity($"think {agent}")?
            .SetTag(Agent, agent)
            .SetTag("storyteller.session", question.SessionId)
            .SetTag("storyteller.tick", question.TickId)
            .SetTag("storyteller.revision", question.Revision)
            .SetTag("storyteller.subject", question.Subject is "" ? null : question.Subject)
            .SetTag("storyteller.attempt", attempt);

    /// <summary>One attempt is over.</summary>
    /// <param name="error">What kind of error ended it; null when it brought an answer.</param>
    internal static void Thought(string agent, TimeSpan duration, string? error)
    {
        var tags = new TagList { { Agent, agent } };
        if (error is not null) tags.Add("error.type", error);
        Duration.Record(duration.TotalSeconds, tags);
    }

    /// <summary>One answer is published.</summary>
    /// <param name="kept">Whether it was there already, and the agent did not have to think.</param>
    internal static void Answered(string agent, bool kept) =>
        Answers.Add(1, new TagList { { Agent, agent }, { "storyteller.kept", kept } });
}
