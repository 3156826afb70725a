using Storyteller.Chaos.Tests.Playing;
using Storyteller.Chaos.Tests.Running;
using Storyteller.Chaos.Tests.Servers;

namespace Storyteller.Chaos.Tests.Faults;

/// <summary>Lets faults strike as play reaches them.</summary>
internal sealed class FaultDriver(RunningSystem system, PrivateServers servers, Journal journal, TimeProvider clock, Action<string> say)
{
    /// <summary>When the last one struck; null before the first.</summary>
    public DateTimeOffset? LastAt { get; private set; }

    /// <summary>How many have struck, by what they strike.</summary>
    public Dictionary<string, int> Struck { get; } = [];

    /// <summary>
    /// Ends when all have struck and what they crashed runs again. A crashed server is not waited for before the next fault: services die
    /// while there is no broker, and both servers may be away at once.
    /// </summary>
    public async Task Strike(IReadOnlyList<Fault> faults, CancellationToken stop)
    {
        var recovering = new List<Task>();
        foreach (var (n, fault) in faults.Index())
        {
            await journal.Reached(fault.At, stop);
            say($"fault {n + 1} of {faults.Count} at {journal.Progress}: {fault}");
            var what = fault.Service ?? fault.Server.ToString()!;
            Struck[what] = Struck.GetValueOrDefault(what) + 1;
            if (fault.Server is { } server) recovering.Add(servers.Crash(server, Note, stop));
            else await Kill(fault.Service!);
        }

        await Task.WhenAll(recovering);
    }

    private Task Kill(string service)
    {
        Note();
        return system.Services.Single(s => s.Name == service).Kill();
    }

    private void Note() => LastAt = clock.GetUtcNow();
}
