using System.Globalization;
using Storyteller.Chaos.Tests.Checking;

namespace Storyteller.Chaos.Tests.Programs;

/// <summary>What came of a run.</summary>
/// <param name="Verdict">What became of all that was said.</param>
/// <param name="Struck">How many faults of each kind struck, by their names.</param>
/// <param name="Points">How often each crash point was hit, and how often all that was under way then has ended.</param>
/// <param name="EndedAfter">How long after the last fault the last of the ticks that were under way had ended.</param>
/// <param name="CommittedAfter">How many of the ticks that were played after the last fault became canon.</param>
/// <param name="Messages">How many messages came to services that had each of them three times; null where they had not.</param>
/// <param name="WaitedOut">What players had to wait out, and how often.</param>
/// <param name="Answers">How many answers to prompts were acknowledged.</param>
/// <param name="GaveUp">How many processes ended themselves because their bus had not come back with the broker.</param>
/// <param name="Took">How long all of it took.</param>
public sealed record Report(Verdict Verdict, IReadOnlyDictionary<string, int> Struck, IReadOnlyList<PointCount> Points,
    TimeSpan? EndedAfter, int CommittedAfter, int? Messages, IReadOnlyDictionary<string, int> WaitedOut, int Answers,
    int GaveUp, TimeSpan Took)
{
    /// <summary>All of it, for people.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var line in Verdict.Lines()) yield return line;
        if (Struck.Count > 0) yield return $"faults: {Counted(Struck)}";
        if (WaitedOut.Count > 0) yield return $"waited out by players: {Counted(WaitedOut)}";
        if (Points.Count > 0) yield return $"{"crash point",-44} {"hit",5} {"recovered",10}";
        foreach (var point in Points) yield return In($"{point.Point,-44} {point.Hit,5} {point.Recovered,10}");
        if (EndedAfter is { } ended) yield return In($"what was under way had ended {ended.TotalSeconds:0.0} s after the last fault");
        if (CommittedAfter > 0) yield return In($"committed of what was played after it: {CommittedAfter}");
        if (Messages is { } messages) yield return In($"messages that came three times each: {messages}");
        if (GaveUp > 0) yield return In($"processes that ended themselves because their bus had not come back with the broker: {GaveUp}");
        yield return In($"answers to prompts that were acknowledged: {Answers}");
        yield return In($"took {Took.TotalSeconds:0} s");
        yield return $"{Verdict.Words}: {Verdict.Line()}";
    }

    private static string Counted(IReadOnlyDictionary<string, int> counts) =>
        string.Join(", ", counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => In($"{c.Key} {c.Value}")));

    private static string In(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What came of a crash point.</summary>
public sealed record PointCount(string Point, int Hit, int Recovered);
