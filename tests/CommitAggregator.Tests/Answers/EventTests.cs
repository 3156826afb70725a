using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Answers;

/// <summary>What befalls is a flat list: told one by one, answered where it asks, and over before the intent resolves.</summary>
public sealed class EventTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task Events_are_told_one_by_one_each_streamed_before_the_next_and_the_intent_resolves_last()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator, ReviewMode.AcceptAll);
        await story.Offer("take the flat stone", Crossing.Apple, Crossing.Stone);

        var apple = await story.Tell("1", "An apple.", "It is red.");
        await story.Stream.Until(e => e.Name == "narration" && e.Data.GetProperty("index").GetInt32() == 1);
        Assert.Equal([(0, "An apple."), (1, "It is red.")], story.Stream.Narrated);
        var stone = await story.Tell("2", "A stone.");
        await story.Stream.Until("narration");
        Assert.Equal((2, "A stone."), story.Stream.Narrated[^1]);
        Assert.Equal(Phase.Resolving, (await story.See()).Phase);
        var intent = await story.Finish("You pick it up.", "It is flat.");

        Assert.Equal(["apple-rolls"], apple.Outcomes.Where(o => o.Kind == OutcomeKind.Befell).Select(o => o.Target));
        Assert.Equal(["stone-falls"], stone.Outcomes.Where(o => o.Kind == OutcomeKind.Befell).Select(o => o.Target));
        Assert.Equal((OutcomeKind.Took, "flat-stone"), (intent.Outcomes[0].Kind, intent.Outcomes[0].Target));
        Assert.DoesNotContain(intent.Outcomes, o => o.Kind == OutcomeKind.Befell);
        string[] all = ["An apple.", "It is red.", "A stone.", "You pick it up.", "It is flat."];
        Assert.Equal(all.Select((text, i) => (i, text)), story.Stream.Narrated);
        Assert.Equal(all, (await story.SeeTick()).Narration);
        Assert.Equal(["roll", "narration", "narration", "roll", "narration", "narration", "narration"],
            story.Stream.Read.Where(e => e.Name is "roll" or "narration").Select(e => e.Name));
        Assert.Equal(["apple-rolls", "stone-falls"], (await story.SeeTick()).Rolls.Select(r => r.Purpose));
        Assert.Equal([Phase.Rolling, Phase.InEvent, Phase.InEvent, Phase.Resolving, Phase.Narrating, Phase.Committing],
            story.Stream.Read.Where(e => e.Name == "phase").Select(e => e.Data.GetProperty("phase").Deserialize<Phase>()).SkipWhile(
                p => p != Phase.Rolling));
    }

    [Fact]
    public async Task What_an_earlier_event_ruled_out_does_not_happen_any_more()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator, ReviewMode.AcceptAll);
        await story.Offer(Crossing.Wait, Crossing.Cloud, Crossing.Larks);

        await story.Tell("1", "A cloud.");
        await story.Finish("You wait.");

        Assert.Equal(["A cloud.", "You wait."], (await story.SeeTick()).Narration);
        Assert.Equal(["cloud-comes"], (await story.SeeTick()).Rolls.Select(r => r.Purpose));
    }

    [Fact]
    public async Task An_intent_that_an_event_made_impossible_says_so()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator, ReviewMode.AcceptAll);
        await story.Offer("go north", Crossing.Gate);

        await story.Tell("1", "The gate falls shut.");
        var intent = await story.Finish("It is locked.");

        Assert.Equal([OutcomeKind.Overtaken, OutcomeKind.Impossible], intent.Outcomes.Select(o => o.Kind));
        Assert.Equal("locked", intent.Outcomes[1].Why);
        Assert.Equal("ford", (await story.See()).Scene.Place);
    }

    [Theory]
    [InlineData("pull", true, "coil of rope")]
    [InlineData("let-him-drift", true, null)]
    [InlineData("pull him out", false, "coil of rope")]
    [InlineData("2", false, null)]
    public async Task An_event_that_asks_waits_and_an_answer_comes_to_what_it_comes_to(string answer, bool asChoice, string? brings)
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator, ReviewMode.AcceptAll);
        await story.Offer("take the flat stone", Crossing.Ferryman, Crossing.Apple);
        await story.Tell("1", "A ferryman.");
        var prompt = await story.Awaits();
        var waiting = await story.See();

        var taken = asChoice ? await story.Choose(answer) : await story.Say(answer);
        var answered = await story.Tell("2", "He answers.");
        await story.Tell("3", "An apple.");
        await story.Finish("You pick it up.");

        Assert.Equal((PromptKind.Event, "pull"), (prompt.Kind, prompt.Default));
        Assert.Equal([new("pull", "pull him to the bank"), new Choice("let-him-drift", "look away and let him drift")], prompt.Choices);
        Assert.Equal((Phase.InEvent, Canonical.Write(prompt)), (waiting.Phase, Canonical.Write(waiting.Awaits)));
        Assert.Equal(new CommandAccepted(story.Id, story.Tick, 1), taken.As<CommandAccepted>());
        Assert.Equal([OutcomeKind.Answered], answered.Outcomes.Select(o => o.Kind));
        Assert.Equal(["A ferryman.", "He answers.", "An apple.", "You pick it up."], story.Stream.Narrated.Select(n => n.Text));
        Assert.Equal([0, 1, 2, 3], story.Stream.Narrated.Select(n => n.Index));
        Assert.Equal(story.Stream.Narrated.Select(n => n.Text), (await story.SeeTick()).Narration);
        Assert.Equal(brings is not null, (await story.See()).Scene.Items.Contains("coil of rope"));
        var row = await aggregator.Read(db => db.Artifacts.SingleAsync(
            a => a.TickId == story.Tick && a.Agent == Artifact.Player && a.Subject == "1"));
        Assert.Equal(asChoice ? null : answer, Canonical.Read<PlayerAnswer>(row.Output!).Words);
    }

    [Fact]
    public async Task A_choice_that_is_not_offered_is_refused_and_the_event_goes_on_waiting()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await Asked(aggregator);

        var unknown = await story.Choose("swim");
        var empty = await story.Choose("");
        var words = await story.Say("sing a song about the sea");

        Assert.Equal((HttpStatusCode.BadRequest, "choice"), (unknown.Status, unknown.Text("field")));
        Assert.Contains("pull, let-him-drift", unknown.Text("detail"), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.BadRequest, "choice"), (empty.Status, empty.Text("field")));
        Assert.Equal((HttpStatusCode.Conflict, "answer-awaited"), (words.Status, words.Problem));
        Assert.Equal(PromptKind.Event, (await story.See()).Awaits?.Kind);
    }

    [Fact]
    public async Task An_answer_is_taken_once_and_the_same_key_gets_the_same_answer()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await Asked(aggregator);

        var typed = await story.Say("pull him", "key-of-words");
        var again = await story.Say("pull him", "key-of-words");
        var asChoice = await story.Choose("pull", "key-of-words");
        await story.AskedToTell("2");
        var other = await story.Choose("let-him-drift");
        await story.Tell("2", "He answers.");
        await story.Finish();
        var after = await story.Say("pull him", "key-of-words");

        Assert.All((Reply[])[typed, again, after], r =>
        {
            Assert.Equal(HttpStatusCode.Accepted, r.Status);
            Assert.Equal(new CommandAccepted(story.Id, story.Tick, 1), r.As<CommandAccepted>());
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asChoice.Status);
        Assert.Equal((HttpStatusCode.Conflict, "session-busy"), (other.Status, other.Problem));
        Assert.Contains("coil of rope", (await story.See()).Scene.Items);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_event_that_asks_waits_through_a_restart(bool onABroker)
    {
        var broker = onABroker ? servers.Broker : null;
        AStory before;
        await using (var first = await AnAggregator.AtTheCrossing(servers.Database, broker)) before = await Asked(first);

        await using var second = await AnAggregator.AtTheCrossing(servers.Database, broker);
        var story = await before.In(second);
        await story.Choose("pull");
        await story.Tell("2", "He answers.");
        await story.Finish("You wait.");

        Assert.Equal(["A ferryman.", "He answers.", "You wait."], (await story.SeeTick()).Narration);
    }

    [Fact]
    public async Task An_agent_that_fails_in_the_middle_of_an_event_compensates_and_the_session_is_playable()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await Asked(aggregator);
        var (failed, hash) = (story.Tick, (await story.See()).WorldHash);
        await story.Choose("pull");
        var tell = await story.AskedToTell("2");

        await aggregator.FailForGood(tell, "the narrator lost its voice");
        await aggregator.Report(AgentsByHand.Answer(tell));

        Assert.Equal(TickCommit.ToldToThePlayer, (await story.Stream.Until("compensated")).Data.GetProperty("reason").GetString());
        var after = await story.See();
        Assert.Equal((Phase.Idle, 0, hash, null), (after.Phase, after.Tick, after.WorldHash, after.Awaits));
        Assert.DoesNotContain("coil of rope", after.Scene.Items);
        await story.Offer(Crossing.Wait, Crossing.Apple);
        await story.Tell("1", "An apple.");
        await story.Finish("You wait.");
        Assert.Equal(["An apple.", "You wait."], (await story.SeeTick()).Narration);
        Assert.Equal((1, "Compensated"), ((await story.See()).Tick, (await aggregator.Tick(story.Id, failed)).State));
    }

    private static async Task<AStory> Asked(AnAggregator aggregator)
    {
        var story = await AStory.Begin(aggregator, ReviewMode.AcceptAll);
        await story.Offer(Crossing.Wait, Crossing.Ferryman);
        await story.Tell("1", "A ferryman.");
        await story.Awaits();
        return story;
    }
}
