using System.Diagnostics;
using System.Diagnostics.Metrics;
using Storyteller.ServiceDefaults;

namespace Storyteller.CommitAggregator.Ticks;

/// <summary>What can be seen of ticks beside their traces.</summary>
internal static class TickTelemetry
{
    private static readonly Counter<long> Unawaited = Telemetry.Meter.CreateCounter<long>("storyteller.tick.unawaited", "{answer}",
        "Answers that nobody awaited any more and that changed nothing: late, repeated, or of an older take.");

    /// <summary>An answer was let go.</summary>
    /// <param name="answer">What it was called.</param>
    /// <param name="revision">The revision that it answered; null where the tick's state had no use for it in any.</param>
    public static void LetGo(TickState tick, string answer, int? revision) => Unawaited.Add(1, new TagList
    {
        { "storyteller.answer", answer },
        { "storyteller.tick.state", tick.CurrentState },
        { "storyteller.late", tick.EndedAt is not null ? "ended" : revision < tick.Revision ? "older-revision" : "not-awaited" },
    });
}
