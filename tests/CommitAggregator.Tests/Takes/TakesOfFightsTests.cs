using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Takes;

/// <summary>Another take of a turn in which something befell and the player had to answer.</summary>
public sealed class TakesOfFightsTests(Servers servers) : IClassFixture<Servers>
{
    private static readonly ulong Won = Crossing.SeedWhere(Crossing.Zombie, prompt => prompt.Default, end =>
        end.Outcomes.Any(o => o is { Kind: OutcomeKind.FightEnded, Why: "won" })
        && end.Passages.Count(p => p.Kind == PassageKind.Combat) > 2);

    [Fact]
    public async Task Retelling_a_fight_keeps_every_move_and_every_die_and_asks_the_player_nothing()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var (story, first) = await Fought(aggregator);

        var second = await Again(aggregator, story, new NewTake(AgentNames.Narrator));
        await story.Stream.Until("committed");

        var (before, after) = (await Standing(aggregator, first.TickId), await Standing(aggregator, second.TickId));
        Assert.Equal(before.Keys.Order(), after.Keys.Order());
        Assert.All(after.Values, a => Assert.Equal(a.Agent == AgentNames.Narrator ? 2 : 1, a.Revision));
        Assert.Contains(after.Values, a => a is { Agent: AgentNames.Narrator, Subject: "2" });
        var tick = await story.SeeTick();
        Assert.Equal((first.WorldHash, 2), (tick.WorldHash, tick.Revision));
        Assert.Equal(first.Rolls, tick.Rolls);
        Assert.All(tick.Narration, told => Assert.Equal("You hear of revision 2.", told));
        Assert.Empty(story.Stream.Read.SkipWhile(e => e.Name != "retake").Where(e => e.Name == "awaits"));
    }

    [Fact]
    public async Task One_passage_told_again_takes_those_after_it_along_and_none_before()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var (story, _) = await Fought(aggregator);

        var second = await Again(aggregator, story, new NewTake(AgentNames.Narrator, "2"));
        await story.Stream.Until("committed");

        var told = (await Standing(aggregator, second.TickId)).Values.Where(a => a.Agent == AgentNames.Narrator).ToList();
        Assert.Equal(["1"], told.Where(a => a.Revision == 1).Select(a => a.Subject));
        Assert.Equal("Passage 1.", (await story.SeeTick()).Narration[0]);
    }

    [Fact]
    public async Task What_befalls_being_decided_anew_the_player_fights_anew()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var (story, first) = await Fought(aggregator);

        var second = await Again(aggregator, story, new NewTake(AgentNames.MetaEvents));
        await story.Stream.Until("awaits");

        Assert.Equal((Phase.InCombat, 0), ((await story.See()).Phase, (await story.See()).Tick));
        await MoveOn(story);
        var after = await Standing(aggregator, second.TickId);
        Assert.All(after.Values.Where(a => a is { Agent: Artifact.Player, Subject: not Artifact.Review }), a =>
            Assert.Equal((2, Origin.Human), (a.Revision, a.Origin)));
        Assert.Equal(1, after["tick-length"].Revision);
        Assert.Equal(first.WorldHash, (await story.SeeTick()).WorldHash);
    }

    [Fact]
    public async Task Another_move_changes_the_fight_from_there_on_and_leaves_what_was_before_it()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var (story, first) = await Fought(aggregator);
        var before = await Standing(aggregator, first.TickId);
        var prompt = Canonical.Read<Prompt>(before["player/2"].Input);
        var other = prompt.Choices.First(c => c.Id == "dodge").Id;

        aggregator.Agents.Answering = WithTheZombie;
        var reply = await aggregator.Send(HttpMethod.Put, $"/api/v1/sessions/{story.Id}/ticks/1/artifacts/player/2",
            new ArtifactEdit(JsonSerializer.SerializeToElement(new PlayerAnswer(other), Canonical.Options)));
        Assert.Equal((HttpStatusCode.Accepted, ""), (reply.Status, reply.Status == HttpStatusCode.Accepted ? "" : $"{reply.Body}"));
        story.Follow(reply.As<CommandAccepted>());
        await MoveOn(story);

        var after = await Standing(aggregator, reply.As<CommandAccepted>().TickId);
        foreach (var kept in (string[])["tick-length", "difficulty", "meta-events", "event-review", "player/1", "narrator/1"])
            Assert.Equal((before[kept].Revision, before[kept].Output), (after[kept].Revision, after[kept].Output));
        Assert.Equal((2, Origin.Human, $$"""{"choice":"{{other}}"}"""),
            (after["player/2"].Revision, after["player/2"].Origin, after["player/2"].Output));
        Assert.Equal(2, after["narrator"].Revision);
        Assert.Equal(first.Rolls[0], (await story.SeeTick()).Rolls[0]);
    }

    private static async Task<(AStory Story, TickView First)> Fought(AnAggregator aggregator)
    {
        var story = await AStory.Begin(aggregator, ReviewMode.AcceptAll, Won);
        await story.Offer(Crossing.Wait, Crossing.Zombie);
        await story.PlayOn(prompt => prompt.Default);
        await story.Finish("You wait.");
        return (story, await story.SeeTick());
    }

    private static async Task<CommandAccepted> Again(AnAggregator aggregator, AStory story, NewTake wish)
    {
        aggregator.Agents.Answering = WithTheZombie;
        var reply = await aggregator.Post($"/api/v1/sessions/{story.Id}/ticks/1/regenerate", wish);
        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        story.Follow(reply.As<CommandAccepted>());
        return reply.As<CommandAccepted>();
    }

    /// <summary>Makes the default choice wherever the fight asks, until the turn is over.</summary>
    private static async Task MoveOn(AStory story)
    {
        while ((await story.See()) is { Phase: not Phase.Idle } now)
        {
            if (now.Awaits is { } prompt) await story.Choose(prompt.Default);
            var asked = now.Awaits is null ? 0 : 1;
            if (asked == 1 || (await story.See()).Phase != Phase.Idle)
                await story.Stream.Until(e => e.Name is "awaits" or "committed");
        }
    }

    private static Task<Dictionary<string, Artifact>> Standing(AnAggregator aggregator, Guid tick) => aggregator.Read(db =>
        db.Artifacts.AsNoTracking().Where(a => a.TickId == tick).ToDictionaryAsync(a => TickState.AwaitedAs(a.Agent, a.Subject)));

    private static object WithTheZombie(object question) => Retaking.InItsOwnWords(question) switch
    {
        MetaEventsProposed m => m with { Artifact = new MetaEventProposals([Crossing.Zombie]) },
        MetaEventsReviewed m => m with
        {
            Artifact = new MetaEventReview([new MetaEventVerdict(Crossing.Zombie.StoryletId, true, "it stands")]),
        },
        var answer => answer,
    };
}
