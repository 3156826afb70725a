using System.Text.RegularExpressions;
using Storyteller.CommitAggregator.Archives.Format;
using Storyteller.CommitAggregator.Timelines;

namespace Storyteller.CommitAggregator.Archives.Importing;

/// <summary>
/// What has come of a file so far, by the ids that it has there, and the new ids that all of it gets here. A line can name nothing else,
/// and so nothing of any other session.
/// </summary>
internal sealed partial class Known(Header header)
{
    private readonly Dictionary<Guid, KnownBranch> _branches = [];
    private readonly Dictionary<Guid, KnownTick> _ticks = [];
    private readonly Dictionary<Guid, KnownTick> _scenes = [];
    private readonly Dictionary<Guid, Guid> _timelines = [];
    private readonly Dictionary<Guid, Guid> _sceneIds = [];

    /// <summary>The file's first line.</summary>
    public Header Header { get; } = header;

    /// <summary>The new session's id.</summary>
    public Guid Session { get; } = Guid.CreateVersion7();

    /// <summary>All ticks so far.</summary>
    public IEnumerable<KnownTick> Ticks => _ticks.Values;

    /// <summary>The branch that the session begins with; null before it came.</summary>
    public KnownBranch? First { get; private set; }

    /// <summary>A branch that came before.</summary>
    public KnownBranch Branch(Guid id) => Find(_branches, id, "branch");

    /// <summary>A tick that came before.</summary>
    public KnownTick Tick(Guid id) => Find(_ticks, id, "tick");

    /// <summary>The new id of a timeline that came before.</summary>
    public Guid Timeline(Guid id) => Find(_timelines, id, "timeline");

    /// <summary>The new id of a scene that came before, and the tick that ended it.</summary>
    public (Guid Id, KnownTick Ended) Scene(Guid id) => (Find(_sceneIds, id, "scene"), Find(_scenes, id, "scene"));

    /// <summary>A branch has come.</summary>
    public KnownBranch Add(WrittenBranch line)
    {
        var parent = line.Parent is { } from ? Branch(from) : null;
        if (parent is null && First is not null) throw new BrokenFileException("only the first branch goes on from no other");
        if (parent is null ? line.ForkTick != -1 : line.ForkTick < Math.Max(0, parent.ForkTick))
            throw new BrokenFileException($"a branch cannot fork from its parent after tick {line.ForkTick}");
        var branch = new KnownBranch(Guid.CreateVersion7(), parent, line.ForkTick);
        AddTo(_branches, line.Id, branch, "branch");
        First ??= branch;
        return branch;
    }

    /// <summary>A tick has come.</summary>
    public KnownTick Add(WrittenTick line)
    {
        var branch = Branch(line.Branch);
        var first = line.FirstTake is { } take ? Tick(take) : null;
        var tick = new KnownTick(Guid.CreateVersion7(), branch, line.Number, line.Revision, first, line.WorldHash);
        AddTo(_ticks, line.Id, tick, "tick");
        if (tick.WorldHash is not null && !branch.Committed.TryAdd(tick.Number, tick))
            throw new BrokenFileException($"the branch has a tick {tick.Number} already that is canon");
        return tick;
    }

    /// <summary>A timeline has come; gives its new id.</summary>
    public Guid Add(WrittenTimeline line) => AddTo(_timelines, line.Id, Guid.CreateVersion7(), "timeline");

    /// <summary>A scene has come; gives its new id.</summary>
    public Guid Add(WrittenScene line)
    {
        var ended = Tick(line.Tick);
        AddTo(_scenes, line.Id, ended, "scene");
        return AddTo(_sceneIds, line.Id, Guid.CreateVersion7(), "scene");
    }

    /// <summary>A place in the story, if it has the world that is recorded for it.</summary>
    public Head Place(Guid branchId, int tick, string worldHash)
    {
        var branch = Branch(branchId);
        var (recorded, owner) = tick == 0 ? (Header.BeginHash, First!) : (Canon(branch, tick).WorldHash, Canon(branch, tick).Branch);
        return recorded == worldHash ? new Head(owner.Id, tick, worldHash)
            : throw new BrokenFileException($"the world after tick {tick} is {recorded}, and not {worldHash}");
    }

    /// <summary>The tick of this number that is canon on a branch, or on those that it comes from.</summary>
    public static KnownTick Canon(KnownBranch branch, int number)
    {
        var owner = branch;
        while (number <= owner.ForkTick && owner.Parent is { } parent) owner = parent;
        return owner.Committed.GetValueOrDefault(number)
            ?? throw new BrokenFileException($"the branch has no tick {number} that is canon before this line");
    }

    /// <summary>A text with the new ids in the stead of those that came before; ids of what is gone stay.</summary>
    public string Renamed(string json) => Id().Replace(json, found =>
        NewId(Guid.Parse(found.ValueSpan[1..^1])) is { } id ? $"\"{id}\"" : found.Value);

    private Guid? NewId(Guid id) => id == Header.Session ? Session
        : _timelines.TryGetValue(id, out var timeline) ? timeline
        : _ticks.TryGetValue(id, out var tick) ? tick.Id
        : _sceneIds.TryGetValue(id, out var scene) ? scene
        : _branches.TryGetValue(id, out var branch) ? branch.Id : null;

    private static T Find<T>(Dictionary<Guid, T> among, Guid id, string what) =>
        among.TryGetValue(id, out var found) ? found : throw new BrokenFileException($"no {what} {id} comes before this line");

    private static T AddTo<T>(Dictionary<Guid, T> among, Guid id, T value, string what) =>
        among.TryAdd(id, value) ? value : throw new BrokenFileException($"the {what} {id} is there twice");

    // In JSON a quote within a text has a backslash before it, so this finds whole texts only.
    [GeneratedRegex("\"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\"")]
    private static partial Regex Id();
}

/// <summary>A branch that has come.</summary>
/// <param name="id">Its new id.</param>
internal sealed class KnownBranch(Guid id, KnownBranch? parent, int forkTick)
{
    /// <summary>Its new id.</summary>
    public Guid Id { get; } = id;

    /// <summary>The branch that it goes on from.</summary>
    public KnownBranch? Parent { get; } = parent;

    /// <summary>The last tick that it has in common with its parent.</summary>
    public int ForkTick { get; } = forkTick;

    /// <summary>Its own ticks that are canon, by number.</summary>
    public Dictionary<int, KnownTick> Committed { get; } = [];

    /// <summary>The transcript's opening has come.</summary>
    public bool Opened { get; set; }
}

/// <summary>A tick that has come, and what has come of it since.</summary>
/// <param name="id">Its new id.</param>
/// <param name="first">The take that it comes from at first; null where it is that.</param>
internal sealed class KnownTick(Guid id, KnownBranch branch, int number, int revision, KnownTick? first, string? worldHash)
{
    /// <summary>Its new id.</summary>
    public Guid Id { get; } = id;

    /// <summary>Its branch.</summary>
    public KnownBranch Branch { get; } = branch;

    /// <summary>Its number.</summary>
    public int Number { get; } = number;

    /// <summary>Its revision.</summary>
    public int Revision { get; } = revision;

    /// <summary>The first take.</summary>
    public KnownTick First => first ?? this;

    /// <summary>The world after it; null where it came to nothing.</summary>
    public string? WorldHash { get; } = worldHash;

    /// <summary>The least place that the next entry of the ledger can have in it.</summary>
    public int NextSequence { get; set; }

    /// <summary>The ledger has made it canon, with the world that is recorded.</summary>
    public bool IsRebuilt { get; set; }

    /// <summary>The transcript has it.</summary>
    public bool IsTold { get; set; }

    /// <summary>It ended a scene.</summary>
    public bool EndsScene { get; set; }

    /// <summary>Its world has a checkpoint, as it got one in play: a scene ended or became canon with it, or it was saved at.</summary>
    public bool IsCheckpoint { get; set; }
}
