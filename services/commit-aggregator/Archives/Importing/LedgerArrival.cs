using Storyteller.CommitAggregator.Archives.Format;
using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Archives.Importing;

/// <summary>Takes the ledger, from which every world is rebuilt, and the transcript.</summary>
internal sealed class LedgerArrival(CanonDb db, Known known, Rebuilding worlds)
{
    private const int LongestWord = 60;

    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    /// <summary>The entry has come that a session begins with.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether an entry has this key.</summary>
    public bool HasKey(string key) => _keys.Contains(key);

    /// <summary>Takes an entry.</summary>
    public async Task Take(WrittenLedger line, CancellationToken cancellation)
    {
        var branch = known.Branch(line.Branch);
        var tick = line.TickId is { } id ? known.Tick(id) : null;
        Check(line, branch, tick);
        var changes = PastWorlds.ChangeTypes.Contains(line.Entry);
        if (changes || line.Entry == LedgerTypes.TickCommitted)
            await Rebuild(line, tick ?? throw new BrokenFileException("what changes the world must belong to a tick"), cancellation);
        else if (line.Entry == LedgerTypes.SessionStarted) Begin(line);
        Wanted.That(HasBegun, $"the ledger must begin with {LedgerTypes.SessionStarted}");
        db.Ledger.Add(new LedgerEntry
        {
            SessionId = known.Session,
            BranchId = branch.Id,
            TickId = tick?.Id,
            Tick = line.Tick,
            Sequence = line.Sequence,
            Type = line.Entry,
            Payload = changes ? line.Payload.Text : known.Renamed(line.Payload.Text),
            Source = line.Source,
            Confidence = line.Confidence,
            NarrativeTime = line.NarrativeTime,
            RecordedAt = line.RecordedAt,
            IdempotencyKey = KeyOf(line),
        });
    }

    /// <summary>Takes what the player read of a tick.</summary>
    public void Take(WrittenTranscript line)
    {
        var branch = known.Branch(line.Branch);
        if (line.Tick == 0)
        {
            Wanted.That(branch.Parent is null && !branch.Opened, "the story opens once, on its first branch");
            branch.Opened = true;
        }
        else
        {
            var tick = branch.Committed.GetValueOrDefault(line.Tick)
                ?? throw new BrokenFileException($"the branch has no tick {line.Tick} of its own that is canon");
            Wanted.That(!tick.IsTold, $"tick {line.Tick} of the branch is told already");
            tick.IsTold = true;
        }

        var entry = LineText.Read<TranscriptEntry>(line.Body, "body");
        Wanted.That(entry.Tick == line.Tick, $"`body` tells tick {entry.Tick}, and not {line.Tick}");
        db.Transcript.Add(new TranscriptRow { BranchId = branch.Id, Tick = line.Tick, Body = line.Body.Text });
    }

    private void Check(WrittenLedger line, KnownBranch branch, KnownTick? tick)
    {
        Wanted.That(line is { Tick: >= 0, Sequence: >= 0, Confidence: >= 0 and <= 100 },
            "`tick` and `sequence` must be at least 0, and `confidence` from 0 to 100");
        Wanted.Length(line.Entry, "entry", 1, LongestWord);
        Wanted.Length(line.Source, "source", 1, LongestWord);
        Wanted.That(line.Payload.Text.StartsWith('{'), "`payload` must be an object");
        if (KeyOf(line) is { } key)
        {
            Wanted.Key(key);
            Wanted.That(_keys.Add(key), $"two entries have the key '{key}'");
        }

        if (line.Entry is LedgerTypes.ReviewDecided or LedgerTypes.PlayerAnswered)
            LineText.Read<AnswerPayload>(line.Payload, "payload");
        if (tick is null) return;
        Wanted.That(tick.Branch == branch && tick.Number == line.Tick, "`tickId` names a tick of another branch or number");
        Wanted.That(line.Sequence >= tick.NextSequence, $"the tick has an entry {line.Sequence} or a later one already");
        tick.NextSequence = line.Sequence + 1;
    }

    // A key brings back what was answered under it, and what was answered to a change of the session is a file's word: only what the player
    // said in a tick keeps its key.
    private static string? KeyOf(WrittenLedger line) => line is
    {
        TickId: not null, Entry: LedgerTypes.PlayerInput or LedgerTypes.ReviewDecided or LedgerTypes.PlayerAnswered,
    } ? line.Key : null;

    private void Begin(WrittenLedger line)
    {
        Wanted.That(!HasBegun, $"{LedgerTypes.SessionStarted} is there twice");
        var beginning = LineText.Read<SessionBeginning>(line.Payload, "payload");
        if (beginning.PlayerName is { } name && PlayerText.ProblemWithName(name) is { } problem) throw new BrokenFileException(problem);
        worlds.Begin(beginning.PlayerName, beginning.WorldHash);
        HasBegun = true;
    }

    private async Task Rebuild(WrittenLedger line, KnownTick tick, CancellationToken cancellation)
    {
        if (line.Entry == LedgerTypes.TickCommitted)
        {
            await worlds.Commit(tick, LineText.Read<CommitPayload>(line.Payload, "payload").WorldHash, cancellation);
            return;
        }

        var change = LineText.Read<WorldEvent>(line.Payload, "payload");
        Wanted.That(change.GetType().Name == line.Entry, $"`payload` is a {change.GetType().Name}, and not a {line.Entry}");
        if (change is PlayerNamed { Name: var name } && PlayerText.ProblemWithName(name) is { } problem)
            throw new BrokenFileException(problem);
        await worlds.Change(tick, change, cancellation);
    }

    private sealed record CommitPayload(string WorldHash);

    private sealed record AnswerPayload(string Subject, ReviewDecision? Review, PlayerAnswer? Answer);
}
