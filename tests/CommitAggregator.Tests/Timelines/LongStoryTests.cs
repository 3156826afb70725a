using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.CommitAggregator.Scenes;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.CommitAggregator.Timelines.Comparing;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Timelines;

/// <summary>A story of hundreds of ticks, of which every one was taken again, so that each lies on a branch of its own.</summary>
public sealed class LongStoryTests(Servers servers) : IClassFixture<Servers>
{
    private const int Ticks = 450, Page = 200;

    [Fact]
    public async Task Its_transcript_is_read_page_by_page_without_gap_or_repeat()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, broker: null);
        var (session, _) = await Begin(aggregator);
        List<int> read = [];

        for (var page = await After(null); page.Count > 0; page = await After(read[^1]))
        {
            Assert.True(page.Count <= Page);
            read.AddRange(page);
        }

        Assert.Equal(Enumerable.Range(0, Ticks + 1), read);
        Assert.Equal([Ticks], await After(Ticks - 1));
        Assert.Empty(await After(int.MaxValue));

        async Task<List<int>> After(int? tick) => [.. (await aggregator.Get($"/api/v1/sessions/{session}/transcript?after={tick ?? -1}"))
            .As<List<TranscriptEntry>>().Select(entry => entry.Tick)];
    }

    [Fact]
    public async Task Of_what_it_has_alone_the_newest_ticks_are_named()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, broker: null);
        var (_, ends) = await Begin(aggregator);

        var comparison = await aggregator.Use(services => services.GetRequiredService<Comparison>()
            .Of(ends[0], ends[^1], TestContext.Current.CancellationToken));

        Assert.Equal((0, 0), (comparison.LastCommonTick, comparison.Left.Count));
        Assert.Equal(Enumerable.Range(Ticks - Comparison.MostTicks + 1, Comparison.MostTicks), comparison.Right.Select(t => t.Tick));
    }

    [Theory]
    [InlineData(Ticks)]
    [InlineData(Ticks - 99)]
    [InlineData(Ticks - 100)]
    [InlineData(Ticks - 101)]
    [InlineData(1)]
    public async Task However_far_back_the_last_scene_ended_the_next_one_begins_after_it(int lastEnd)
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, broker: null);
        var (id, ends) = await Begin(aggregator);

        var scene = await aggregator.Use(async services =>
        {
            var (db, cancellation) = (services.GetRequiredService<CanonDb>(), TestContext.Current.CancellationToken);
            var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == id, cancellation);
            db.Add(Ended(ends[lastEnd]));
            if (lastEnd > 20) db.Add(Ended(ends[lastEnd - 20]));
            await db.SaveChangesAsync(cancellation);
            var tick = new TickState
            {
                CorrelationId = Guid.CreateVersion7(), SessionId = id, BranchId = session.BranchId, Number = Ticks + 1,
            };
            var world = await services.GetRequiredService<PastWorlds>().At(ends[^1], cancellation);
            await services.GetRequiredService<SceneEnd>().End(session, tick, "ford", world, "its hash", cancellation);
            await db.SaveChangesAsync(cancellation);
            return await db.Scenes.AsNoTracking().SingleAsync(s => s.SessionId == id && s.LastTick == Ticks + 1, cancellation);
        });

        Assert.Equal(lastEnd + 1, scene.FirstTick);

        SceneState Ended(Head where) => new()
        {
            CorrelationId = Guid.CreateVersion7(), CurrentState = nameof(SceneStateMachine.Settled), SessionId = id,
            BranchId = where.BranchId, LastTick = where.Tick, SettledAt = DateTimeOffset.UnixEpoch,
        };
    }

    /// <summary>Writes such a story down, and puts the session at its end; gives the place after each tick.</summary>
    private static async Task<(Guid Session, IReadOnlyList<Head> Ends)> Begin(AnAggregator aggregator)
    {
        var id = (await aggregator.Begin(new NewSession(Crossing.Id))).SessionId;
        return (id, await aggregator.Use(async services =>
        {
            var db = services.GetRequiredService<CanonDb>();
            var session = await db.Sessions.SingleAsync(s => s.Id == id);
            List<Head> ends = [session.Head];
            var begin = (await db.Checkpoints.AsNoTracking().SingleAsync(c => c.BranchId == session.BranchId)).ToWorld();
            for (var n = 1; n <= Ticks; n++)
            {
                var world = begin with { Tick = n };
                var fork = new Branch { Id = Guid.CreateVersion7(), SessionId = id, ParentId = ends[^1].BranchId, ForkTick = n - 1 };
                ends.Add(new Head(fork.Id, n, n == Ticks ? WorldHash.Of(world) : $"{n}"));
                db.AddRange(fork, TranscriptRow.Of(fork.Id, new TranscriptEntry(n, "go on", [], [])), new TickState
                {
                    CorrelationId = Guid.CreateVersion7(), SessionId = id, BranchId = fork.Id, Number = n, IdempotencyKey = $"{n}",
                    CurrentState = nameof(TickStateMachine.Committed), WorldHash = ends[^1].WorldHash, EndedAt = fork.CreatedAt,
                });
                if (n == Ticks) db.Add(Checkpoint.Of(fork.Id, world));
            }

            session.Head = ends[^1];
            await db.SaveChangesAsync();
            return ends;
        }));
    }
}
