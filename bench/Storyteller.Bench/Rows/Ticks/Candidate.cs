using Storyteller.Bench.Running;

namespace Storyteller.Bench.Rows.Ticks;

/// <summary>One of the things whose ticks are compared.</summary>
/// <param name="Name">What it is asked for by.</param>
/// <param name="Group"><c>ours</c>, <c>floors</c> or <c>peers</c>; all of a group can be asked for by it.</param>
/// <param name="Title">What it is called in tables.</param>
/// <param name="StartAsync">Starts it, and returns when it is warm.</param>
public sealed record Candidate(
    string Name, string Group, string Title, Func<BenchArguments, CancellationToken, Task<IMeasured>> StartAsync)
{
    /// <summary>How many play at once: one alone, and then these.</summary>
    public static IReadOnlyList<int> Crowds { get; } = [16, 64];

    /// <summary>All of them, in the order of the table.</summary>
    public static IReadOnlyList<Candidate> All { get; } =
    [
        Ours("shipped", "as shipped", new(true)),
        Ours("durable", "as shipped, the broker durable", new(true, Settings: BrokerDurable)),
        Ours("embedded", "embedded", new(false)),
        Ours("platform", "platform only, as shipped", new(true, Thinks: false)),
        Ours("durable-platform", "platform only, the broker durable", new(true, Thinks: false, BrokerDurable)),
        Ours("embedded-platform", "platform only, embedded", new(false, Thinks: false)),
        Floor("one-process", "floor (a): one process, two durable writes", "one-process", false),
        Floor("chain", "floor (b): a bare chain over quorum queues", "chain", true),
        Peer("dbos", "DBOS", "dbos.mjs"),
        Peer("restate-one", "Restate, steps in one service", "restate.mjs", "one"),
        Peer("restate-agents", "Restate, calling seven agents", "restate.mjs", "agents"),
        Peer("bullmq", "BullMQ", "bullmq.mjs"),
    ];

    private static IReadOnlyDictionary<string, string> BrokerDurable => new Dictionary<string, string> { ["Bus__Durable"] = "true" };

    /// <summary>Those that are asked for, by name or by group.</summary>
    /// <param name="only">None of them means all.</param>
    public static IReadOnlyList<Candidate> Chosen(IReadOnlyList<string> only) =>
        [.. All.Where(candidate => only.Count == 0 || only.Contains(candidate.Name) || only.Contains(candidate.Group))];

    private static Candidate Ours(string name, string title, SystemSetup setup) => new(name, "ours", title, async (asked, stop) =>
        await OurTicks.StartAsync(setup, Crowds.Max(), asked.Seed, TimeSpan.FromSeconds(asked.Warm), stop));

    private static Candidate Floor(string name, string title, string kind, bool broker) => new(name, "floors", title, async (_, stop) =>
        await PeerTicks.StartAsync(["dotnet", Checkout.Floors(), kind], broker, stop));

    private static Candidate Peer(string name, string title, params string[] program) => new(name, "peers", title, async (_, stop) =>
        await PeerTicks.StartAsync([Checkout.Node(), Checkout.Path("bench", "peers", program[0]), .. program.Skip(1)], false, stop));
}
