using System.Net;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Tests.Takes;

/// <summary>Going through the takes of a turn before going on.</summary>
public sealed class TakeChoosingTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task Each_take_is_kept_and_can_stand_again_with_its_world_and_its_words()
    {
        await using var story = await Retaking.Begin(servers);
        await story.Play("go west");
        string[] hashes = [(await story.Play()).WorldHash!, (await Longer(story, 600)).WorldHash!, (await Longer(story, 900)).WorldHash!];
        Assert.Equal(3, hashes.Distinct().Count());

        foreach (var revision in (int[])[1, 3, 2, 1])
        {
            var reply = await story.Choose(2, revision);

            Assert.Equal(HttpStatusCode.OK, reply.Status);
            Assert.Equal([revision], reply.As<List<TakeView>>().Where(t => t.Standing).Select(t => t.Revision));
            var seen = await story.See();
            Assert.Equal((2, hashes[revision - 1], Phase.Idle), (seen.Tick, seen.WorldHash, seen.Phase));
            Assert.Equal([$"You hear of {Retaking.Words(revision)}."], (await story.Transcript())[2].Paragraphs);
            await using var elsewhere = await AnAggregator.Start(servers.Database, broker: null);
            Assert.Equal(seen.Scene.Time, (await elsewhere.See(story.Session)).Scene.Time);
        }
    }

    [Fact]
    public async Task The_story_goes_on_from_the_take_that_was_chosen_and_the_others_end_there()
    {
        await using var story = await Retaking.Begin(servers);
        await story.Play();
        await story.Again(1, AgentNames.Narrator);
        await story.Choose(1, 1);
        await story.Play("go west");

        Assert.Equal(["You hear of revision 1.", "You hear of revision 1."],
            (await story.Transcript()).Skip(1).SelectMany(t => t.Paragraphs));
        Assert.Equal([true, false], (await story.Takes(1)).Select(t => t.Standing));
        Assert.Equal("not-the-current-turn", (await story.Choose(1, 2)).Problem);
    }

    [Fact]
    public async Task A_take_of_a_take_says_what_it_replaces()
    {
        await using var story = await Retaking.Begin(servers);
        await story.Play();
        await story.Again(1, AgentNames.Outline);
        await story.Choose(1, 1);
        await story.Again(1, AgentNames.Narrator);

        Assert.Equal([(1, null, null), (2, "outline", 1), (3, "narrator", 1)],
            (await story.Takes(1)).Select(t => (t.Revision, t.From, t.Replaces)));
        var third = (await story.Takes(1))[2];
        Assert.Equal([("narrator", 3), ("outline", 1)], (await story.Artifacts(third.TickId)).Values
            .Where(a => a.Agent is AgentNames.Outline or AgentNames.Narrator).OrderBy(a => a.Agent).Select(a => (a.Agent, a.Revision)));
    }

    [Fact]
    public async Task Choosing_the_take_that_stands_changes_nothing()
    {
        await using var story = await Retaking.Begin(servers);
        await story.Play();
        var before = await story.Aggregator.Read(db => Task.FromResult(db.Ledger.Count(e => e.SessionId == story.Session)));

        Assert.Equal(HttpStatusCode.OK, (await story.Choose(1, 1)).Status);

        Assert.Equal(before, await story.Aggregator.Read(db => Task.FromResult(db.Ledger.Count(e => e.SessionId == story.Session))));
    }

    private static async Task<TickView> Longer(Retaking story, int seconds)
    {
        story.Aggregator.Agents.Answering = question => Retaking.InItsOwnWords(question) switch
        {
            TickLengthAssessed m => m with { Artifact = m.Artifact with { Seconds = seconds } },
            var answer => answer,
        };
        return await story.Again(2, AgentNames.TickLength);
    }
}
