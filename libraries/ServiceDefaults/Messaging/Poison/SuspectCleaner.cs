using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Storyteller.ServiceDefaults;

/// <summary>Forgets, in every service of this host, which messages came back long ago.</summary>
internal sealed partial class SuspectCleaner(
    IEnumerable<SuspectStore> stores, IOptions<BusOptions> options, TimeProvider clock, ILogger<SuspectCleaner> log)
    : Cleaner(options.Value.SuspectCleanInterval, clock)
{
    protected override async Task Clean(CancellationToken cancellationToken)
    {
        foreach (var store in stores) await store.Clean(options.Value.SuspectAge, cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "Messages that came back long ago could not be forgotten; the next round will")]
    protected override partial void CouldNotClean(Exception exception);
}
