using System.Net;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Tests.Sessions;

/// <summary>What a player types goes where it belongs, by the phase of their session.</summary>
public sealed class CommandRoutingTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task Questions_are_answered_in_every_phase_without_a_tick_a_row_or_a_lock_and_commands_are_refused_with_what_is_possible()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator);
        await Answers(aggregator, story, Phase.Idle);
        var tick = (await aggregator.Command(story.Id, "go north")).TickId;
        await Is(Phase.Assessing, "session-busy");
        await aggregator.Report(AgentsByHand.Answer(await aggregator.Agents.Asked<AssessTickLength>()));
        await Is(Phase.Assessing, "session-busy");
        await aggregator.Report(AgentsByHand.Answer(await aggregator.Agents.Asked<ScoreDifficulty>()));
        await Is(Phase.Proposing, "session-busy");
        await aggregator.Report(AgentsByHand.Answer(await aggregator.Agents.Asked<ProposeMetaEvents>()) with
        {
            Artifact = new MetaEventProposals([Crossing.Ferryman]),
        });
        await Is(Phase.Reviewing, "session-busy");
        await aggregator.Report(AgentsByHand.Answer(await aggregator.Agents.Asked<ReviewMetaEvents>()) with
        {
            Artifact = new MetaEventReview([new MetaEventVerdict("ferryman-calls", true, "it stands")]),
        });
        await Is(Phase.Reviewing, "review-awaited", "accept, reject or edit each of the offered events");
        await story.Decide(new EventDecision("ferryman-calls", ReviewVerdict.Accept));
        await aggregator.Agents.Asked<NarrateTick>();
        await Is(Phase.InEvent, "session-busy");
        await aggregator.Report(AgentsByHand.Answer(await aggregator.Agents.Asked<NarrateTick>()));
        await Is(Phase.InEvent, "answer-awaited", "pull him to the bank", "look away and let him drift");
        await story.Choose("pull");
        await aggregator.Report(AgentsByHand.Answer(await aggregator.Agents.Asked<NarrateTick>(2)));
        await aggregator.Agents.Asked<OutlineScene>();
        await Is(Phase.Resolving, "session-busy");
        await aggregator.Report(AgentsByHand.Answer(await aggregator.Agents.Asked<OutlineScene>()));
        await Is(Phase.Deciding, "session-busy");
        await aggregator.Report(AgentsByHand.Answer(await aggregator.Agents.Asked<DecideNpcAction>()));
        await Is(Phase.Narrating, "session-busy");
        await aggregator.Report(AgentsByHand.Answer(await aggregator.Agents.Asked<NarrateTick>(3)));
        await Answers(aggregator, story, Phase.Idle);

        async Task Is(Phase phase, string problem, params string[] possible)
        {
            await Answers(aggregator, story, phase);
            var refused = await story.Say("take the flat stone");
            Assert.Equal((HttpStatusCode.Conflict, problem, $"{phase}"), (refused.Status, refused.Problem, refused.Text("phase")));
            Assert.Equal($"{tick}", refused.Text("tickId"));
            Assert.Equal((await story.See()).Possible, refused.Texts("possible"));
            Assert.Equal(possible.Length > 0 ? possible : ["wait until the story has gone on"], refused.Texts("possible").SkipLast(1));
        }
    }

    [Fact]
    public async Task Questions_are_answered_in_a_fight_too()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator, ReviewMode.AcceptAll);
        await story.Offer(Crossing.Wait, Crossing.Zombie);
        await story.AskedToTell("1");

        await Answers(aggregator, story, Phase.InCombat);
        await story.PlayOn(_ => null);
        await Answers(aggregator, story, Phase.InCombat);

        Assert.Equal(PromptKind.Combat, (await story.See()).Awaits?.Kind);
    }

    [Fact]
    public async Task A_question_that_shares_a_word_with_a_choice_is_a_question_and_the_choice_in_its_own_words_is_the_choice()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator, ReviewMode.AcceptAll);
        await story.Offer(Crossing.Wait, Crossing.Apple, Crossing.Ferryman);
        await story.Tell("1", "An apple.");
        await story.Tell("2", "A ferryman.");
        await story.Awaits();

        var look = await story.Say("look");
        var waiting = await story.See();
        var chosen = await story.Say("Look away and let him drift");

        Assert.Equal((HttpStatusCode.OK, "answer"), (look.Status, look.Text("kind")));
        // The character stands in the middle of the turn: what befell before is there to be seen, though it is not canon yet.
        Assert.Contains("apple", string.Join(' ', look.Texts("paragraphs")), StringComparison.Ordinal);
        Assert.DoesNotContain("red apple", waiting.Scene.Items);
        Assert.Equal(PromptKind.Event, waiting.Awaits?.Kind);
        Assert.Equal(HttpStatusCode.Accepted, chosen.Status);
        var told = await story.Tell("3", "He drifts.");
        Assert.Equal(["He drifts round the bend."], told.Outcomes.Select(o => o.Words));
    }

    [Theory]
    [InlineData("go west", "no-exit")]
    [InlineData("take the gate key", "not-here")]
    [InlineData("drop the gate key", "not-carried")]
    public async Task What_cannot_be_is_refused_in_the_fiction_with_a_reason_and_without_a_tick(string text, string why)
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator);
        var before = await Rows(aggregator, story);

        var refused = await story.Say(text, "key-of-a-refusal");

        var reply = refused.As<MasterReply>();
        Assert.Equal((HttpStatusCode.OK, "refusal", why), (refused.Status, reply.Kind, reply.Why));
        Assert.NotEmpty(reply.Paragraphs);
        Assert.Equal(before, await Rows(aggregator, story));
        Assert.Equal(Phase.Idle, (await story.See()).Phase);
        // Nothing was taken, so that the key is still free.
        await aggregator.Command(story.Id, Crossing.Wait, "key-of-a-refusal");
    }

    [Fact]
    public async Task A_refusal_offers_the_nearest_possible_thing_and_that_is_possible()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator);

        var nearest = (await story.Say("go west")).As<MasterReply>().Nearest;
        var accepted = await story.Say(nearest!);

        Assert.Equal(HttpStatusCode.Accepted, accepted.Status);
        Assert.Equal([OutcomeKind.Moved], (await aggregator.Tick(story.Id, 1)).Plan.Steps.Select(s => s.Kind));
    }

    [Fact]
    public async Task A_command_that_comes_again_under_its_key_is_the_same_tick_in_every_phase()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator);
        var first = await story.OfferUnder("key-of-a-command", Crossing.Wait, Crossing.Ferryman);
        await story.Awaits();

        var reviewing = await story.Say(Crossing.Wait, "key-of-a-command");
        await story.Decide(new EventDecision("ferryman-calls", ReviewVerdict.Accept));
        await story.Tell("1", "A ferryman.");
        await story.Awaits();
        var asked = await story.Say(Crossing.Wait, "key-of-a-command");
        var other = await story.Say("pull him", "key-of-a-command");
        await story.Choose("pull");
        await story.Tell("2", "A rope.");
        await story.Finish();
        var after = await story.Say(Crossing.Wait, "key-of-a-command");

        Assert.All((Reply[])[reviewing, asked, after], reply => Assert.Equal(first, reply.As<CommandAccepted>()));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency-key-reused"), (other.Status, other.Problem));
    }

    [Fact]
    public async Task Of_two_commands_at_once_one_is_a_tick_and_the_other_is_refused()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator);
        await using var held = await SessionLock.Take(servers.Database, story.Id);

        var both = Task.WhenAll(story.Say(Crossing.Wait), story.Say("take the flat stone"));
        // One of them waits for the lock, and the other to be written after it.
        await held.Awaited();
        await aggregator.WaitingToBeWritten(2);
        await held.Commit();

        Assert.Equal([HttpStatusCode.Accepted, HttpStatusCode.Conflict], (await both).Select(r => r.Status).Order());
        Assert.Single(await aggregator.Read(db => db.Ticks.Where(t => t.SessionId == story.Id).ToListAsync()));
    }

    // Whoever needed the session's lock would wait as long as it is held here, and get no answer.
    private async Task Answers(AnAggregator aggregator, AStory story, Phase phase)
    {
        Assert.Equal(phase, (await story.See()).Phase);
        var before = await Rows(aggregator, story);
        await using (await SessionLock.Take(servers.Database, story.Id))
        {
            foreach (var question in (string[])["look", "what do I carry?", "where can I go?", "who am I?"])
            {
                var answer = await story.Say(question);
                Assert.Equal((HttpStatusCode.OK, "answer"), (answer.Status, answer.Text("kind")));
                Assert.All(answer.Texts("paragraphs"), Assert.NotEmpty);
            }
        }

        Assert.Equal(before, await Rows(aggregator, story));
        Assert.Equal(phase, (await story.See()).Phase);
    }

    private static async Task<(int Ticks, int Ledger, int Artifacts, int Stream)> Rows(AnAggregator aggregator, AStory story) => (
        await aggregator.Read(db => db.Ticks.CountAsync(t => t.SessionId == story.Id)),
        await aggregator.Read(db => db.Ledger.CountAsync(e => e.SessionId == story.Id)),
        await aggregator.Read(db =>
            db.Artifacts.CountAsync(a => db.Ticks.Any(t => t.CorrelationId == a.TickId && t.SessionId == story.Id))),
        await aggregator.Read(db => db.Stream.CountAsync(e => e.SessionId == story.Id)));
}
