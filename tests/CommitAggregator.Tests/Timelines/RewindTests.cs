using System.Net;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Tests.Scenes;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Timelines;

/// <summary>Going back gives exactly the world that was there, on a timeline of its own, and changes nothing of what is left.</summary>
public sealed class RewindTests(Servers servers) : IClassFixture<Servers>
{
    private static readonly ulong Deadly = Crossing.SeedWhere(Crossing.Owlbears, Guarding, end => end.Awaits?.Kind == PromptKind.Death);

    [Fact]
    public async Task The_world_is_the_one_that_the_tick_left_and_reads_back_to_its_hash_in_another_process()
    {
        var (id, hashes) = await Played(12);
        Guid main;
        await using (var going = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker))
        {
            main = (await going.See(id)).Timeline;
            foreach (var tick in new[] { 9, 10, 0, 11, 3, 12 })
            {
                var begun = await going.GoBack(id, new Rewind(tick, main));

                Assert.Equal((tick, hashes[tick], true, main, tick),
                    (begun.Tick, begun.WorldHash, begun.Current, begun.From, begun.FromTick));
                var session = await going.See(id);
                Assert.Equal((tick, hashes[tick], Phase.Idle, begun.TimelineId),
                    (session.Tick, session.WorldHash, session.Phase, session.Timeline));
                Assert.Equal(hashes[tick], WorldHash.Of(await WithNothingAtHand(going, id)));
            }
        }

        await using var after = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        Assert.Equal((12, hashes[12]), await after.See(id) is var seen ? (seen.Tick, seen.WorldHash) : default);
        Assert.Equal(["main", "main 2", "main 3", "main 4", "main 5", "main 6", "main 7"],
            (await after.Timelines(id)).Select(t => t.Name));
        Assert.Equal(hashes[12], (await after.GoOver(id, main)).WorldHash);
    }

    [Fact]
    public async Task Where_no_place_is_named_it_is_the_last_tick_of_the_timeline_that_is_played()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var session = await aggregator.Begin(new NewSession(Crossing.Id));
        var hashes = await aggregator.PlayTicks(session.SessionId, 1);

        var begun = await aggregator.GoBack(session.SessionId, new Rewind());

        Assert.Equal((1, hashes[1], "main 2", session.Timeline), (begun.Tick, begun.WorldHash, begun.Name, begun.From));
        const string Back = "take the last turn again, or go back to an earlier one";
        Assert.DoesNotContain(Back, session.Possible);
        Assert.Contains(Back, (await aggregator.See(session.SessionId)).Possible);
    }

    [Fact]
    public async Task Going_on_afterwards_forks_a_branch_and_what_is_left_stays_as_it_was_to_the_letter()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var session = await aggregator.Begin(new NewSession(Crossing.Id));
        var id = session.SessionId;
        var hashes = await aggregator.PlayTicks(id, 3);
        var (left, third, branches) = (await aggregator.Transcript(id), await Artifacts(aggregator, id, 3), await Branches(aggregator, id));

        await aggregator.GoBack(id, new Rewind(2));
        var asItWas = await aggregator.Transcript(id);
        var unknown = await aggregator.Get($"/api/v1/sessions/{id}/ticks/3");
        var other = await aggregator.PlayFor(id, 4, "go north", 999);

        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.Equal((3, "Committed"), (other.Number, other.State));
        Assert.NotEqual(hashes[3], other.WorldHash);
        Assert.Equal((1, 2), (branches, await Branches(aggregator, id)));
        Assert.StartsWith(asItWas[..^1], left, StringComparison.Ordinal);
        Assert.StartsWith(asItWas[..^1], await aggregator.Transcript(id), StringComparison.Ordinal);
        Assert.Equal(other.TickId, (await aggregator.Tick(id, 3)).TickId);
        Assert.NotEqual(third, await Artifacts(aggregator, id, 3));
        await aggregator.GoOver(id, session.Timeline);
        Assert.Equal(left, await aggregator.Transcript(id));
        Assert.Equal(third, await Artifacts(aggregator, id, 3));
        Assert.Equal(hashes[3], (await aggregator.See(id)).WorldHash);
        // What was played meanwhile stands in no other's way.
        Assert.Equal(4, (await aggregator.PlayFor(id, 5, Crossing.Wait, 60)).Number);
        Assert.Equal(2, await Branches(aggregator, id));
    }

    [Fact]
    public async Task Over_several_forks_every_tick_of_every_story_can_be_gone_back_to()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var id = (await aggregator.Begin(new NewSession(Crossing.Id))).SessionId;
        var story = await aggregator.PlayTicks(id, 4);
        for (var asked = 4; asked < 10; asked += 2)
        {
            await aggregator.GoBack(id, new Rewind(story.Count - 2));
            story = [.. story[..^2], .. await aggregator.PlayTicks(id, 2, asked)];
        }

        var (played, branches) = ((await aggregator.See(id)).Timeline, await Branches(aggregator, id));
        for (var tick = 0; tick < story.Count; tick++)
            Assert.Equal(story[tick], (await aggregator.GoBack(id, new Rewind(tick, played))).WorldHash);

        Assert.Equal((8, 4), (story.Count, branches));
        Assert.Equal(branches, await Branches(aggregator, id));
    }

    [Fact]
    public async Task Whoever_listens_learns_of_it_and_it_is_in_the_ledger()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var session = await aggregator.Begin(new NewSession(Crossing.Id));
        await using var elsewhere = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var told = new Told(session.SessionId);
        using var observed = await elsewhere.Use(services =>
            Task.FromResult(services.GetRequiredService<IBusControl>().ConnectConsumeMessageObserver(told)));
        var stream = new AStream(await elsewhere.Listen(session.SessionId));
        await stream.Until("ready");

        var begun = await aggregator.GoBack(session.SessionId, new Rewind(0, Name: "again"));
        var heard = await stream.Until("rewound");
        await aggregator.GoOver(session.SessionId, session.Timeline);
        var back = await stream.Until("rewound");

        Assert.Equal((begun.TimelineId, 0, session.WorldHash), (heard.Data.GetProperty("timelineId").GetGuid(),
            heard.Data.GetProperty("tick").GetInt32(), heard.Data.GetProperty("worldHash").GetString()));
        Assert.Equal(session.Timeline, back.Data.GetProperty("timelineId").GetGuid());
        // A stream looks by itself now and then; it is not left to that.
        Assert.Equal(new SessionRewound(session.SessionId, begun.TimelineId, 0, session.WorldHash), await told.First);
        var entries = await aggregator.Read(db => db.Ledger.Where(e => e.SessionId == session.SessionId).OrderBy(e => e.Id).ToListAsync());
        Assert.Equal([LedgerTypes.SessionStarted, LedgerTypes.Rewound, LedgerTypes.TimelineChosen], entries.Select(e => e.Type));
        Assert.All(entries, e => Assert.Equal(("player", null), (e.Source, e.TickId)));
        Assert.Contains(begun.TimelineId.ToString(), entries[1].Payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_at_once_each_begin_a_timeline_of_their_own_and_the_last_one_is_played()
    {
        var (id, hashes) = await Played(2);
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var main = (await aggregator.See(id)).Timeline;
        await using var held = await SessionLock.Take(servers.Database, id);
        var both = Task.WhenAll(aggregator.AskToGoBack(id, new Rewind(1, main)), aggregator.AskToGoBack(id, new Rewind(0, main)));
        await held.Awaited(2);
        await held.Commit();

        var begun = (await both).Select(reply => reply.As<TimelineView>()).ToList();

        Assert.All(await both, reply => Assert.Equal(HttpStatusCode.Created, reply.Status));
        Assert.Equal(["main 2", "main 3"], begun.Select(t => t.Name).Order(StringComparer.Ordinal));
        Assert.Equal([hashes[1], hashes[0]], begun.Select(t => t.WorldHash));
        var (session, timelines) = (await aggregator.See(id), await aggregator.Timelines(id));
        var played = begun.Single(t => t.Name == "main 3");
        Assert.Equal((played.TimelineId, played.Tick, played.WorldHash), (session.Timeline, session.Tick, session.WorldHash));
        Assert.Equal(played.TimelineId, Assert.Single(timelines, t => t.Current).TimelineId);
        Assert.Equal([hashes[2], .. begun.OrderBy(t => t.Name, StringComparer.Ordinal).Select(t => t.WorldHash)],
            timelines.Select(t => t.WorldHash));
    }

    [Fact]
    public async Task Who_let_death_be_can_go_back_to_before_it()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator, ReviewMode.AcceptAll, Deadly);
        var before = await story.See();
        await story.Offer(Crossing.Wait, Crossing.Owlbears);
        await story.PlayOn(Guarding);
        await story.Choose("let-it-be");
        await story.PlayOn(Guarding);
        await story.Finish("You are dead.");

        var over = await story.See();
        var alive = await aggregator.GoBack(story.Id, new Rewind(0));
        var after = await story.See();

        Assert.Contains("go back to an earlier turn", over.Possible);
        Assert.Equal((Phase.Over, Phase.Idle, before.WorldHash), (over.Phase, after.Phase, alive.WorldHash));
        Assert.Equal(before.Scene.HitPoints, after.Scene.HitPoints);
        await aggregator.GoOver(story.Id, before.Timeline);
        Assert.Equal((Phase.Over, over.WorldHash, 0), ((await story.See()).Phase, (await story.See()).WorldHash,
            (await story.See()).Scene.HitPoints));
        Assert.Equal(Phase.Over, (await Again(aggregator, story.Id)).Phase);
    }

    [Fact]
    public async Task An_attempt_that_came_to_nothing_is_no_tick_of_another_timeline()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var session = await aggregator.Begin(new NewSession(Crossing.Id));
        var failed = await aggregator.Command(session.SessionId, Crossing.Wait);
        var narrate = await aggregator.UpToTheNarrator();
        await aggregator.FailForGood(narrate, "no voice");
        var found = await aggregator.Tick(session.SessionId, 1);

        await aggregator.GoBack(session.SessionId, new Rewind(0));
        var elsewhere = await aggregator.Get($"/api/v1/sessions/{session.SessionId}/ticks/1");
        await aggregator.GoOver(session.SessionId, session.Timeline);

        Assert.Equal((failed.TickId, "Compensated"), (found.TickId, found.State));
        Assert.Equal((HttpStatusCode.NotFound, "unknown-tick"), (elsewhere.Status, elsewhere.Problem));
        Assert.Equal(failed.TickId, (await aggregator.Tick(session.SessionId, 1)).TickId);
        Assert.Equal(failed.TickId, (await aggregator.Tick(session.SessionId, failed.TickId)).TickId);
    }

    private async Task<(Guid Session, List<string> Hashes)> Played(int ticks)
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var session = await aggregator.Begin(new NewSession(Crossing.Id));
        return (session.SessionId, await aggregator.PlayTicks(session.SessionId, ticks));
    }

    /// <summary>The world as the rows hold it.</summary>
    private static Task<World> WithNothingAtHand(AnAggregator aggregator, Guid id) => aggregator.Use(async services =>
    {
        var db = services.GetRequiredService<CanonDb>();
        var nothing = new WorldCache();
        return await new WorldStore(db, services.GetRequiredService<PastWorlds>(), nothing).Now(
            await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == id), default);
    });

    private static async Task<SessionView> Again(AnAggregator aggregator, Guid session)
    {
        await aggregator.GoBack(session, new Rewind());
        return await aggregator.See(session);
    }

    private static async Task<string> Artifacts(AnAggregator aggregator, Guid session, int tick) =>
        (await aggregator.Get($"/api/v1/sessions/{session}/ticks/{tick}/artifacts")).Body.GetRawText();

    private static Task<int> Branches(AnAggregator aggregator, Guid session) =>
        aggregator.Read(db => db.Branches.CountAsync(b => b.SessionId == session));

    private sealed class Told(Guid session) : IConsumeMessageObserver<SessionRewound>
    {
        private readonly TaskCompletionSource<SessionRewound> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<SessionRewound> First => _first.Task.WaitAsync(TimeSpan.FromMinutes(1));

        public Task PreConsume(ConsumeContext<SessionRewound> context)
        {
            if (context.Message.SessionId == session) _first.TrySetResult(context.Message);
            return Task.CompletedTask;
        }

        public Task PostConsume(ConsumeContext<SessionRewound> context) => Task.CompletedTask;

        public Task ConsumeFault(ConsumeContext<SessionRewound> context, Exception exception) => Task.CompletedTask;
    }

    private static string? Guarding(Prompt prompt) => prompt.Kind == PromptKind.Death ? null : "dodge";
}
