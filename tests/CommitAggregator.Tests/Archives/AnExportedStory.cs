using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Tests.Scenes;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Contracts;
using Storyteller.Rulebook;
using Storyteller.Testing;

namespace Storyteller.CommitAggregator.Tests.Archives;

/// <summary>
/// A session in which everything has happened that a file can tell of: scenes and their echoes, a tick that came to nothing, two timelines,
/// another take, a save, and ticks enough for a checkpoint. It is played once, and only read from then on.
/// </summary>
public sealed class AnExportedStory : IAsyncLifetime
{
    public const string PlayerName = "Ada Wren", Save = "before the way back";
    public const int LastTick = 11;

    private readonly Servers _servers = new();
    private int _asked;

    internal AnAggregator Aggregator { get; private set; } = null!;

    internal AFile File { get; private set; } = null!;

    internal TestDatabase Database => _servers.Database;

    public Guid Session { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await _servers.InitializeAsync();
        Aggregator = await AnAggregator.Start(_servers.Database, _servers.Broker);
        Session = (await Aggregator.Begin(new NewSession(PlayerName: PlayerName, Seed: 7, Review: ReviewMode.AcceptHarmless))).SessionId;
        using var settling = await Settling.Watch(Aggregator, Session);
        await Play("go west", 2 * 24 * 3600);
        await settling.Settled();
        await Play("wait for a minute");
        await Play("wait for a minute");
        await Fail("wait for an hour");
        await Play("wait for a minute");
        await GoBackTo(2);
        await Play("go east");
        await settling.Settled(2);
        await TakeAgain();
        for (var tick = 4; tick <= LastTick; tick++) await Play("wait for a minute");
        File = await Aggregator.Export(Session);
    }

    public async ValueTask DisposeAsync()
    {
        await Aggregator.DisposeAsync();
        await _servers.DisposeAsync();
    }

    private Task Play(string text, int seconds = 60) => Aggregator.PlayFor(Session, ++_asked, text, seconds);

    private async Task Fail(string text)
    {
        var accepted = await Aggregator.Command(Session, text);
        await Aggregator.UpToTheNarrator(++_asked);
        await Aggregator.Report(new AgentFailed(Session, accepted.TickId, 1, AgentNames.Narrator, "", "it lost its voice"));
    }

    private Task GoBackTo(int tick) => InTheSession(async (services, session) =>
    {
        var (db, past) = (services.GetRequiredService<CanonDb>(), services.GetRequiredService<PastWorlds>());
        var left = await db.Timelines.SingleAsync(t => t.Id == session.TimelineId);
        left.LeaveAt(session.Head);
        var head = await past.Find(session.Head, tick, CancellationToken.None);
        await services.GetRequiredService<Returning>().To(session, head, CancellationToken.None);
        var timeline = new Timeline
        {
            Id = Guid.CreateVersion7(),
            SessionId = session.Id,
            Name = "the way back",
            BranchId = head.BranchId,
            Tick = head.Tick,
            WorldHash = head.WorldHash,
            FromTimelineId = left.Id,
            FromTick = tick,
            CreatedAt = TimeProvider.System.GetUtcNow(),
        };
        session.TimelineId = timeline.Id;
        db.Add(timeline);
        db.Add(LedgerWriter.OfSession(
            session, LedgerTypes.Rewound, new { timeline = timeline.Id, from = left.Id, tick }, 0, TimeProvider.System.GetUtcNow()));
        db.Add(new Save
        {
            SessionId = session.Id,
            Name = Save,
            TimelineId = timeline.Id,
            BranchId = head.BranchId,
            Tick = head.Tick,
            WorldHash = head.WorldHash,
            SavedAt = TimeProvider.System.GetUtcNow(),
        });
    });

    // Another take of the last tick that comes to the same, with all artifacts kept but the prose.
    private Task TakeAgain() => InTheSession(async (services, session) =>
    {
        var (db, branches) = (services.GetRequiredService<CanonDb>(), services.GetRequiredService<Branches>());
        var before = await db.Ticks.AsNoTracking().SingleAsync(t => t.BranchId == session.BranchId && t.Number == session.Tick);
        var head = await services.GetRequiredService<PastWorlds>().Find(session.Head, session.Tick - 1, CancellationToken.None);
        var take = new TickState
        {
            CorrelationId = Guid.CreateVersion7(),
            CurrentState = before.CurrentState,
            SessionId = session.Id,
            BranchId = branches.Fork(session, head),
            Number = before.Number,
            Revision = 2,
            FirstTake = before.CorrelationId,
            Replaces = before.CorrelationId,
            RegeneratedFrom = AgentNames.Narrator,
            Edited = true,
            Text = before.Text,
            Intent = before.Intent,
            Plan = before.Plan,
            IdempotencyKey = Guid.CreateVersion7().ToString(),
            WorldHash = before.WorldHash,
            AcceptedAt = TimeProvider.System.GetUtcNow(),
            EndedAt = TimeProvider.System.GetUtcNow(),
        };
        db.Add(take);
        foreach (var artifact in await db.Artifacts.AsNoTracking().Where(a => a.TickId == before.CorrelationId).ToListAsync())
            db.Add(artifact.Agent == AgentNames.Narrator ? Edited(artifact, take) : artifact.In(take.CorrelationId));
        foreach (var e in await db.Ledger.AsNoTracking().Where(e => e.TickId == before.CorrelationId && e.IdempotencyKey == null)
            .OrderBy(e => e.Sequence).ToListAsync())
            db.Add(Copied(e, take));
        db.Add(TranscriptRow.Of(take.BranchId, new TranscriptEntry(take.Number, take.Text, [], ["You go \"back\" – naïvely."])));
        session.Head = session.Head with { BranchId = take.BranchId };
    });

    private static Artifact Edited(Artifact artifact, TickState take) => new()
    {
        TickId = take.CorrelationId,
        Agent = artifact.Agent,
        Subject = artifact.Subject,
        Revision = take.Revision,
        Origin = Origin.Human,
        Parents = artifact.Parents,
        Seed = artifact.Seed,
        Input = artifact.Input,
        InputHash = artifact.InputHash,
        Output = Canonical.Write(new Narration(["You go \"back\" – naïvely."])),
        Cost = Canonical.Write(new Cost(1, 2, 3)),
        AskedAt = TimeProvider.System.GetUtcNow(),
        AnsweredAt = TimeProvider.System.GetUtcNow(),
    };

    private static LedgerEntry Copied(LedgerEntry entry, TickState take) => new()
    {
        SessionId = entry.SessionId,
        BranchId = take.BranchId,
        TickId = take.CorrelationId,
        Tick = entry.Tick,
        Sequence = entry.Sequence,
        Type = entry.Type,
        Payload = entry.Payload,
        Source = entry.Source,
        NarrativeTime = entry.NarrativeTime,
        RecordedAt = TimeProvider.System.GetUtcNow(),
    };

    private Task InTheSession(Func<IServiceProvider, Session, Task> change) => Aggregator.Use(async services =>
    {
        var db = services.GetRequiredService<CanonDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var session = await db.LockedSession(Session, CancellationToken.None);
        await change(services, session!);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return true;
    });
}
