using System.Net;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Tests.Takes;

/// <summary>Taking the current turn again from an agent on.</summary>
public sealed class RegenerateTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task Another_take_of_the_prose_is_told_and_nothing_else_is_asked_again()
    {
        await using var story = await Retaking.Begin(servers, onTheBroker: true);
        var first = await story.Play();
        var before = await story.Artifacts(first.TickId);

        var second = await story.Again(1, AgentNames.Narrator);

        Assert.Equal(("Committed", 2, 1), (second.State, second.Revision, second.Number));
        Assert.Equal(["You hear of revision 2."], second.Narration);
        Assert.Equal(first.WorldHash, second.WorldHash);
        Assert.Equal([null, "wait a while"], (await story.Transcript()).Select(t => t.Command));
        Assert.Equal(["You hear of revision 2."], (await story.Transcript())[1].Paragraphs);
        var after = await story.Artifacts(second.TickId);
        Assert.Equal(before.Keys.Order(), after.Keys.Order());
        foreach (var (name, artifact) in after)
            Assert.Equal(name == "narrator" ? 2 : 1, artifact.Revision);
        Assert.Single(story.Aggregator.Agents.All<OutlineScene>());
        Assert.Equal(2, story.Aggregator.Agents.All<NarrateTick>().Count);
    }

    [Theory]
    [InlineData(AgentNames.TickLength, "tick-length,meta-events,event-review,outline,npc-decision,narrator")]
    [InlineData(AgentNames.Difficulty, "difficulty,meta-events,event-review,outline,npc-decision,narrator")]
    [InlineData(AgentNames.MetaEvents, "meta-events,event-review,outline,npc-decision,narrator")]
    [InlineData(AgentNames.EventReview, "event-review,outline,npc-decision,narrator")]
    [InlineData(AgentNames.Outline, "outline,npc-decision,narrator")]
    [InlineData(AgentNames.NpcDecision, "npc-decision,narrator")]
    [InlineData(AgentNames.Narrator, "narrator")]
    public async Task What_comes_before_stays_byte_for_byte_and_what_follows_is_made_anew(string from, string anew)
    {
        await using var story = await Retaking.Begin(servers);
        await story.Play("go west");
        var first = await story.Play();
        var before = await story.Artifacts(first.TickId);
        Assert.Contains(before.Values, a => a.Agent == AgentNames.NpcDecision);

        var second = await story.Again(2, from);

        Assert.Equal(("Committed", 2), (second.State, second.Revision));
        var after = await story.Artifacts(second.TickId);
        Assert.Equal(before.Keys.Order(), after.Keys.Order());
        Assert.All(after, pair => Assert.Equal(anew.Split(',').Contains(pair.Value.Agent) ? 2 : 1, pair.Value.Revision));
        foreach (var (name, kept) in after.Where(pair => pair.Value.Revision == 1))
            Assert.Equal(
                (before[name].Input, before[name].Output, before[name].Seed, before[name].InputHash, before[name].AnsweredAt),
                (kept.Input, kept.Output, kept.Seed, kept.InputHash, kept.AnsweredAt));
        Assert.All(after.Values.Where(a => a.Revision == 2), a => Assert.NotEqual(before[a.Named()].Seed, a.Seed));
        // The take that was left is as it was.
        Assert.Equal(Outputs(before), Outputs(await story.Artifacts(first.TickId)));
    }

    [Fact]
    public async Task One_character_alone_decides_again()
    {
        await using var story = await Retaking.Begin(servers);
        await story.Play("go west");
        await story.Play("go to the weighing yard");
        var first = await story.Play();
        var before = await story.Artifacts(first.TickId);
        var characters = before.Values.Where(a => a.Agent == AgentNames.NpcDecision).Select(a => a.Subject).Order().ToList();
        Assert.True(characters.Count > 1, "the test needs two people there");

        var second = await story.Again(3, AgentNames.NpcDecision, characters[0]);

        var after = await story.Artifacts(second.TickId);
        Assert.Equal([characters[0]], after.Values.Where(a => a is { Agent: AgentNames.NpcDecision, Revision: 2 }).Select(a => a.Subject));
        Assert.Equal(before[$"npc-decision/{characters[0]}"].Input, after[$"npc-decision/{characters[0]}"].Input);
        Assert.Equal((1, 2), (after["outline"].Revision, after["narrator"].Revision));
        Assert.Contains($"npc-decision/{characters[0]}@2", after["narrator"].Parents);
        Assert.Contains($"npc-decision/{characters[1]}@1", after["narrator"].Parents);
    }

    [Fact]
    public async Task The_next_turn_goes_on_from_the_take_that_stands()
    {
        await using var story = await Retaking.Begin(servers);
        await story.Play();
        await story.Again(1, AgentNames.TickLength);
        var next = await story.Play("go west");

        Assert.Equal((2, 1), (next.Number, next.Revision));
        var asked = (await story.Artifacts(next.TickId))["narrator"];
        Assert.Contains("You hear of revision", asked.Input, StringComparison.Ordinal);
        Assert.Equal(["You hear of revision 2."], (await story.Transcript())[1].Paragraphs);
        Assert.Equal(3, (await story.Transcript()).Count);
        var stored = await story.Aggregator.Read(db => db.Sessions.AsNoTracking().SingleAsync(s => s.Id == story.Session));
        Assert.Equal(next.WorldHash, stored.WorldHash);
    }

    [Fact]
    public async Task The_ledger_says_who_wanted_which_take_again_and_from_where()
    {
        await using var story = await Retaking.Begin(servers);
        await story.Play();
        var second = await story.Again(1, AgentNames.Outline);

        var entry = await story.Aggregator.Read(db => db.Ledger.SingleAsync(e => e.TickId == second.TickId && e.Sequence == 0));
        Assert.Equal((LedgerTypes.TickRegenerated, "player", 1), (entry.Type, entry.Source, entry.Tick));
        Assert.Equal("""{"text":"wait a while","from":"outline","of":1}""", entry.Payload);
        Assert.Equal(["TickRegenerated"], (await story.Aggregator.Read(db => db.Ledger.Where(e => e.SessionId == story.Session
            && e.Type == LedgerTypes.TickRegenerated).ToListAsync())).Select(e => e.Type));
    }

    [Fact]
    public async Task The_same_key_brings_the_same_take_and_no_second_one()
    {
        await using var story = await Retaking.Begin(servers);
        await story.Play();

        var first = await story.Regenerate(1, new NewTake(AgentNames.Narrator), "the-key");
        await story.Ended(first.As<CommandAccepted>().TickId);
        var again = await story.Regenerate(1, new NewTake(AgentNames.Narrator), "the-key");
        var other = await story.Regenerate(1, new NewTake(AgentNames.Outline), "the-key");
        var command = await story.Aggregator.Post($"/api/v1/sessions/{story.Session}/commands", new NewCommand("wait a while"), "the-key");

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (first.Status, again.Status));
        Assert.Equal(first.As<CommandAccepted>(), again.As<CommandAccepted>());
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (other.Status, command.Status));
        Assert.Equal(2, (await story.Takes(1)).Count);
    }

    [Fact]
    public async Task The_dice_stay_as_they_fell()
    {
        await using var story = await Retaking.Begin(servers);
        story.Aggregator.Agents.Answering = question => Retaking.InItsOwnWords(question) switch
        {
            DifficultyScored m => m with { Artifact = new Difficulty(true, 15, "strength", 2, [new DifficultyReason("it is heavy", 15)]) },
            var answer => answer,
        };
        var first = await story.Play("climb the ferry chain");
        Assert.NotEmpty(first.Rolls);

        foreach (var from in AgentNames.All) Assert.Equal(first.Rolls, (await story.Again(1, from)).Rolls);
        Assert.Equal(8, (await story.Takes(1)).Count);
    }

    private static IEnumerable<string?> Outputs(Dictionary<string, Artifact> artifacts) =>
        artifacts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value.Output);
}
