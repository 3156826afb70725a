using System.Net;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Timelines;

/// <summary>A save is a place under a name, with a checkpoint of its world.</summary>
public sealed class SaveTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task A_save_leaves_a_checkpoint_and_leads_back_to_its_world_from_wherever_the_session_is()
    {
        Guid id;
        List<string> hashes;
        await using (var saving = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker))
        {
            var session = await saving.Begin(new NewSession(Crossing.Id));
            id = session.SessionId;
            hashes = await saving.PlayTicks(id, 3);
            var saved = await saving.Save(id, "by the water");
            await saving.PlayTicks(id, 1, asked: 3);

            Assert.Equal(("by the water", session.Timeline, 3, hashes[3]), (saved.Name, saved.Timeline, saved.Tick, saved.WorldHash));
            Assert.Equal([saved], await saving.Saves(id));
            var checkpoint = await saving.Read(db => db.Checkpoints.SingleAsync(c => c.WorldHash == saved.WorldHash));
            Assert.Equal((3, saved.WorldHash), (checkpoint.Tick, WorldHash.Of(checkpoint.ToWorld())));
        }

        await using var loading = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var back = await loading.GoBack(id, new Rewind(Save: "by the water", Name: "from the water"));
        var later = await loading.GoBack(id, new Rewind(1));
        var again = await loading.GoBack(id, new Rewind(Save: "by the water"));

        Assert.Equal((3, hashes[3], "from the water"), (back.Tick, back.WorldHash, back.Name));
        Assert.Equal((1, hashes[1], "from the water 2"), (later.Tick, later.WorldHash, later.Name));
        Assert.Equal((3, hashes[3], "main 2"), (again.Tick, again.WorldHash, again.Name));
        Assert.Equal(hashes[3], (await loading.See(id)).WorldHash);
    }

    [Fact]
    public async Task Where_a_checkpoint_is_already_no_second_one_is_written_and_two_saves_may_share_a_place()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, broker: null);
        var session = await aggregator.Begin(new NewSession(Crossing.Id));

        await aggregator.Save(session.SessionId, "first");
        await aggregator.Save(session.SessionId, "second");

        Assert.Equal(["first", "second"], (await aggregator.Saves(session.SessionId)).Select(s => s.Name));
        Assert.Equal(1, await aggregator.Read(db => db.Checkpoints.CountAsync(c =>
            db.Branches.Any(b => b.Id == c.BranchId && b.SessionId == session.SessionId))));
    }

    [Fact]
    public async Task A_name_can_be_used_once_until_its_save_is_deleted()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, broker: null);
        var (id, other) = ((await aggregator.Begin(new NewSession(Crossing.Id))).SessionId,
            (await aggregator.Begin(new NewSession(Crossing.Id))).SessionId);
        await aggregator.Save(id, "name");
        var rows = await aggregator.Rows(id);

        var taken = await aggregator.Post($"/api/v1/sessions/{id}/saves", new NewSave("name"));

        Assert.Equal((HttpStatusCode.Conflict, "name-taken", "name"), (taken.Status, taken.Problem, taken.Text("field")));
        Assert.Equal(rows, await aggregator.Rows(id));
        await aggregator.Save(other, "name");
        Assert.Equal(HttpStatusCode.NoContent, (await aggregator.Delete($"/api/v1/sessions/{id}/saves/name")).Status);
        Assert.Equal((HttpStatusCode.NotFound, "unknown-save"), await Deleted(aggregator, id, "name"));
        await aggregator.Save(id, "name");
        Assert.Single(await aggregator.Saves(other));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a%2Fb")]
    [InlineData("50% of it? yes & no #1 + \"quoted\" \\ 'single'")]
    [InlineData("\U0001F409 vor dem Tor — ärger; 門の前")]
    [InlineData("...")]
    [InlineData("x'; DROP TABLE commit_aggregator.saves; --")]
    public async Task Whatever_a_save_is_called_it_can_be_gone_back_to_and_deleted(string name)
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, broker: null);
        var id = (await aggregator.Begin(new NewSession(Crossing.Id))).SessionId;
        await aggregator.Save(id, name);

        var back = await aggregator.GoBack(id, new Rewind(Save: name));

        Assert.Equal(0, back.Tick);
        Assert.Equal((HttpStatusCode.NoContent, null), await Deleted(aggregator, id, name));
        Assert.Empty(await aggregator.Saves(id));
    }

    [Fact]
    public async Task Of_two_names_that_an_address_cannot_tell_apart_the_one_that_stands_there_is_deleted_first()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, broker: null);
        var id = (await aggregator.Begin(new NewSession(Crossing.Id))).SessionId;
        await aggregator.Save(id, "a/b");
        await aggregator.Save(id, "a%2Fb");

        await Deleted(aggregator, id, "a%2Fb");

        Assert.Equal(["a/b"], (await aggregator.Saves(id)).Select(s => s.Name));
    }

    private static async Task<(HttpStatusCode, string?)> Deleted(AnAggregator aggregator, Guid session, string name)
    {
        var reply = await aggregator.Delete($"/api/v1/sessions/{session}/saves/{Uri.EscapeDataString(name)}");
        return (reply.Status, reply.Status == HttpStatusCode.NoContent ? null : reply.Problem);
    }
}
