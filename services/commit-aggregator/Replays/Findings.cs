using System.Text.Json;

namespace Storyteller.CommitAggregator.Replays;

/// <summary>Gathers what a replay finds.</summary>
internal sealed class Findings
{
    private readonly List<Difference> _differences = [];

    /// <summary>What is stored otherwise than it was computed.</summary>
    public IReadOnlyList<Difference> Differences => _differences;

    /// <summary>How much was compared so far.</summary>
    public ReplayCounts Counts { get; private set; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Something more was compared.</summary>
    public void Count(Func<ReplayCounts, ReplayCounts> more) => Counts = more(Counts);

    /// <summary>Compares what is stored of one tick.</summary>
    public Comparing At(Guid branchId, int tick) => new(branchId, tick, _differences);
}

/// <summary>Compares what was computed of one tick with what is stored of it.</summary>
internal sealed class Comparing(Guid branchId, int tick, List<Difference> differences)
{
    /// <summary>What stands for what is not stored at all.</summary>
    public const string Nothing = "nothing";

    /// <summary>Two plain texts.</summary>
    /// <returns>They are the same.</returns>
    public bool Text(string what, string expected, string? found)
    {
        if (expected == found) return true;
        Differs(what, expected, found ?? Nothing);
        return false;
    }

    /// <summary>Two texts in JSON: the difference says where in them.</summary>
    /// <returns>They are the same, byte for byte.</returns>
    public bool Json(string what, string expected, string? found)
    {
        if (expected == found) return true;
        if (found is not null && FirstDifference.Between(expected, found) is { } first)
            differences.Add(new Difference(branchId, tick, what, first.Expected, first.Found, first.Pointer));
        else Differs(what, expected, found ?? Nothing);
        return false;
    }

    /// <summary>Reads what is stored; null where it cannot be read, which is a difference.</summary>
    public T? Read<T>(string what, Func<T> read) where T : class
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (broken is JsonException or NotSupportedException or InvalidOperationException or IOException
            or FormatException or ArgumentException)
        {
            Differs(what, "what can be read", broken.Message);
            return null;
        }
    }

    /// <summary>Something is not as it must be.</summary>
    public void Differs(string what, string expected, string found) =>
        differences.Add(new Difference(branchId, tick, what, expected, found, null));
}
