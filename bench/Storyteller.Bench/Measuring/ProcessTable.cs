using System.Globalization;

namespace Storyteller.Bench.Measuring;

/// <summary>What the kernel says about one process; from <c>/proc</c>.</summary>
/// <param name="Name">What the kernel calls it.</param>
/// <param name="Parent">The process that started it.</param>
/// <param name="Ticks">Hundredths of a second that it, and those of its children that have ended, had a processor.</param>
/// <param name="Pages">Pages of 4,096 bytes that it has in memory; what it shares with others counts whole.</param>
public sealed record ProcessEntry(int Id, string Name, int Parent, long Ticks, long Pages)
{
    /// <summary>Reads a <c>stat</c> file; null for what is none.</summary>
    public static ProcessEntry? Read(string stat)
    {
        // The name is in brackets, and may itself hold brackets and spaces.
        var (open, close) = (stat.IndexOf('(', StringComparison.Ordinal), stat.LastIndexOf(')'));
        if (open < 0 || close < open) return null;
        var fields = stat[(close + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 22) return null;
        return new((int)Number(stat[..open]), stat[(open + 1)..close], (int)Number(fields[1]),
            Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14]), Number(fields[21]));
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture);
}

/// <summary>All processes of the machine at one moment.</summary>
public sealed class ProcessTable(IReadOnlyList<ProcessEntry> entries)
{
    private const double TicksPerSecond = 100;

    private readonly ILookup<int, ProcessEntry> _children = entries.ToLookup(entry => entry.Parent);

    /// <summary>As they are now.</summary>
    public static ProcessTable Now() => new([.. Directory.EnumerateDirectories("/proc")
        .Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])).Select(Read).OfType<ProcessEntry>()]);

    /// <summary>The processes with these ids, and all that descend from them, each once.</summary>
    public IReadOnlyList<ProcessEntry> Families(IEnumerable<int> ids)
    {
        var wanted = ids.ToHashSet();
        var found = new Dictionary<int, ProcessEntry>();
        var open = new Stack<ProcessEntry>(entries.Where(entry => wanted.Contains(entry.Id)));
        while (open.TryPop(out var entry))
        {
            if (!found.TryAdd(entry.Id, entry)) continue;
            foreach (var child in _children[entry.Id]) open.Push(child);
        }
        return [.. found.Values.OrderBy(entry => entry.Id)];
    }

    /// <summary>Seconds of processor time that the families of these processes have had until now.</summary>
    public double Seconds(IEnumerable<int> ids) => Families(ids).Sum(entry => entry.Ticks) / TicksPerSecond;

    // A process may end between being listed and being read.
    private static ProcessEntry? Read(string folder)
    {
        try
        {
            return ProcessEntry.Read(File.ReadAllText(Path.Combine(folder, "stat")));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
