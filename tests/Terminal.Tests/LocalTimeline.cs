using Storyteller.Contracts;

namespace Storyteller.Terminal.Tests;

/// <summary>A line of ticks of a local story, with the takes of each.</summary>
internal sealed class LocalTimeline(Guid id, string name, LocalTimeline? from, int fromTick)
{
    public Guid Id => id;

    public string Name => name;

    public List<TranscriptEntry> Transcript { get; } =
        from is null ? [new(0, null, [], ["You stand at the gate."])] : [.. from.Transcript.Where(entry => entry.Tick <= fromTick)];

    public Dictionary<int, List<TakeView>> Takes { get; } =
        from?.Takes.Where(takes => takes.Key <= fromTick).ToDictionary(takes => takes.Key, takes => takes.Value.ToList()) ?? [];

    public int Tick => Transcript[^1].Tick;

    public TimelineView View(bool current) =>
        new(id, name, Tick, $"hash{Tick}", current, from?.Id, fromTick, DateTimeOffset.UnixEpoch);

    /// <summary>Ends with this take from now on.</summary>
    public void LetStand(TakeView take, TranscriptEntry entry)
    {
        Transcript.RemoveAll(told => told.Tick == entry.Tick);
        Transcript.Add(entry);
        var takes = Takes.TryGetValue(entry.Tick, out var known) ? known : Takes[entry.Tick] = [];
        takes.RemoveAll(other => other.Revision == take.Revision);
        takes.Add(take);
        for (var i = 0; i < takes.Count; i++) takes[i] = takes[i] with { Standing = takes[i].Revision == take.Revision };
    }
}
