using Storyteller.Chaos.Tests.Faults;

namespace Storyteller.Chaos.Tests.Programs;

/// <summary>What a run does. Everything in it follows from these numbers but the time that things take.</summary>
public sealed record RunOptions
{
    /// <summary>Decides what players say, which faults strike and when.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many players play side by side, each a session of their own.</summary>
    public int Players { get; init; } = 8;

    /// <summary>Which worlds they play in, one after the other; null is the default world.</summary>
    public IReadOnlyList<string?> Worlds { get; init; } = [null, "trial-yard"];

    /// <summary>How many ticks they play at least, all together.</summary>
    public int Ticks { get; init; }

    /// <summary>How many faults strike within those.</summary>
    public FaultCounts Faults { get; init; } = new(0, 0, 0);

    /// <summary>Which points services die at.</summary>
    public IReadOnlyList<CrashPoint> CrashPoints { get; init; } = [];

    /// <summary>How often each of them; play goes on until all were hit.</summary>
    public int CrashSeeds { get; init; }

    /// <summary>Every message that comes to a service comes three times, in an order of chance.</summary>
    public bool Tripled { get; init; }

    /// <summary>How many ticks are played after the last fault; all of these must become canon.</summary>
    public int After { get; init; }

    /// <summary>How long it may take before it is given up.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// For services that die again and again by what they are armed with: unfinished ticks are looked at so often that a run meets that
    /// many times, and a message that was there each time is not taken for what killed them.
    /// </summary>
    public static IReadOnlyDictionary<string, string> ForCrashPoints { get; } = new Dictionary<string, string>
    {
        ["Sweep__Interval"] = "00:00:01",
        ["Sweep__AskAgainAfter"] = "00:00:03",
        ["Bus__SuspectLimit"] = "100",
    };

    /// <summary>What all services are given in addition.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
