using System.Net;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Answers;

/// <summary>What becomes of the meta events that stand: who is asked about them, and what their decision does.</summary>
public sealed class ReviewTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task A_player_who_wants_to_be_asked_is_asked_about_what_stands()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator);

        await story.Offer(Crossing.Wait, Crossing.Apple, Crossing.Stone, Crossing.Zombie);
        var prompt = await story.Awaits();

        Assert.Equal((PromptKind.Review, 0, ""), (prompt.Kind, prompt.Choices.Count, prompt.Default));
        Assert.Equal([("apple-rolls", true, null), ("stone-falls", false, null), ("something-comes", false, 80)],
            prompt.Offered!.Select(o => (o.StoryletId, o.Harmless, o.WinPercent)));
        var session = await story.See();
        Assert.Equal((Phase.Reviewing, PromptKind.Review), (session.Phase, session.Awaits!.Kind));
        Assert.Equal(["accept, reject or edit each of the offered events", session.Possible[^1]], session.Possible);
    }

    [Fact]
    public async Task Nobody_is_asked_where_nothing_stands()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator);

        await story.Offer(Crossing.Wait);
        await story.Finish("Nothing happens.");

        Assert.DoesNotContain(story.Stream.Read, e => e.Name == "awaits");
        Assert.Null(await Decision(aggregator, story));
    }

    [Fact]
    public async Task A_setting_that_accepts_all_decides_without_asking_and_its_decision_is_kept_as_the_players()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator, ReviewMode.AcceptAll);

        await story.Offer(Crossing.Wait, Crossing.Apple, Crossing.Stone);
        await story.Tell("1", "The apple.");
        await story.Tell("2", "The stone.");
        await story.Finish();

        var decided = await Decision(aggregator, story);
        Assert.Equal("policy", decided!.By);
        Assert.Equal([new("apple-rolls", ReviewVerdict.Accept), new EventDecision("stone-falls", ReviewVerdict.Accept)], decided.Decisions);
        Assert.DoesNotContain(story.Stream.Read, e => e.Name == "awaits");
    }

    [Fact]
    public async Task A_setting_that_accepts_the_harmless_rejects_what_hurts_and_what_fights()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator, ReviewMode.AcceptHarmless);

        await story.Offer(Crossing.Wait, Crossing.Stone, Crossing.Apple, Crossing.Zombie);
        await story.Tell("1", "The apple.");
        await story.Finish();

        var decided = await Decision(aggregator, story);
        Assert.Equal("policy", decided!.By);
        Assert.Equal(["stone-falls", "apple-rolls", "something-comes"], decided.Decisions.Select(d => d.StoryletId));
        Assert.Equal([ReviewVerdict.Reject, ReviewVerdict.Accept, ReviewVerdict.Reject], decided.Decisions.Select(d => d.Verdict));
        var scene = (await story.See()).Scene;
        Assert.Equal(scene.MaxHitPoints, scene.HitPoints);
        Assert.Contains("red apple", scene.Items);
    }

    [Fact]
    public async Task What_is_accepted_may_happen_and_what_is_rejected_does_not()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator);
        await story.Offer(Crossing.Wait, Crossing.Apple, Crossing.Stone);
        await story.Awaits();

        var taken = await story.Decide(new("stone-falls", ReviewVerdict.Reject), new("apple-rolls", ReviewVerdict.Accept));
        await story.Tell("1", "The apple.");
        await story.Finish();

        Assert.Equal(HttpStatusCode.Accepted, taken.Status);
        Assert.Equal(new CommandAccepted(story.Id, story.Tick, 1), taken.As<CommandAccepted>());
        Assert.Equal("player", (await Decision(aggregator, story))!.By);
        Assert.Equal(["apple-rolls"], (await story.SeeTick()).Rolls.Select(r => r.Purpose));
        Assert.Contains("red apple", (await story.See()).Scene.Items);
    }

    [Fact]
    public async Task What_is_edited_to_a_hundred_percent_happens_and_what_is_edited_to_none_does_not()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator);
        await story.Offer(Crossing.Wait, Crossing.Apple with { Probability = 1 }, Crossing.Cloud with { Probability = 100 });
        await story.Awaits();

        await story.Decide(
            new("apple-rolls", ReviewVerdict.Edit, Probability: 100), new("cloud-comes", ReviewVerdict.Edit, Probability: 0));
        await story.Tell("1", "The apple.");
        await story.Finish();

        var scene = (await story.See()).Scene;
        Assert.Contains("red apple", scene.Items);
        Assert.Equal(Weather.Clear, scene.Weather);
    }

    [Fact]
    public async Task The_text_of_an_edit_is_what_is_told()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator);
        await story.Offer(Crossing.Wait, Crossing.Apple);
        await story.Awaits();

        await story.Decide(new EventDecision("apple-rolls", ReviewVerdict.Edit, "A {golden} apple lands at your feet."));
        var told = await story.Tell("1", "The apple.");

        var befell = Assert.Single(told.Outcomes, o => o.Kind == OutcomeKind.Befell);
        Assert.Equal(("apple-rolls", "A {golden} apple lands at your feet."), (befell.Target, befell.Words));
    }

    [Fact]
    public async Task While_the_review_waits_nothing_that_is_offered_shows_in_an_answer()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator);
        var before = (await story.Say("look")).As<MasterReply>();
        await story.Offer(Crossing.Wait, Crossing.Apple, Crossing.Cloud);
        await story.Awaits();

        var meanwhile = (await story.Say("look")).As<MasterReply>();

        Assert.Equal(before.Paragraphs, meanwhile.Paragraphs);
    }

    private static async Task<ReviewDecision?> Decision(AnAggregator aggregator, AStory story)
    {
        var row = await aggregator.Read(db => db.Artifacts.SingleOrDefaultAsync(
            a => a.TickId == story.Tick && a.Agent == Artifact.Player && a.Subject == Artifact.Review));
        return row?.Output is { } output ? Canonical.Read<ReviewDecision>(output) : null;
    }
}
