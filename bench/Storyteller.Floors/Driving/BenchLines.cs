using System.Text.Json.Serialization;

namespace Storyteller.Floors.Driving;

/// <summary>What the bench is told once the floor can be measured.</summary>
/// <param name="Ready">True.</param>
/// <param name="Name">What the floor is called in the results.</param>
/// <param name="Versions">What it is made with.</param>
/// <param name="Pids">All of its processes, its own first.</param>
internal sealed record ReadyLine(bool Ready, string Name, IReadOnlyDictionary<string, string> Versions, IReadOnlyList<int> Pids);

/// <summary>What the bench asks for.</summary>
/// <param name="Concurrency">How many sessions act at once.</param>
/// <param name="Seconds">For how long.</param>
internal sealed record RunRequest(int Concurrency, double Seconds);

/// <summary>A line of the bench.</summary>
/// <param name="Run">What to run.</param>
internal sealed record RequestLine(RunRequest Run);

/// <summary>What came of a run.</summary>
/// <param name="Latencies">How long each tick that succeeded took, as its caller saw it, in milliseconds.</param>
/// <param name="Seconds">From the first session's start to the end of the last one's last tick.</param>
/// <param name="Errors">How many ticks failed.</param>
internal sealed record RunResult(IReadOnlyList<double> Latencies, double Seconds, int Errors);

/// <summary>Why there is nothing to measure any more.</summary>
/// <param name="Error">In words.</param>
internal sealed record ErrorLine(string Error);

/// <summary>Reads and writes the lines.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReadyLine))]
[JsonSerializable(typeof(RequestLine))]
[JsonSerializable(typeof(RunResult))]
[JsonSerializable(typeof(ErrorLine))]
internal sealed partial class BenchJson : JsonSerializerContext;
