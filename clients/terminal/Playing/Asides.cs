using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>What was said and answered beside the story.</summary>
/// <param name="After">The last tick that was canon then.</param>
public sealed record Aside(int After, string Text, MasterReply Reply);

/// <summary>What was said and answered beside the story, by timeline: where the story is gone back in, so are its asides.</summary>
internal sealed class Asides
{
    private readonly Dictionary<Guid, List<Aside>> _told = [];

    /// <summary>Those of a timeline, in the order of the story.</summary>
    public IReadOnlyList<Aside> Of(Guid timeline) => _told.GetValueOrDefault(timeline) ?? [];

    /// <summary>Adds one at the end of a timeline.</summary>
    public void Add(Guid timeline, Aside aside)
    {
        if (!_told.TryAdd(timeline, [aside])) _told[timeline].Add(aside);
    }

    /// <summary>Gives a timeline those of the one that it was begun from, up to there.</summary>
    public void Begin(TimelineView timeline)
    {
        if (timeline.From is { } from) _told[timeline.TimelineId] = [.. Of(from).Where(aside => aside.After <= timeline.FromTick)];
    }

    /// <summary>Forgets those behind a tick, which is another take by now.</summary>
    public void Forget(Guid timeline, int tick)
    {
        if (_told.TryGetValue(timeline, out var told)) told.RemoveAll(aside => aside.After >= tick);
    }
}
