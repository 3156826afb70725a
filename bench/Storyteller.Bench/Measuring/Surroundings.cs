using System.Runtime.InteropServices;

namespace Storyteller.Bench.Measuring;

/// <summary>Where and with what something was measured.</summary>
/// <param name="Processors">How many the bench and all that it measures have together.</param>
/// <param name="MemoryMegabytes">What the machine has.</param>
/// <param name="Load">How many processes wanted to run in the last minute before: more than a fraction of one, and the figures are others'
/// as well.</param>
/// <param name="Versions">Of the checkout, the runtime, the database and the broker.</param>
public sealed record Surroundings(string Machine, int Processors, long MemoryMegabytes, string System, double? Load,
    IReadOnlyDictionary<string, string> Versions)
{
    private const string Prefix = "STORYTELLER_BENCH_";

    /// <summary>Those of now. Versions of what runs outside come from <c>run.sh</c>, in the environment.</summary>
    public static Surroundings Now()
    {
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal) { [".NET"] = RuntimeInformation.FrameworkDescription };
        foreach (var what in (string[])["commit", "PostgreSQL", "RabbitMQ"])
            versions[what] = Environment.GetEnvironmentVariable(Prefix + what.ToUpperInvariant()) ?? "unknown";
        return new(Processor(), Environment.ProcessorCount, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20,
            RuntimeInformation.OSDescription, FirstOf("/proc/loadavg"), versions);
    }

    private static string Processor()
    {
        const string information = "/proc/cpuinfo";
        var model = File.Exists(information)
            ? File.ReadLines(information).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return model?[(model.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static double? FirstOf(string file) => File.Exists(file)
        ? double.Parse(File.ReadAllText(file).Split(' ')[0], global::System.Globalization.CultureInfo.InvariantCulture)
        : null;
}
