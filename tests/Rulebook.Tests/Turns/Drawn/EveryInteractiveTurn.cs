using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

/// <summary>What must hold of every turn that stops for its player, tried on thousands of turns drawn from seeds.</summary>
public sealed class EveryInteractiveTurn
{
    [Fact]
    public void It_waits_for_one_answer_at_a_time_whose_default_is_among_its_choices() => ForEach(played =>
    {
        Assert.All(played.Steps.SkipLast(1), step => Assert.NotNull(step.Awaits));
        foreach (var prompt in played.Prompts)
        {
            Assert.NotEqual(PromptKind.Review, prompt.Kind);
            Assert.False(string.IsNullOrWhiteSpace(prompt.Text));
            Assert.Single(prompt.Choices, c => c.Id == prompt.Default);
            Assert.Equal(prompt.Choices.Count, prompt.Choices.DistinctBy(c => c.Id).Count());
            Assert.All(prompt.Choices, c => Assert.False(string.IsNullOrWhiteSpace(c.Words)));
            Assert.Equal(prompt.Kind == PromptKind.Combat, prompt.Fight is not null);
        }
    });

    [Fact]
    public void An_answer_only_adds_to_what_was_told_and_thrown_and_changed() => ForEach(played =>
    {
        foreach (var (before, after) in played.Steps.Zip(played.Steps.Skip(1)))
        {
            Assert.True(before.Passages.Count <= after.Passages.Count);
            foreach (var (earlier, later) in before.Passages.Zip(after.Passages)) AssertSame(earlier, later);
            Assert.Equal(before.Rolls, after.Rolls.Take(before.Rolls.Count));
            Assert.Equal(before.Outcomes, after.Outcomes.Take(before.Outcomes.Count));
            Assert.Equal(before.Changes, after.Changes.Take(before.Changes.Count));
        }
    });

    [Fact]
    public void The_passages_hold_every_outcome_once_and_every_roll_but_those_of_what_did_not_happen() => ForEach(played =>
    {
        var result = played.Result;
        Assert.Equal(result.Outcomes, result.Passages.SelectMany(p => p.Outcomes));
        var shown = result.Passages.SelectMany(p => p.Rolls).ToList();
        Assert.Equal(result.Rolls.Where(r => r.Sides != 100), shown.Where(r => r.Sides != 100));
        Assert.Equal(result.Outcomes.Where(o => o.Kind == OutcomeKind.Befell).Select(o => o.Target),
            shown.Where(r => r.Sides == 100).Select(r => r.Purpose));
        Assert.All(shown.Where(r => r.Sides == 100), r => Assert.True(r.Success));
    });

    [Fact]
    public void The_last_passage_is_the_intent_s_once_nothing_is_awaited() => ForEach(played =>
    {
        foreach (var step in played.Steps)
        {
            var isOver = step is { Awaits: null, Withdrawn: false };
            Assert.Equal(isOver ? step.Passages.Count - 1 : step.Passages.Count, step.BeforeTheLast);
            if (!isOver) Assert.All(step.Passages, p => Assert.NotEmpty(p.Outcomes));
            else Assert.Equal(PassageKind.Action, step.Passages[^1].Kind);
            if (!isOver) Assert.Empty(step.Others);
        }
    });

    [Fact]
    public void What_is_taken_back_ends_with_the_answer_that_takes_it_back() => ForEach(played =>
    {
        Assert.All(played.Steps.SkipLast(1), step => Assert.False(step.Withdrawn));
        if (!played.Result.Withdrawn) return;
        Assert.Null(played.Result.Awaits);
        Assert.Equal(PromptKind.Death, played.Prompts.Last().Kind);
        Assert.Equal(played.Steps[^2].Passages.Count, played.Result.Passages.Count);
        Assert.Equal(played.Steps[^2].Changes, played.Result.Changes);
    });

    [Fact]
    public void Nobody_is_dead_but_who_let_it_be() => ForEach(played => Assert.Equal(
        played.Result.Outcomes.Any(o => o is { Kind: OutcomeKind.Defeated, Why: "dead" }), played.Result.After.Holds("player", "dead")));

    [Fact]
    public void Coins_only_change_hands_or_go_to_and_come_from_beyond_the_story() => ForEach(played =>
    {
        var moved = played.Result.Changes.OfType<CoinsMoved>().ToList();
        var beyond = moved.Where(m => m.From.Length == 0).Sum(m => (long)m.Amount) - moved.Where(m => m.To.Length == 0).Sum(m => (long)m.Amount);
        Assert.Equal(AMarket.AllCoins(played.Turn.Before) + beyond, AMarket.AllCoins(played.Result.After));
        Assert.All(played.Result.After.Characters.Values, c => Assert.True(c.Coins >= 0));
    });

    [Fact]
    public void Hit_points_stay_between_nothing_and_the_maximum_at_every_step() => ForEach(played =>
        Assert.All(played.Steps.Select(s => s.After).Concat(played.Result.Passages.Select(p => p.After)).SelectMany(w => w.Characters.Values),
            c => Assert.InRange(c.HitPoints, 0, c.MaxHitPoints)));

    [Fact]
    public void Only_a_fight_earns_experience_and_only_for_the_player() => ForEach(played =>
    {
        var earned = played.Result.Changes.OfType<ExperienceGained>().Sum(e => e.Amount);
        Assert.Equal(played.Result.Outcomes.Where(o => o.Kind == OutcomeKind.FightEnded).Sum(o => o.Amount), earned);
        Assert.Equal(played.Turn.Before.Player.Experience + earned, played.Result.After.Player.Experience);
    });

    [Fact]
    public void A_choice_that_is_not_offered_is_as_good_as_the_default() => ForEach(played =>
    {
        if (played.Turn.Answers is not { } answers || answers.All(a => a.Choice != "no-such-choice")) return;
        var meant = answers.Zip(played.Prompts, (answer, prompt) =>
            answer.Choice == "no-such-choice" ? answer with { Choice = prompt.Default } : answer);
        AssertAlike(played.Result, (played.Turn with { Answers = [.. meant] }).Resolve());
    });

    [Fact]
    public void Whatever_is_answered_the_same_events_are_thrown_for_with_the_same_dice() => ForEach(played =>
    {
        var sensible = (played.Turn with { Answers = null }).PlayedOut().Resolve();
        Assert.Equal(EventRolls(played.Result), EventRolls(sensible));
    });

    [Fact]
    public void The_drawn_turns_wait_for_everything_that_a_turn_can_wait_for()
    {
        var prompts = PlayedTurn.All.SelectMany(p => p.Prompts).Select(p => p.Kind).Distinct().Order();
        Assert.Equal([PromptKind.Event, PromptKind.Combat, PromptKind.Death], prompts);
        Assert.Contains(PlayedTurn.All, p => p.Result.Withdrawn);
        Assert.Contains(PlayedTurn.All, p => p.Result.Awaits is not null);
        Assert.Equal(["fled", "lost", "truce", "won"], ReasonsOf(OutcomeKind.FightEnded));
        Assert.Equal(["captured", "dead", "rescued", "robbed"], ReasonsOf(OutcomeKind.Defeated));
        Assert.Contains(PlayedTurn.All, p => p.Result.Outcomes.Count(o => o.Kind == OutcomeKind.FightBegan) > 1);
    }

    private static IEnumerable<string> ReasonsOf(OutcomeKind kind) => PlayedTurn.All.SelectMany(p => p.Result.Outcomes)
        .Where(o => o.Kind == kind).Select(o => o.Why!).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<Roll> EventRolls(Resolution result) => result.Rolls.Where(r => r.Sides == 100);

    private static void AssertSame(Passage earlier, Passage later)
    {
        Assert.Equal(earlier.Kind, later.Kind);
        Assert.Equal(earlier.Outcomes, later.Outcomes);
        Assert.Equal(earlier.Rolls, later.Rolls);
        Assert.Equal(earlier.Guests, later.Guests);
        Assert.Equal((earlier.After.Clock, earlier.After.Player), (later.After.Clock, later.After.Player));
    }

    private static void AssertAlike(Resolution one, Resolution other)
    {
        Assert.Equal(one.Outcomes, other.Outcomes);
        Assert.Equal(one.Rolls, other.Rolls);
        Assert.Equal(one.Changes, other.Changes);
        Assert.Equal((one.Passages.Count, one.Awaits?.Text, one.Withdrawn), (other.Passages.Count, other.Awaits?.Text, other.Withdrawn));
    }

    private static void ForEach(Action<PlayedTurn> check)
    {
        foreach (var played in PlayedTurn.All) check(played);
    }
}
