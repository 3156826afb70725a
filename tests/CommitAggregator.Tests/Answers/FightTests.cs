using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Answers;

/// <summary>A fight stops at each of the player's turns, and at their death.</summary>
public sealed class FightTests(Servers servers) : IClassFixture<Servers>
{
    private static readonly ulong Won = Crossing.SeedWhere(Crossing.Zombie, Default, end =>
        end.Outcomes.Any(o => o is { Kind: OutcomeKind.FightEnded, Why: "won" })
        && end.Passages.Count(p => p.Kind == PassageKind.Combat) > 2);

    private static readonly ulong Deadly = Crossing.SeedWhere(Crossing.Owlbears, Guarding, end => end.Awaits?.Kind == PromptKind.Death);

    [Fact]
    public async Task A_fight_is_fought_turn_by_turn_to_its_end_and_then_the_intent_resolves()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator, ReviewMode.AcceptAll, Won);
        await story.Offer(Crossing.Wait, Crossing.Zombie);
        List<Prompt> turns = [];

        var end = await story.PlayOn(prompt =>
        {
            turns.Add(prompt);
            return prompt.Default;
        });
        var intent = await story.Finish("You wait.");

        Assert.Null(end);
        Assert.True(turns.Count > 1);
        Assert.All(turns, turn => Assert.Contains(turn.Fight!.Order, f => f is { Id: "zombie-1", Mine: false }));
        Assert.Equal(turns.Select(t => t.Fight!.Round).Order(), turns.Select(t => t.Fight!.Round));
        Assert.Contains(intent.Outcomes, o => o.Kind == OutcomeKind.Waited);
        var (tick, scene) = (await story.SeeTick(), (await story.See()).Scene);
        Assert.Equal(story.Stream.Narrated.Select(n => n.Text), tick.Narration);
        Assert.Equal(Enumerable.Range(0, tick.Narration.Count), story.Stream.Narrated.Select(n => n.Index));
        Assert.Equal(Bestiary("zombie"), scene.Experience);
        // No die is thrown twice for having been asked in between: those of the stream are those of the transcript.
        Assert.Equal(tick.Rolls.Select(r => r.Shown),
            story.Stream.Read.Where(e => e.Name == "roll").Select(e => e.Data.GetProperty("shown").GetString()));
        var hurt = await aggregator.Read(db => db.Ledger.Where(e => e.TickId == story.Tick && e.Type == nameof(DamageDealt)).ToListAsync());
        Assert.Equal(scene.MaxHitPoints - scene.HitPoints, hurt.Sum(e => Canonical.Read<DamageDealt>(e.Payload).Amount));
    }

    [Fact]
    public async Task In_a_fight_the_session_says_so_and_takes_its_moves_alone()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator, ReviewMode.AcceptAll, Won);
        await story.Offer(Crossing.Wait, Crossing.Zombie);
        var prompt = await story.PlayOn(_ => null);

        var session = await story.See();
        var unknown = await story.Choose("attack:dragon-1");
        var command = await story.Say("take the flat stone");
        var review = await story.Decide(new EventDecision("something-comes", ReviewVerdict.Accept));
        var typed = await story.Say("hit the zombie");

        Assert.Equal((Phase.InCombat, PromptKind.Combat), (session.Phase, session.Awaits!.Kind));
        Assert.Equal([.. prompt!.Choices.Select(c => c.Words), session.Possible[^1]], session.Possible);
        Assert.Equal((HttpStatusCode.BadRequest, "choice"), (unknown.Status, unknown.Text("field")));
        Assert.Equal((HttpStatusCode.Conflict, "answer-awaited", "Combat"), (command.Status, command.Problem, command.Text("awaits")));
        Assert.Equal((HttpStatusCode.Conflict, "answer-awaited"), (review.Status, review.Problem));
        Assert.Equal(HttpStatusCode.Accepted, typed.Status);
    }

    [Fact]
    public async Task Who_died_may_take_the_turn_back_and_nothing_of_it_is_canon()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator, ReviewMode.AcceptAll, Deadly);
        var before = await story.See();
        await story.Offer(Crossing.Wait, Crossing.Owlbears);

        var death = await story.PlayOn(Guarding);
        await story.Choose("take-back");
        var compensated = await story.Stream.Until("compensated");

        Assert.Equal((PromptKind.Death, "take-back"), (death!.Kind, death.Default));
        Assert.Equal(TickCommit.TakenBack, compensated.Data.GetProperty("reason").GetString());
        Assert.Equal(Crossing.Wait, compensated.Data.GetProperty("text").GetString());
        var (tick, after) = (await story.SeeTick(), await story.See());
        Assert.Equal(("Compensated", TickCommit.TakenBack), (tick.State, tick.Reason));
        Assert.Equal(Canonical.Write(before), Canonical.Write(after));
        Assert.Equal([TickCommit.TakenBack], await Reasons(aggregator, story));
        Assert.False(await aggregator.Read(db => db.Ledger.AnyAsync(e => e.TickId == story.Tick && e.Type == nameof(DamageDealt))));
        await story.Offer(Crossing.Wait);
        await story.Finish();
        Assert.Equal(1, (await story.See()).Tick);
    }

    [Fact]
    public async Task Who_died_may_let_it_be_and_then_the_story_is_over_and_questions_are_still_answered()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator, ReviewMode.AcceptAll, Deadly);
        await story.Offer(Crossing.Wait, Crossing.Owlbears);
        await story.PlayOn(Guarding);

        var question = await story.Say("what happened?");
        Assert.Equal((HttpStatusCode.OK, PromptKind.Death), (question.Status, (await story.See()).Awaits?.Kind));
        await story.Choose("let-it-be");
        await story.PlayOn(Guarding);
        await story.Finish("You are dead.");
        await story.Stream.Until(e => e.Name == "phase" && e.Data.GetProperty("phase").GetString() == "Over");

        var session = await story.See();
        Assert.Equal((Phase.Over, 1, 0), (session.Phase, session.Tick, session.Scene.HitPoints));
        foreach (var refused in (Reply[])[await story.Say("go north"), await story.Choose("take-back"),
                     await story.Decide(new EventDecision("apple-rolls", ReviewVerdict.Accept))])
        {
            Assert.Equal((HttpStatusCode.Conflict, "session-over", "Over"), (refused.Status, refused.Problem, refused.Text("phase")));
            Assert.Equal(session.Possible, refused.Texts("possible"));
        }

        var look = await story.Say("look");
        Assert.Equal((HttpStatusCode.OK, "answer"), (look.Status, look.Text("kind")));
        Assert.Single(await aggregator.Read(db => db.Ticks.Where(t => t.SessionId == story.Id).ToListAsync()));
    }

    private static string? Default(Prompt prompt) => prompt.Kind == PromptKind.Death ? null : prompt.Default;

    private static string? Guarding(Prompt prompt) => prompt.Kind == PromptKind.Death ? null : "dodge";

    private static int Bestiary(string creature) => Rulebook.Combat.Bestiary.Sheet(creature, 1).Experience;

    private static async Task<IEnumerable<string?>> Reasons(AnAggregator aggregator, AStory story)
    {
        var entries = await aggregator.Read(db => db.Ledger
            .Where(e => e.TickId == story.Tick && e.Type == LedgerTypes.TickCompensated).ToListAsync());
        return entries.Select(e => Canonical.Read<JsonElement>(e.Payload).GetProperty("reason").GetString());
    }
}
