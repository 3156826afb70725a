using Storyteller.Chaos.Tests.Running;
using Storyteller.ServiceDefaults;

namespace Storyteller.Chaos.Tests.Faults;

/// <summary>A named place of a service, with <c>/before</c> or <c>/after</c>, at which its process can be made to die.</summary>
public sealed record CrashPoint(string Service, string Point)
{
    /// <summary>Every point of every service that has any.</summary>
    public static IReadOnlyList<CrashPoint> All { get; } =
    [
        .. Of(RunningSystem.Sagas, Failpoint.OfSagas),
        .. RunningSystem.Agents.SelectMany(service => Of(service, Failpoint.OfAgents)),
    ];

    /// <inheritdoc />
    public override string ToString() => $"{Service} {Point}";

    private static IEnumerable<CrashPoint> Of(string service, IReadOnlyList<string> places) =>
        places.SelectMany(place => (string[])[place + "/before", place + "/after"]).Select(point => new CrashPoint(service, point));
}
