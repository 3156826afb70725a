using Storyteller.Chaos.Tests.Servers;
using Storyteller.Rulebook;

namespace Storyteller.Chaos.Tests.Faults;

/// <summary>How many faults of each kind there are.</summary>
/// <param name="ServiceKills">How often a service is killed.</param>
/// <param name="BrokerKills">How often RabbitMQ is killed.</param>
/// <param name="DatabaseStops">How often PostgreSQL is stopped at once.</param>
public sealed record FaultCounts(int ServiceKills, int BrokerKills, int DatabaseStops)
{
    /// <summary>All of them.</summary>
    public int Total => ServiceKills + BrokerKills + DatabaseStops;
}

/// <summary>One fault.</summary>
/// <param name="At">How far play has come when it strikes, in acknowledgements and ends of ticks that players have seen.</param>
/// <param name="Service">Which service it kills; null where it crashes a server.</param>
/// <param name="Server">Which server it crashes; null where it kills a service.</param>
public sealed record Fault(int At, string? Service, CrashedServer? Server)
{
    /// <inheritdoc />
    public override string ToString() => Service is null ? $"{Server} crashes" : $"{Service} is killed";
}

/// <summary>Which faults strike when. It depends on a seed and on how far play has come, never on a clock.</summary>
public static class FaultPlan
{
    /// <summary>
    /// The faults in the order in which they strike, spread over a run of so many ticks: each tick is two steps of progress, its
    /// acknowledgement and its end. Services take turns, so that none is spared.
    /// </summary>
    public static IReadOnlyList<Fault> Of(ulong seed, int ticks, FaultCounts counts, IReadOnlyList<string> services)
    {
        var chance = new Chance(seed).For("faults");
        var kills = Enumerable.Range(0, (counts.ServiceKills + services.Count - 1) / Math.Max(1, services.Count))
            .SelectMany(round => chance.For("services").For(round).Shuffle(services)).Take(counts.ServiceKills);
        (string? Service, CrashedServer? Server)[] all =
        [
            .. kills.Select(service => ((string?)service, (CrashedServer?)null)),
            .. Enumerable.Repeat(((string?)null, (CrashedServer?)CrashedServer.RabbitMq), counts.BrokerKills),
            .. Enumerable.Repeat(((string?)null, (CrashedServer?)CrashedServer.Postgres), counts.DatabaseStops),
        ];
        var steps = Enumerable.Range(0, all.Length).Select(n => 1 + chance.For("when").Below(Math.Max(1, 2 * ticks - 2), n)).Order();
        return [.. chance.For("what").Shuffle(all).Zip(steps, (what, at) => new Fault(at, what.Service, what.Server))];
    }
}
