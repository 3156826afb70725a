namespace Storyteller.Bench.Measuring;

/// <summary>What a running system holds at one moment.</summary>
/// <param name="Second">Since the load began.</param>
/// <param name="Megabytes">That each process has in memory, by its program.</param>
/// <param name="Queues">Messages in each queue that has any.</param>
/// <param name="Connections">To the database.</param>
public sealed record Sample(double Second, IReadOnlyDictionary<string, double> Megabytes, IReadOnlyDictionary<string, int> Queues,
    int Connections)
{
    private const double BytesPerPage = 4_096;

    /// <summary>The memory of these processes by their programs, those of one program together.</summary>
    public static IReadOnlyDictionary<string, double> MemoryOf(IEnumerable<ProcessEntry> processes) => processes
        .GroupBy(process => Program(process)).OrderBy(group => group.Key, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Sum(process => process.Pages) * BytesPerPage / (1 << 20));

    /// <summary>The mean memory of a program over the samples from one second on and before another; null without any.</summary>
    public static double? Mean(IEnumerable<Sample> samples, string program, double from, double to)
    {
        double[] within = [.. samples.Where(sample => sample.Second >= from && sample.Second < to)
            .Select(sample => sample.Megabytes.GetValueOrDefault(program))];
        return within.Length == 0 ? null : within.Average();
    }

    // The runtime is what runs; which of its programs, the command line says.
    private static string Program(ProcessEntry process)
    {
        try
        {
            var words = File.ReadAllText($"/proc/{process.Id}/cmdline").Split('\0');
            return words.FirstOrDefault(word => word.EndsWith(".dll", StringComparison.Ordinal)) is { } program
                ? Path.GetFileNameWithoutExtension(program)
                : process.Name;
        }
        catch (IOException)
        {
            return process.Name;
        }
    }
}
