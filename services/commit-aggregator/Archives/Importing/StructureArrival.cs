using Storyteller.CommitAggregator.Archives.Format;
using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Archives.Importing;

/// <summary>Takes what a session's story is spread over: the authored world, branches, and the names for places on them.</summary>
internal sealed class StructureArrival(CanonDb db, Known known, ArchivesOptions limits)
{
    private readonly HashSet<string> _timelines = new(StringComparer.Ordinal);
    private readonly HashSet<string> _saves = new(StringComparer.Ordinal);
    private Verbatim? _body;

    /// <summary>The authored world; null before it came.</summary>
    public WorldDefinition? World { get; private set; }

    /// <summary>Where the session is played; null before that came.</summary>
    public (Guid Timeline, Head Head)? Played { get; private set; }

    /// <summary>The authored world, byte for byte.</summary>
    public string Body => _body!.Text;

    /// <summary>
    /// Takes the authored world. What is kept under a hash serves every session that names it, so it must be what it says.
    /// </summary>
    public void Take(WrittenWorld line)
    {
        Wanted.That(World is null, "there is an authored world already");
        Wanted.That(line.Body.Text.Length <= limits.WorldBytes, $"an authored world has at most {limits.WorldBytes} bytes");
        var hash = Canonical.Hash(line.Body.Text);
        Wanted.That(hash == line.Hash, $"the authored world's hash is {hash}, and not {line.Hash}");
        Wanted.That(hash == known.Header.WorldVersion, $"the first line names the world {known.Header.WorldVersion}, and this is {hash}");
        var authored = LineText.Read<AuthoredWorld>(line.Body, "body");
        Wanted.That(authored.Id == known.Header.World, $"the first line names the world '{known.Header.World}', and not '{authored.Id}'");
        if (AuthoredChecks.ProblemWith(authored) is { } problem) throw new BrokenFileException($"`body`: {problem}");
        (World, _body) = (authored.ToDefinition(), line.Body);
    }

    /// <summary>Takes a branch.</summary>
    public void Take(WrittenBranch line)
    {
        var branch = known.Add(line);
        db.Branches.Add(new Branch
        {
            Id = branch.Id,
            SessionId = known.Session,
            ParentId = branch.Parent?.Id,
            ForkTick = branch.ForkTick,
            CreatedAt = line.CreatedAt,
        });
    }

    /// <summary>Takes a timeline.</summary>
    public void Take(WrittenTimeline line)
    {
        Wanted.Name(line.Name);
        Wanted.That(_timelines.Add(line.Name), $"there are two timelines '{line.Name}'");
        Wanted.That(line.FromTick >= 0, "`fromTick` must be at least 0");
        var head = known.Place(line.Branch, line.Tick, line.WorldHash);
        var from = line.From is { } before ? known.Timeline(before) : (Guid?)null;
        db.Timelines.Add(new Timeline
        {
            Id = known.Add(line),
            SessionId = known.Session,
            Name = line.Name,
            BranchId = head.BranchId,
            Tick = head.Tick,
            WorldHash = head.WorldHash,
            FromTimelineId = from,
            FromTick = line.FromTick,
            CreatedAt = line.CreatedAt,
        });
    }

    /// <summary>Takes a save; one of a timeline that is gone names none that there is.</summary>
    public void Take(WrittenSave line)
    {
        Wanted.Name(line.Name);
        Wanted.That(_saves.Add(line.Name), $"there are two saves '{line.Name}'");
        var head = known.Place(line.Branch, line.Tick, line.WorldHash);
        if (line.Tick > 0) Known.Canon(known.Branch(line.Branch), line.Tick).IsCheckpoint = true;
        db.Saves.Add(new Save
        {
            SessionId = known.Session,
            Name = line.Name,
            TimelineId = line.Timeline is { } timeline ? known.Timeline(timeline) : Guid.CreateVersion7(),
            BranchId = head.BranchId,
            Tick = head.Tick,
            WorldHash = head.WorldHash,
            SavedAt = line.SavedAt,
        });
    }

    /// <summary>Takes where the session is played.</summary>
    public void Take(WrittenPlayed line)
    {
        Wanted.That(Played is null, "where it is played is there already");
        Played = (known.Timeline(line.Timeline), known.Place(line.Branch, line.Tick, line.WorldHash));
    }
}
