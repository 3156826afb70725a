using System.Globalization;
using Storyteller.Chaos.Tests.Checking;
using Storyteller.Chaos.Tests.Playing;
using Storyteller.Chaos.Tests.Programs;
using Storyteller.Chaos.Tests.Running;
using Storyteller.Rulebook;
using Storyteller.ServiceDefaults;

namespace Storyteller.Chaos.Tests.Faults;

/// <summary>
/// Has every service die at each of its named points, so often as there are seeds: whenever a process of it starts, it is armed with the
/// next point, until none is left. So each crash costs one start, and the services die side by side.
/// </summary>
internal sealed class CrashPoints
{
    private const int MostHits = 6, MostSweeps = 2;

    private readonly Lock _gate = new();
    private readonly Journal _journal;
    private readonly TimeProvider _clock;
    private readonly Action<string> _say;
    private readonly Dictionary<string, Queue<Armed>> _left;
    private readonly Dictionary<string, Armed?> _now = [];
    private readonly List<Hit> _hits = [];
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CrashPoints(RunningSystem system, Journal journal, RunOptions options, TimeProvider clock, Action<string> say)
    {
        (_journal, _clock, _say) = (journal, clock, say);
        _left = options.CrashPoints.GroupBy(p => p.Service)
            .ToDictionary(s => s.Key, s => new Queue<Armed>(Of(s.Key, [.. s], options.Seed, options.CrashSeeds)));
        var services = system.Services.Where(s => _left.ContainsKey(s.Name)).ToList();
        Planned = [.. _left.Values.SelectMany(left => left)];
        if (Planned.Count == 0) _done.SetResult();
        foreach (var service in services)
        {
            service.Arms = () => Arm(service.Name);
            service.Ended += end => Note(service, end);
        }
    }

    /// <summary>All that is to be hit, in the order of each service.</summary>
    public IReadOnlyList<Armed> Planned { get; }

    /// <summary>Whether all were hit.</summary>
    public bool AreDone => _done.Task.IsCompleted;

    /// <summary>When the last one was hit.</summary>
    public DateTimeOffset? LastAt { get; private set; }

    /// <summary>Every service that has a point is killed, and comes back with its first one armed. Ends when all were hit.</summary>
    public async Task Run(RunningSystem system, CancellationToken stop)
    {
        if (AreDone) return;
        await Task.WhenAll(system.Services.Where(s => _left.ContainsKey(s.Name)).Select(s => s.Kill()));
        await _done.Task.WaitAsync(stop);
    }

    /// <summary>What was not hit, where the run ends before all were.</summary>
    public IReadOnlyList<Armed> Missing
    {
        get
        {
            lock (_gate) return [.. _now.Values.OfType<Armed>(), .. _left.Values.SelectMany(left => left)];
        }
    }

    /// <summary>For each point how often it was hit, and how often every tick that was under way then has ended.</summary>
    public IReadOnlyList<PointCount> Counts(Stored stored)
    {
        var ended = stored.Ticks.Where(t => t.Ended).Select(t => t.Id).ToHashSet();
        lock (_gate)
        {
            return [.. Planned.Select(armed => armed.Point).Distinct().Select(point =>
            {
                var hits = _hits.Where(hit => hit.Armed.Point == point).ToList();
                return new PointCount(point.ToString(), hits.Count, hits.Count(hit => hit.UnderWay.All(ended.Contains)));
            })];
        }
    }

    private static IEnumerable<Armed> Of(string service, IReadOnlyList<CrashPoint> points, ulong seed, int seeds) =>
        Enumerable.Range(0, seeds).SelectMany(n =>
        {
            var chance = new Chance(seed + (ulong)n).For("crash points", service);
            return chance.Shuffle(points).Select((point, i) => new Armed(point, chance.For("hit").Roll(MostHitsOf(point), i)));
        });

    // What comes once in a while is not waited for many times.
    private static int MostHitsOf(CrashPoint point) =>
        point.Point.StartsWith(Failpoint.SweepWrite, StringComparison.Ordinal) ? MostSweeps : MostHits;

    private Dictionary<string, string> Arm(string service)
    {
        lock (_gate)
        {
            // What was armed and not hit, because something else ended the process, is armed again.
            if (_now.GetValueOrDefault(service) is null) _now[service] = _left[service].TryDequeue(out var next) ? next : null;
            return _now[service] is not { } armed ? [] : new Dictionary<string, string>
            {
                ["Failpoints__CrashAt"] = armed.Point.Point,
                ["Failpoints__Hit"] = armed.Times.ToString(CultureInfo.InvariantCulture),
            };
        }
    }

    private void Note(Service service, ServiceEnd end)
    {
        if (end.Failpoint is null) return;
        lock (_gate)
        {
            if (_now.GetValueOrDefault(service.Name) is not { } armed) return;
            _hits.Add(new Hit(armed, [.. _journal.UnderWay.Select(said => said.Receipt!.TickId)]));
            _now[service.Name] = null;
            LastAt = _clock.GetUtcNow();
            _say($"crash point {_hits.Count} of {Planned.Count}: {armed.Point}, reached {armed.Times} times");
            if (_hits.Count == Planned.Count) _done.TrySetResult();
        }
    }

    /// <summary>A point that a service is armed with.</summary>
    /// <param name="Times">Which time it is reached.</param>
    public sealed record Armed(CrashPoint Point, int Times);

    /// <summary>A point that was hit.</summary>
    /// <param name="UnderWay">The ticks that were acknowledged and had not ended, as far as players knew.</param>
    public sealed record Hit(Armed Armed, IReadOnlyList<Guid> UnderWay);
}
