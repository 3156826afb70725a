using System.Globalization;

namespace Storyteller.Chaos.Tests.Checking;

/// <summary>What became of all that was said, session by session, and everything that is wrong with it.</summary>
/// <param name="Sessions">One line for each session.</param>
/// <param name="AnsweredAtOnce">How much of what was said needed no tick; it is not counted as attempted.</param>
/// <param name="Findings">Everything that is wrong.</param>
public sealed record Verdict(IReadOnlyList<SessionCount> Sessions, int AnsweredAtOnce, IReadOnlyList<Finding> Findings)
{
    /// <summary>What a verdict counts, in the order in which it is printed.</summary>
    public const string Words = "attempted / acknowledged / committed / compensated / lost / duplicated / unexpected";

    /// <summary>All sessions together.</summary>
    public SessionCount Total => new(null, Sessions.Sum(s => s.Attempted), Sessions.Sum(s => s.Acknowledged),
        Sessions.Sum(s => s.Committed), Sessions.Sum(s => s.Compensated));

    /// <summary>How much is lost.</summary>
    public int Lost => Count(Wrong.Lost);

    /// <summary>How much happened twice.</summary>
    public int Duplicated => Count(Wrong.Duplicated);

    /// <summary>How much else is wrong.</summary>
    public int Unexpected => Count(Wrong.Unexpected);

    /// <summary>With what else is wrong.</summary>
    public Verdict With(IEnumerable<Finding> more) => this with { Findings = [.. Findings, .. more] };

    /// <summary>The whole run in one line.</summary>
    public string Line() => Line(Total, Findings);

    /// <summary>A line for each session, one for what is about none, one for all, and everything that is wrong.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"{"session",-36} {Words}";
        foreach (var session in Sessions)
            yield return $"{session.Session,-36} {Line(session, [.. Findings.Where(f => f.Session == session.Session)])}";
        var known = Sessions.Select(s => s.Session).ToHashSet();
        var rest = Findings.Where(f => f.Session is null || !known.Contains(f.Session)).ToList();
        yield return $"{"of no session",-36} {Line(new SessionCount(null, 0, 0, 0, 0), rest)}";
        yield return $"{"all",-36} {Line()}";
        yield return string.Create(CultureInfo.InvariantCulture, $"answered at once, without a tick: {AnsweredAtOnce}");
        foreach (var finding in Findings) yield return $"{finding.Wrong}: {finding.What} ({finding.Session?.ToString() ?? "no session"})";
    }

    private int Count(Wrong wrong) => Findings.Count(f => f.Wrong == wrong);

    private static string Line(SessionCount count, IReadOnlyList<Finding> findings)
    {
        int[] numbers =
        [
            count.Attempted, count.Acknowledged, count.Committed, count.Compensated,
            .. Enum.GetValues<Wrong>().Select(wrong => findings.Count(f => f.Wrong == wrong)),
        ];
        return string.Join(" / ", numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)));
    }
}

/// <summary>What became of what was said in one session.</summary>
/// <param name="Session">The session; null for several together.</param>
/// <param name="Attempted">What was sent, each under a key of its own, and is a tick or was never answered.</param>
/// <param name="Acknowledged">What was answered with 202.</param>
/// <param name="Committed">What became canon.</param>
/// <param name="Compensated">What came to nothing, with a reason.</param>
public sealed record SessionCount(Guid? Session, int Attempted, int Acknowledged, int Committed, int Compensated);
