using System.Net;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Takes;

/// <summary>Editing what was made of the current turn.</summary>
public sealed class EditTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task Edited_prose_is_what_is_read_and_nobody_is_asked_anything()
    {
        await using var story = await Retaking.Begin(servers, onTheBroker: true);
        var first = await story.Play();

        var second = await story.Edited(1, "narrator", new Narration(["It was quite another thing."]));

        Assert.Equal(["It was quite another thing."], second.Narration);
        Assert.Equal(("Committed", 2, first.WorldHash), (second.State, second.Revision, second.WorldHash));
        var edited = (await story.Artifacts(second.TickId))["narrator"];
        Assert.Equal((Origin.Human, 2, null), (edited.Origin, edited.Revision, edited.Brain));
        Assert.Single(story.Aggregator.Agents.All<NarrateTick>());
        Assert.Equal([(null, false), ("narrator", true)], (await story.Takes(1)).Select(t => (t.From, t.Edited)));
    }

    [Fact]
    public async Task What_depends_on_an_edit_is_made_anew_and_what_would_be_asked_the_same_stays()
    {
        await using var story = await Retaking.Begin(servers);
        var first = await story.Play("climb the ferry chain");

        var second = await story.Edited(1, "difficulty",
            new Difficulty(true, 30, "strength", 0, [new DifficultyReason("it is slippery", 30)]));

        var after = await story.Artifacts(second.TickId);
        Assert.Equal((2, Origin.Human), (after["difficulty"].Revision, after["difficulty"].Origin));
        foreach (var untouched in (string[])["tick-length", "meta-events", "event-review"]) Assert.Equal(1, after[untouched].Revision);
        foreach (var touched in (string[])["outline", "narrator"]) Assert.Equal(2, after[touched].Revision);
        Assert.NotEqual(first.Rolls, second.Rolls);
        Assert.Contains("difficulty@2", after["outline"].Parents);
    }

    [Fact]
    public async Task Editing_how_long_it_takes_changes_the_world_that_the_turn_leaves()
    {
        await using var story = await Retaking.Begin(servers);
        await story.Play();
        var before = await story.See();

        await story.Edited(1, "tick-length", new TickSpan(7200, "it shall be so"));

        var after = await story.See();
        Assert.NotEqual(before.Scene.Time, after.Scene.Time);
        Assert.NotEqual(before.WorldHash, after.WorldHash);
        Assert.Equal(1, after.Tick);
    }

    [Fact]
    public async Task What_is_no_such_artifact_is_refused_by_its_member_and_changes_nothing()
    {
        await using var story = await Retaking.Begin(servers);
        await story.Play();
        var before = await story.See();

        var malformed = await story.Edit(1, "tick-length", new { seconds = "long", because = "so" });
        var unknown = await story.Edit(1, "tick-length", new { seconds = 60, because = "so", weather = "fine" });
        var tooLong = await story.Edit(1, "tick-length", new TickSpan(int.MaxValue, "for ever"));
        var empty = await story.Edit(1, "narrator", new Narration([]));

        Assert.Equal((HttpStatusCode.BadRequest, "invalid-request"), (malformed.Status, malformed.Problem));
        Assert.StartsWith("output", malformed.Text("field"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.Status);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "against-the-rules"), (tooLong.Status, tooLong.Problem));
        Assert.StartsWith("output", tooLong.Text("field"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equivalent(before, await story.See(), strict: true);
        Assert.Single(await story.Takes(1));
    }

    [Fact]
    public async Task A_deed_that_cannot_be_done_there_is_refused_with_the_reason()
    {
        await using var story = await Retaking.Begin(servers);
        await story.Play();
        var who = (await story.Artifacts((await story.Takes(1))[0].TickId)).Values.First(a => a.Agent == AgentNames.NpcDecision).Subject;

        var impossible = await story.Edit(1, $"npc-decision/{who}",
            new NpcAction(Deed.Take, "no-such-thing", null, null, null, "they want it", 500));
        var possible = await story.Edited(1, $"npc-decision/{who}",
            new NpcAction(Deed.Say, World.PlayerId, null, "greet", "Mind the planks.", "they are kind", 500));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "against-the-rules"), (impossible.Status, impossible.Problem));
        var artifacts = await story.Artifacts(possible.TickId);
        Assert.Contains("Mind the planks.", artifacts["narrator"].Input, StringComparison.Ordinal);
        Assert.Equal((1, 2), (artifacts["outline"].Revision, artifacts["narrator"].Revision));
    }
}
