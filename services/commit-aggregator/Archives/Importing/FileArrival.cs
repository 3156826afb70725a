using System.Text.Json;
using Storyteller.CommitAggregator.Archives.Format;
using Storyteller.CommitAggregator.Scenes;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Archives.Importing;

/// <summary>
/// Takes a whole file line by line, each when what it refers to is there, and stores what comes of it within the current transaction.
/// </summary>
internal sealed class FileArrival
{
    private const int RowsAtOnce = 500;
    private const int BytesAtOnce = 4 * 1024 * 1024;

    // Lines of a kind come together, the kinds in this order; artifacts come with their ticks.
    private static readonly Type[][] Order =
    [
        [typeof(WrittenWorld)], [typeof(WrittenBranch)], [typeof(WrittenTick), typeof(WrittenArtifact)], [typeof(WrittenTimeline)],
        [typeof(WrittenSave)], [typeof(WrittenScene)], [typeof(WrittenEcho)], [typeof(WrittenLedger)], [typeof(WrittenTranscript)],
        [typeof(WrittenPlayed)], [typeof(WrittenEnd)],
    ];

    private readonly CanonDb _db;
    private readonly StructureArrival _structure;
    private readonly TickArrival _ticks;
    private readonly SceneArrival _scenes;
    private readonly LedgerArrival _ledger;
    private readonly Rebuilding _worlds;
    private int _kind, _rows, _bytes;

    private FileArrival(Header header, CanonDb db, PastWorlds past, SceneSteps steps, ArchivesOptions limits)
    {
        (_db, Known) = (db, new Known(header));
        _structure = new StructureArrival(db, Known, limits);
        _ticks = new TickArrival(db, Known);
        _scenes = new SceneArrival(db, Known, steps);
        _worlds = new Rebuilding(db, past, Known, _structure, Store);
        _ledger = new LedgerArrival(db, Known, _worlds);
    }

    /// <summary>What came.</summary>
    public Known Known { get; }

    /// <summary>The authored world, byte for byte; once all is read.</summary>
    public string Body => _structure.Body;

    /// <summary>SHA-256 of all before the last line, as that says itself; once all is read.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>The timeline that is played, and where; once all is read.</summary>
    public (Guid Timeline, Head Head) Played => _structure.Played!.Value;

    /// <summary>Reads a file to its end, which must be its last line.</summary>
    /// <exception cref="BrokenFileException">A line is wrong: the one that was read last.</exception>
    public static async Task<FileArrival> Of(
        LineReader lines, CanonDb db, PastWorlds past, SceneSteps steps, ArchivesOptions limits, CancellationToken cancellation)
    {
        Wanted.That(await lines.Next(), "the file is empty");
        var file = new FileArrival(HeaderOf(lines.Line), db, past, steps, limits);
        while (await file.TakeNext(lines, cancellation))
            if (file._rows >= RowsAtOnce || file._bytes >= BytesAtOnce) await file.Store(cancellation);
        Wanted.That(!await lines.Next(), "there is more after the last line");
        await file.Store(cancellation);
        return file;
    }

    /// <summary>Whether an entry of the ledger has this key.</summary>
    public bool HasKey(string key) => _ledger.HasKey(key);

    /// <summary>The world at a place in the story.</summary>
    public Task<World> WorldAt(Head head, CancellationToken cancellation) => _worlds.At(head, cancellation);

    private static Header HeaderOf(ReadOnlySpan<byte> line)
    {
        // First of all, so that another version is refused for being one, and not for what it has more.
        var marks = LineText.Read<Dictionary<string, JsonElement>>(line);
        Wanted.That(marks.TryGetValue("format", out var format) && format.ValueKind == JsonValueKind.String
            && format.ValueEquals(Header.Name), $"this is no session's file: its first line must say \"format\":\"{Header.Name}\"");
        Wanted.That(marks.TryGetValue("version", out var version) && version.ValueKind == JsonValueKind.Number
            && version.TryGetInt32(out var number) && number == Header.Newest,
            $"the `version` of the format is unknown; known is {Header.Newest}");
        var header = LineText.Read<Header>(line);
        Wanted.Hash(header.WorldVersion, "worldVersion");
        Wanted.WorldHash(header.BeginHash, "beginHash");
        return header;
    }

    // False after the last line.
    private async Task<bool> TakeNext(LineReader lines, CancellationToken cancellation)
    {
        Wanted.That(await lines.Next(), "the last line is missing, which says that there is no more: the file is cut off");
        var line = LineText.Read<Line>(lines.Line);
        var kind = Array.FindIndex(Order, kinds => kinds.Contains(line.GetType()));
        Wanted.That(kind >= _kind, "a line of this type must come earlier in the file");
        (_kind, _rows, _bytes) = (kind, _rows + 1, _bytes + lines.Line.Length);
        if (line is WrittenEnd end) End(end, lines);
        else await Take(line, cancellation);
        return line is not WrittenEnd;
    }

    private Task Take(Line line, CancellationToken cancellation)
    {
        switch (line)
        {
            case WrittenScene scene: return _scenes.Take(scene, cancellation);
            case WrittenLedger entry: return _ledger.Take(entry, cancellation);
            case WrittenWorld world: _structure.Take(world); break;
            case WrittenBranch branch: _structure.Take(branch); break;
            case WrittenTick tick: _ticks.Take(tick); break;
            case WrittenArtifact artifact: _ticks.Take(artifact); break;
            case WrittenTimeline timeline: _structure.Take(timeline); break;
            case WrittenSave save: _structure.Take(save); break;
            case WrittenEcho echo: _scenes.Take(echo); break;
            case WrittenTranscript row: _ledger.Take(row); break;
            case WrittenPlayed played: _structure.Take(played); break;
        }

        return Task.CompletedTask;
    }

    private void End(WrittenEnd end, LineReader lines)
    {
        Wanted.That(end.Lines == lines.Number - 1, $"{lines.Number - 1} lines come before the last, and not {end.Lines}");
        Sha256 = lines.HashBefore;
        Wanted.That(end.Sha256 == Sha256, $"all before the last line has the hash {Sha256}, and not {end.Sha256}");
        Wanted.That(Known.First is { Opened: true }, "the opening of the transcript is missing");
        foreach (var tick in Known.Ticks.Where(tick => tick.WorldHash is not null))
        {
            Wanted.That(tick.IsRebuilt, $"the ledger never commits a tick {tick.Number} that is canon");
            Wanted.That(tick.IsTold, $"the transcript lacks a tick {tick.Number} that is canon");
        }

        Wanted.That(_ledger.HasBegun, "the ledger is missing");
        Wanted.That(_structure.Played is not null, "where the session is played is missing");
    }

    private async Task Store(CancellationToken cancellation)
    {
        await _db.SaveChangesAsync(cancellation);
        _db.ChangeTracker.Clear();
        (_rows, _bytes) = (0, 0);
    }
}
