using System.Net;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Tests.Archives;
using Storyteller.CommitAggregator.Tests.Replays;
using Storyteller.CommitAggregator.Tests.Scenes;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.CommitAggregator.Tests.Timelines;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Presence;

/// <summary>A player who comes back finds their session as they left it, whatever they ask for first.</summary>
public sealed class ReturnTests(Servers servers) : IClassFixture<Servers>
{
    private static readonly ulong Fight = Crossing.SeedWhere(
        Crossing.Zombie, prompt => prompt.Kind == PromptKind.Combat ? null : "let-be", end => end.Awaits?.Kind == PromptKind.Combat);

    [Fact]
    public async Task The_world_is_the_same_to_the_byte_and_so_is_the_story_that_goes_on_from_there()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var (resting, awake) = ((await aggregator.Begin()).SessionId, (await aggregator.Begin()).SessionId);
        foreach (var id in new[] { awake, resting }) await PlayTwo(aggregator, id, 1);
        var (rows, view) = (await aggregator.WorldRows(resting), await aggregator.See(resting));

        await aggregator.LetRest(resting);
        Assert.Empty(await aggregator.WorldRows(resting));
        Assert.Equal(Canonical.Write(view), Canonical.Write(await aggregator.See(resting)));
        Assert.Equal(rows, await aggregator.WorldRows(resting));
        Assert.Equal((Phase.Idle, null), await aggregator.PhaseOf(resting));
        foreach (var id in new[] { awake, resting }) await PlayTwo(aggregator, id, 3);

        Assert.Equal(await aggregator.WorldRows(awake), await aggregator.WorldRows(resting));
        Assert.Equal((await aggregator.See(awake)).WorldHash, (await aggregator.See(resting)).WorldHash);
        Assert.Equal(await aggregator.Transcript(awake), await aggregator.Transcript(resting));
        Assert.Equal(await Computed(aggregator, awake), await Computed(aggregator, resting));
        Assert.Empty((await aggregator.Replay(resting)).Differences);
    }

    [Theory]
    [InlineData(PromptKind.Review)]
    [InlineData(PromptKind.Event)]
    [InlineData(PromptKind.Combat)]
    public async Task What_the_tick_waits_for_is_there_again_and_once_answered_it_goes_on(PromptKind kind)
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator, seed: Fight);
        var befalls = kind == PromptKind.Combat ? Crossing.Zombie : Crossing.Ferryman;
        await story.Offer(Crossing.Wait, befalls);
        var prompt = await story.Awaits();
        if (kind != PromptKind.Review)
        {
            await story.Decide(new EventDecision(befalls.StoryletId, ReviewVerdict.Accept));
            prompt = Assert.IsType<Prompt>(await story.PlayOn(_ => null));
        }
        Assert.Equal(kind, prompt.Kind);
        var (phase, asked) = ((await story.See()).Phase, (await aggregator.Phases(story.Id)).Count);
        await aggregator.Leave(story.Id);

        await aggregator.LetRest(story.Id);
        Assert.Equal((Phase.Suspended, phase), await aggregator.PhaseOf(story.Id));
        var (back, tick) = (await story.See(), await story.SeeTick());
        var again = await story.In(aggregator);

        Assert.Equal((phase, Canonical.Write(prompt)), (back.Phase, Canonical.Write(back.Awaits)));
        Assert.Equal(("Running", phase), (tick.State, tick.Phase));
        Assert.Equal(["Suspended", phase.ToString()], (await aggregator.Phases(story.Id)).Skip(asked));
        await again.Stream.Until(e => e.Name == "phase" && e.Data.GetProperty("phase").GetString() == "Suspended");
        if (kind == PromptKind.Review) await again.Decide(new EventDecision(befalls.StoryletId, ReviewVerdict.Reject));
        else await again.Choose(prompt.Choices[0].Id);
        await again.PlayOn(p => p.Choices[0].Id);
        await again.Finish();
        Assert.Equal("Committed", (await again.SeeTick()).State);
        Assert.Empty((await aggregator.Replay(story.Id)).Differences);
    }

    public static TheoryData<string> Firsts => [.. First.Keys];

    private static readonly Dictionary<string, Func<AnAggregator, Guid, Task<HttpStatusCode>>> First = new()
    {
        ["see"] = (a, id) => Get(a, id, ""),
        ["transcript"] = (a, id) => Get(a, id, "/transcript"),
        ["tick"] = (a, id) => Get(a, id, "/ticks/2"),
        ["artifacts"] = (a, id) => Get(a, id, "/ticks/2/artifacts"),
        ["takes"] = (a, id) => Get(a, id, "/ticks/2/takes"),
        ["timelines"] = (a, id) => Get(a, id, "/timelines"),
        ["saves"] = (a, id) => Get(a, id, "/saves"),
        ["export"] = async (a, id) => (await a.Http.GetAsync($"/api/v1/sessions/{id}/export")).StatusCode,
        ["compare"] = async (a, id) =>
        {
            var timeline = (await a.Stored(id)).TimelineId;
            return await Get(a, id, $"/timelines/{timeline}/compare/{timeline}");
        },
        ["command"] = (a, id) => Post(a, id, "/commands", new NewCommand("wait a while")),
        ["question"] = (a, id) => Post(a, id, "/commands", new NewCommand("where am I?")),
        ["regenerate"] = (a, id) => Post(a, id, "/ticks/2/regenerate", new NewTake(AgentNames.Outline)),
        ["rewind"] = (a, id) => Post(a, id, "/rewind", new Rewind(1)),
        ["branch"] = (a, id) => Post(a, id, "/timelines", new NewTimeline("aside", Tick: 1)),
        ["save"] = (a, id) => Post(a, id, "/saves", new NewSave("here")),
        ["settings"] = (a, id) => Put(a, id, "/settings", new SessionSettings(ReviewMode.Ask)),
        ["take"] = (a, id) => Put(a, id, "/ticks/2/take", new TakeChoice(1)),
        ["stream"] = async (a, id) =>
        {
            await using var events = await a.Listen(id);
            return HttpStatusCode.OK;
        },
    };

    [Theory]
    [MemberData(nameof(Firsts))]
    public async Task Whatever_is_asked_for_first_goes_as_if_nothing_had_been(string what)
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, broker: null);
        var (resting, awake) = ((await aggregator.Begin()).SessionId, (await aggregator.Begin()).SessionId);
        foreach (var id in new[] { awake, resting }) await PlayTwo(aggregator, id, 1);
        var rows = await aggregator.WorldRows(resting);
        await aggregator.LetRest(resting);

        var (expected, status) = (await First[what](aggregator, awake), await First[what](aggregator, resting));

        Assert.True((int)status is >= 200 and < 300, $"{what}: {status}");
        Assert.Equal(expected, status);
        var phase = what switch { "command" => Phase.Assessing, "regenerate" => Phase.Resolving, _ => Phase.Idle };
        Assert.Equal((phase, null), await aggregator.PhaseOf(resting));
        Assert.Equal((await aggregator.Stored(awake)).WorldHash, (await aggregator.Stored(resting)).WorldHash);
        if (what is not ("rewind" or "regenerate")) Assert.Equal(rows, await aggregator.WorldRows(resting));
        Assert.Equal(await aggregator.WorldRows(awake), await aggregator.WorldRows(resting));
        Assert.Equal(1, (await aggregator.Phases(resting)).Count(p => p == "Suspended"));
        Assert.Empty((await aggregator.Replay(resting)).Differences);
    }

    [Fact]
    public async Task However_many_come_back_at_once_it_is_restored_once()
    {
        await using var one = await AnAggregator.Start(servers.Database, servers.Broker);
        var resting = await Resting.Watch(one);
        var id = (await one.Begin()).SessionId;
        await PlayTwo(one, id, 1);
        await using var two = await AnAggregator.Start(servers.Database, servers.Broker);
        var hash = (await one.See(id)).WorldHash;
        await one.LetRest(id);

        // More than there are connections to the database.
        var seen = await Task.WhenAll(Enumerable.Range(0, 60).Select(n => Task.Run(async () => (n % 3) switch
        {
            0 => (await one.See(id)).WorldHash,
            1 => (await two.See(id)).WorldHash,
            _ => (await two.Timelines(id)).Single().WorldHash,
        })));
        var accepted = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() =>
            (n % 2 == 0 ? one : two).Command(id, key: "the-same"))));

        Assert.All(seen, found => Assert.Equal(hash, found));
        Assert.Single(accepted.Distinct());
        await resting.Restored(id);
        Assert.Equal(["Suspended", "Idle", "Assessing"], (await one.Phases(id)).TakeLast(3));
        Assert.Equal(1, resting.Restorations(id));
    }

    [Fact]
    public async Task What_is_going_on_meanwhile_is_on_the_stream_for_whoever_comes_back_to_it()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, broker: null);
        var id = (await aggregator.Begin()).SessionId;
        await aggregator.LetRest(id);

        var stream = new AStream(await aggregator.Listen(id));
        var last = await stream.Until(e => e.Name == "phase" && e.Data.GetProperty("phase").GetString() == "Idle");

        Assert.Equal(["ready", "phase", "phase"], stream.Read.Select(e => e.Name));
        Assert.Equal("""{"tick":0,"phase":"Suspended"}""", stream.Read[1].Data.GetRawText());
        Assert.Equal("""{"tick":0,"phase":"Idle"}""", last.Data.GetRawText());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Neither_the_grace_nor_what_was_suspended_is_forgotten_in_a_restart(bool onABroker)
    {
        var broker = onABroker ? servers.Broker : null;
        AStory waiting;
        Guid idle;
        await using (var first = await AnAggregator.AtTheCrossing(servers.Database, broker))
        {
            idle = (await first.Begin(new NewSession(Crossing.Id))).SessionId;
            waiting = await AStory.Begin(first);
            await waiting.Offer(Crossing.Wait, Crossing.Apple);
            await waiting.Awaits();
        }

        await using (var second = await AnAggregator.AtTheCrossing(servers.Database, broker, Resting.Watchful))
        {
            var resting = await Resting.Watch(second);
            await second.SeenAgo(idle, TimeSpan.FromMinutes(7));
            await resting.Suspended(idle);
            // Whoever listened until the end was there until then.
            Assert.Equal((Phase.Reviewing, null), await second.PhaseOf(waiting.Id));
            await second.SeenAgo(waiting.Id, TimeSpan.FromMinutes(7));
            await resting.Suspended(waiting.Id);
        }

        await using var third = await AnAggregator.AtTheCrossing(servers.Database, broker);
        Assert.Equal((Phase.Suspended, Phase.Reviewing), await third.PhaseOf(waiting.Id));
        var story = await waiting.In(third);
        await story.Decide(new EventDecision("apple-rolls", ReviewVerdict.Accept));
        await story.Tell("1", "The apple.");
        await story.Finish();

        Assert.Equal("Committed", (await story.SeeTick()).State);
        Assert.Equal(Phase.Idle, (await third.See(idle)).Phase);
    }

    [Fact]
    public async Task A_key_that_was_used_before_brings_the_same_answer_after_it()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, broker: null);
        var id = (await aggregator.Begin()).SessionId;
        var accepted = await aggregator.Command(id, key: "first");
        await aggregator.Report(AgentsByHand.Answer(await aggregator.UpToTheNarrator()));
        var back = await aggregator.AskToGoBack(id, new Rewind(0), "second");
        await aggregator.LetRest(id);

        var (again, backAgain) = (await aggregator.Command(id, key: "first"), await aggregator.AskToGoBack(id, new Rewind(0), "second"));

        Assert.Equal(accepted, again);
        Assert.Equal(back.As<TimelineView>(), backAgain.As<TimelineView>());
        Assert.Equal((Phase.Idle, null), await aggregator.PhaseOf(id));
    }

    [Fact]
    public async Task A_file_that_is_sent_again_shows_its_session_though_that_rests()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, broker: null);
        var id = (await aggregator.Begin()).SessionId;
        await PlayTwo(aggregator, id, 1);
        await aggregator.LetRest(id);
        var file = await aggregator.Export(id);
        var imported = await aggregator.Import(file, "brought");
        var brought = imported.As<SessionView>();
        Assert.True((await aggregator.Stored(brought.SessionId)).SeenAt > TimeProvider.System.GetUtcNow().AddMinutes(-1));
        await aggregator.LetRest(brought.SessionId);

        var again = await aggregator.Import(file, "brought");

        Assert.Equal(HttpStatusCode.Created, again.Status);
        Assert.Equal(imported.Body.GetRawText(), again.Body.GetRawText());
    }

    private static async Task PlayTwo(AnAggregator aggregator, Guid id, int first)
    {
        aggregator.Agents.Session = id;
        for (var tick = first; tick < first + 2; tick++)
            Assert.Equal("Committed", (await aggregator.PlayFor(id, tick, tick == 2 ? "drop the bell strap" : "wait a while", 600)).State);
    }

    /// <summary>All that agents were asked and answered, and what the ledger says happened.</summary>
    private static Task<List<string>> Computed(AnAggregator aggregator, Guid id) => aggregator.Read(async db =>
    {
        var asked = await db.Artifacts.Join(db.Ticks.Where(t => t.SessionId == id), a => a.TickId, t => t.CorrelationId, (a, t) => new
        {
            t.Number, Text = a.Agent + a.Subject + a.Seed + a.Input + a.Output,
        }).ToListAsync();
        var happened = await db.Ledger.Where(e => e.SessionId == id).OrderBy(e => e.Id)
            .Select(e => e.Tick + e.Type + e.Payload + e.NarrativeTime).ToListAsync();
        return (List<string>)[.. asked.Select(a => $"{a.Number} {a.Text}").Order(StringComparer.Ordinal), .. happened];
    });

    private static async Task<HttpStatusCode> Get(AnAggregator aggregator, Guid id, string path) =>
        (await aggregator.Get($"/api/v1/sessions/{id}{path}")).Status;

    private static async Task<HttpStatusCode> Post<T>(AnAggregator aggregator, Guid id, string path, T body) =>
        (await aggregator.Post($"/api/v1/sessions/{id}{path}", body)).Status;

    private static async Task<HttpStatusCode> Put<T>(AnAggregator aggregator, Guid id, string path, T body) =>
        (await aggregator.Send(HttpMethod.Put, $"/api/v1/sessions/{id}{path}", body)).Status;
}
