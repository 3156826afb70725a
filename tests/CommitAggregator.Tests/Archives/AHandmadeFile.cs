using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.CommitAggregator.Worlds;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Archives;

/// <summary>A file that nobody exported: every hash in it is right, whatever it says.</summary>
internal static class AHandmadeFile
{
    private static readonly DateTimeOffset Then = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    public static AuthoredWorld TheCrossing { get; } = AuthoredWorld.Of(WorldFile.Load(Path.Combine(Crossing.Folder, Crossing.Id)));

    /// <summary>A session at the crossing that has had these ticks.</summary>
    public static AFile Of(params IReadOnlyList<WorldEvent>[] ticks) => Of(Guid.CreateVersion7(), TheCrossing, ticks);

    /// <summary>A session in this world that has not begun.</summary>
    public static AFile In(AuthoredWorld world) => Of(Guid.CreateVersion7(), world);

    /// <summary>All ids in it are this one, which may be that of something else.</summary>
    public static AFile Of(Guid id, AuthoredWorld authored, params IReadOnlyList<WorldEvent>[] ticks)
    {
        var (world, body) = (TheCrossing.Begin.ToWorld(), Canonical.Write(authored));
        var begin = WorldHash.Of(world);
        List<string> lines =
        [
            Canonical.Write(new
            {
                format = "storyteller-session",
                version = 1,
                session = id,
                world = authored.Id,
                worldVersion = Canonical.Hash(body),
                seed = 7,
                review = ReviewMode.AcceptAll,
                beginHash = begin,
                createdAt = Then,
                exportedAt = Then,
            }),
            $$"""{"type":"world","hash":"{{Canonical.Hash(body)}}","body":{{body}}}""",
            Canonical.Write(new { type = "branch", id, forkTick = -1, createdAt = Then }),
        ];
        List<string> ledger = [Entry(id, 0, null, 0, "SessionStarted", new
        {
            world = authored.Id,
            version = Canonical.Hash(body),
            seed = 7,
            review = ReviewMode.AcceptAll,
            worldHash = begin,
        })];
        List<string> transcript = [Told(id, 0)];
        for (var number = 1; number <= ticks.Length; number++)
        {
            world = world.Apply(ticks[number - 1]) with { Tick = number };
            var tick = number == 1 ? id : Guid.CreateVersion7();
            lines.Add(Tick(id, tick, number, WorldHash.Of(world)));
            var changes = ticks[number - 1];
            for (var i = 0; i < changes.Count; i++) ledger.Add(Entry(id, number, tick, i, changes[i].GetType().Name, changes[i]));
            ledger.Add(Entry(id, number, tick, changes.Count, "TickCommitted", new { worldHash = WorldHash.Of(world) }));
            transcript.Add(Told(id, number));
        }

        lines.Add(Canonical.Write(new
            { type = "timeline", id, name = "main", branch = id, tick = 0, worldHash = begin, fromTick = 0, createdAt = Then }));
        return new AFile(
        [
            .. lines, .. ledger, .. transcript,
            Canonical.Write(new { type = "played", timeline = id, branch = id, tick = ticks.Length, worldHash = WorldHash.Of(world) }), "",
        ]).Mended();
    }

    private static string Tick(Guid branch, Guid id, int number, string worldHash) => Canonical.Write(new
    {
        type = "tick",
        id,
        branch,
        number,
        revision = 1,
        edited = false,
        text = "wait",
        intent = new Intent("wait", Act.Wait),
        plan = new Plan([]),
        passages = 0,
        key = $"key-{number}",
        worldHash,
        acceptedAt = Then,
        endedAt = Then,
    });

    private static string Entry(Guid branch, int tick, Guid? tickId, int sequence, string entry, object payload) => Canonical.Write(new
    {
        type = "ledger",
        branch,
        tick,
        tickId,
        sequence,
        entry,
        payload = payload is WorldEvent change ? System.Text.Json.JsonDocument.Parse(Canonical.Write(change)).RootElement : payload,
        source = "rules",
        confidence = 100,
        narrativeTime = 0,
        recordedAt = Then,
    });

    private static string Told(Guid branch, int tick) => Canonical.Write(
        new { type = "transcript", branch, tick, body = new TranscriptEntry(tick, tick == 0 ? null : "wait", [], ["You wait."]) });
}
