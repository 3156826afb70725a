using Storyteller.CommitAggregator.Replays.Records;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Replays;

/// <summary>
/// A session's story as it was computed. What is needed of it again is kept: where it branches, and where places in it are named.
/// </summary>
internal sealed class Story
{
    private readonly HashSet<(Guid Branch, int Tick)> _needed;
    private readonly Dictionary<(Guid Branch, int Tick), Moment> _kept = [];

    /// <summary>A story of which nothing is known yet.</summary>
    public Story(RecordedSession recorded) => _needed =
    [
        .. recorded.Branches.Where(b => b.ParentId is not null).Select(b => (b.ParentId!.Value, b.ForkTick)),
        .. recorded.Places.Select(p => (p.Place.BranchId, p.Place.Tick)),
    ];

    /// <summary>What it has come to after a tick.</summary>
    public void Keep(Guid branchId, Moment moment)
    {
        var place = (branchId, moment.World.Tick);
        if (_needed.Contains(place)) _kept[place] = moment;
    }

    /// <summary>What it had come to there, where it was needed; null where nothing led there.</summary>
    public Moment? At(Guid branchId, int tick) => _kept.GetValueOrDefault((branchId, tick));

    /// <summary>Compares what is stored of places in it: where the session is and with which world, timelines, saves.</summary>
    public void ComparePlaces(RecordedSession recorded, Findings findings)
    {
        foreach (var (what, place) in recorded.Places)
            findings.At(place.BranchId, place.Tick).Text(
                $"world hash of {what}", At(place.BranchId, place.Tick)?.Hash ?? Comparing.Nothing, place.WorldHash);
        if (At(recorded.Session.BranchId, recorded.Session.Tick) is not { } now) return;
        var compare = findings.At(recorded.Session.BranchId, recorded.Session.Tick);
        if (recorded.Session.Phase == Phase.Suspended)
        {
            // Its checkpoint was compared with the tick that it belongs to.
            if (!recorded.IsKept) compare.Differs("checkpoint of the suspended session", now.Hash, Comparing.Nothing);
            if (recorded.Now.Count > 0) compare.Differs("world as it is now", Comparing.Nothing, "rows of a suspended session");
        }
        else if (compare.Read("world as it is now", () => Text(WorldRows.Read(recorded.Now))) is { } stored)
            compare.Json("world as it is now", Text(now.World), stored);
    }

    private static string Text(World world) => Canonical.Write(WorldSnapshot.Of(world));
}
