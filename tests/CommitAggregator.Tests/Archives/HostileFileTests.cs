using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Archives;

/// <summary>A file whose every hash is right can still mean no good.</summary>
public sealed class HostileFileTests(Servers servers) : IClassFixture<Servers>
{
    private static readonly SortedDictionary<string, (Func<AuthoredWorld, AuthoredWorld> Change, string Why)> Unsound = new()
    {
        ["no player"] = (w => w with { Begin = w.Begin with { Characters = [.. w.Begin.Characters.Where(c => c.Id != "player")] } },
            "the player's character is missing"),
        ["a player who is nowhere"] = (w => WithPlayer(w, p => p with { At = "nowhere" }), "'player' is nowhere"),
        ["a player who is dead already"] = (w => WithPlayer(w, p => p with { HitPoints = 0 }), "0 of"),
        ["a place whose name is a slot"] = (w => WithPlace(w, p => p with { Name = "{place}" }), "has no name"),
        ["an exit to nowhere"] = (w => WithPlace(w, p => p with { Exits = [p.Exits[0] with { To = "nowhere" }] }), "leads nowhere"),
        ["a place twice"] = (w => w with { Begin = w.Begin with { Places = [.. w.Begin.Places, w.Begin.Places[0]] } }, "is there twice"),
        ["an item of no known kind"] = (w => w with
        {
            Begin = w.Begin with { Items = [.. w.Begin.Items, new Item("orb", "orb", "An orb.", "", 1, 1, false, ["weapon:orb"])] },
        }, "the SRD has no weapon 'orb'"),
        ["a creature that there is not"] = (w => w with
        {
            Storylets = [w.Storylets[0] with { Asks = null, Fight = new StoryletFight(["dragon-of-dragons"]) }],
        }, "brings a 'dragon-of-dragons'"),
        ["an event that happens too often"] = (w => w with { Storylets = [w.Storylets[0] with { PerDay = 10_001 }] }, "too often"),
        ["something that happened before"] = (w => w with
        {
            Begin = w.Begin with { LastHappened = [new KeptHappening(w.Storylets[0].Id, 5)] },
        }, "something has happened before"),
        ["a clock that is far on"] = (w => w with { Begin = w.Begin with { Clock = long.MaxValue } }, "in its first day"),
        ["another id"] = (w => w with { Id = "Crossing" }, "is not one"),
    };

    public static TheoryData<string> UnsoundWorlds => [.. Unsound.Keys];

    [Theory]
    [MemberData(nameof(UnsoundWorlds))]
    public async Task A_world_that_cannot_be_played_in_is_refused(string what)
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, null);

        var reply = await aggregator.Import(AHandmadeFile.In(Unsound[what].Change(AHandmadeFile.TheCrossing)));

        Assert.Equal((HttpStatusCode.BadRequest, "broken-session-file"), (reply.Status, reply.Problem));
        Assert.StartsWith("line 2: ", reply.Text("detail"), StringComparison.Ordinal);
        Assert.Contains(Unsound[what].Why, reply.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_world_that_nobody_here_has_seen_can_be_played_in()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, null);

        var reply = await aggregator.Import(AHandmadeFile.Of([new ClockAdvanced(60)]));

        Assert.Equal(HttpStatusCode.Created, reply.Status);
        var view = reply.As<SessionView>();
        Assert.Equal((Crossing.Id, 1, Phase.Idle), (view.World, view.Tick, view.Phase));
        aggregator.Agents.Session = view.SessionId;
        Assert.Equal("Committed", (await aggregator.Play(view.SessionId)).State);
    }

    [Fact]
    public async Task Who_is_dead_in_the_file_is_dead_here()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, null);

        var view = (await aggregator.Import(AHandmadeFile.Of([new FactAsserted(new Fact("player", "dead"))]))).As<SessionView>();

        Assert.Equal(Phase.Over, view.Phase);
        var command = await aggregator.Post($"/api/v1/sessions/{view.SessionId}/commands", new NewCommand("wait"));
        Assert.Equal("session-over", command.Problem);
    }

    [Fact]
    public async Task Ids_of_another_session_stay_that_session_s()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, null);
        var victim = await aggregator.Begin(new NewSession(Crossing.Id, Seed: 7));
        await aggregator.Play(victim.SessionId);
        var before = await aggregator.Export(victim.SessionId);
        var (session, branch) = await aggregator.Read(async db =>
            (victim.SessionId, (await db.Branches.SingleAsync(b => b.SessionId == victim.SessionId)).Id));

        foreach (var id in new[] { session, branch, victim.Timeline, (Guid)before.All("tick").Single()["id"]! })
        {
            var reply = await aggregator.Import(
                AHandmadeFile.Of(id, AHandmadeFile.TheCrossing, [new FactAsserted(new Fact("player", "dead"))]), player: "guest:other");
            Assert.Equal(HttpStatusCode.Created, reply.Status);
        }

        Assert.Equal(before.Lines.Skip(1).SkipLast(1), (await aggregator.Export(victim.SessionId)).Lines.Skip(1).SkipLast(1));
        Assert.Equal((await aggregator.Tick(victim.SessionId, 1)).WorldHash, (await aggregator.See(victim.SessionId)).WorldHash);
    }

    [Theory]
    [InlineData("too long for an index")]
    [InlineData("two of one id")]
    [InlineData("a name that is a slot")]
    public async Task Changes_that_the_storage_or_the_rules_cannot_bear_are_refused_and_leave_nothing(string what)
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, null);
        var before = await aggregator.CountRows();
        var (changes, why) = what switch
        {
            // Of what repeats itself the storage makes little.
            "too long for an index" => ((IReadOnlyList<WorldEvent>)[new FactAsserted(new Fact(Noise(20_000), "there"))], "cannot hold"),
            "two of one id" => ([new FactAsserted(new Fact("a is b", "c")), new FactAsserted(new Fact("a", "b is c"))], "have one id"),
            _ => ([new PlayerNamed("{place}")], "a name is made of letters"),
        };

        var reply = await aggregator.Import(AHandmadeFile.Of(changes));

        Assert.Equal((HttpStatusCode.BadRequest, "broken-session-file"), (reply.Status, reply.Problem));
        Assert.Contains(why, reply.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(before, await aggregator.CountRows());
    }

    [Fact]
    public async Task A_key_that_is_in_the_file_already_is_no_new_one()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, null);
        var session = await aggregator.Begin();
        await aggregator.Command(session.SessionId, "wait a while", "the-key");
        await aggregator.Report(AgentsByHand.Answer(await aggregator.UpToTheNarrator()));
        var file = await aggregator.Export(session.SessionId);
        var before = await aggregator.CountRows();

        var reply = await aggregator.Import(file, "the-key");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency-key-reused"), (reply.Status, reply.Problem));
        Assert.Equal(before, await aggregator.CountRows());
    }

    [Fact]
    public async Task What_is_being_imported_under_a_key_is_not_imported_twice_at_once()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, null);
        var file = AHandmadeFile.Of();

        var meanwhile = await aggregator.Read(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            Assert.True(await db.TryLockImport("guest:tester", "the-key", CancellationToken.None));
            return await aggregator.Import(file, "the-key");
        });
        var after = await aggregator.Import(file, "the-key");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "archives-busy"), (meanwhile.Status, meanwhile.Problem));
        Assert.Equal(HttpStatusCode.Created, after.Status);
    }

    [Fact]
    public async Task Who_sends_for_ever_is_cut_off_and_leaves_nothing()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, null, "--Archives:Deadline=00:00:01");
        var before = await aggregator.CountRows();
        var lines = AHandmadeFile.Of().Lines;
        using var client = new TcpClient();
        await client.ConnectAsync(aggregator.Http.BaseAddress!.Host, aggregator.Http.BaseAddress.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(string.Join("\r\n", "POST /api/v1/sessions/import HTTP/1.1", "Host: here",
            "X-Storyteller-User: guest:slow", "Content-Type: application/x-ndjson", "Content-Length: 100000", "", lines[0] + "\n")));

        using var answer = new StreamReader(stream);
        var status = await answer.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal("HTTP/1.1 408 Request Timeout", status);
        Assert.Equal(before, await aggregator.CountRows());
    }

    private static AuthoredWorld WithPlayer(AuthoredWorld world, Func<Character, Character> change) => world with
    {
        Begin = world.Begin with { Characters = [.. world.Begin.Characters.Select(c => c.Id == "player" ? change(c) : c)] },
    };

    private static AuthoredWorld WithPlace(AuthoredWorld world, Func<Place, Place> change) => world with
    {
        Begin = world.Begin with { Places = [change(world.Begin.Places[0]), .. world.Begin.Places.Skip(1)] },
    };

    private static string Noise(int characters) =>
        string.Concat(Enumerable.Range(0, characters / 64).Select(n => Canonical.Hash($"{n}")));
}
