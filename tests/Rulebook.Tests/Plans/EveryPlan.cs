using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

/// <summary>What must hold of every plan, tried on thousands of intents in worlds drawn from seeds.</summary>
public sealed class EveryPlan
{
    private static readonly (Turn Turn, Planned Planned)[] Drawn =
        [.. Enumerable.Range(1, 3000).Select(DrawnTurn.From).Select(turn => (turn, Plans.Of(turn.Before, turn.Intent)))];

    [Fact]
    public void There_is_a_plan_or_a_reason_and_both_come_up_for_most_acts()
    {
        Assert.All(Drawn, d => Assert.True(d.Planned is Planned.Possible { Plan.Steps.Count: > 0 }
            || d.Planned is Planned.Refused { Refusal.Why.Length: > 0 }));
        Assert.True(Drawn.Where(d => d.Planned is Planned.Possible).Select(d => d.Turn.Intent.Act).Distinct().Count() >= 20);
        Assert.True(Drawn.Where(d => d.Planned is Planned.Refused).Select(d => d.Turn.Intent.Act).Distinct().Count() >= 12);
    }

    [Fact]
    public void Planning_changes_nothing_and_says_the_same_again()
    {
        foreach (var (turn, planned) in Drawn.Take(500))
        {
            var before = WorldHash.Of(turn.Before);
            Assert.Equal(Text(planned), Text(Plans.Of(turn.Before, turn.Intent)));
            Assert.Equal(before, WorldHash.Of(turn.Before));
        }
    }

    [Fact]
    public void Nothing_is_planned_that_would_not_resolve_and_nothing_refused_that_would()
    {
        var (agreed, refused) = (0, 0);
        foreach (var (turn, planned) in Drawn.Where(d => !IsAttack(d.Turn)))
        {
            if (Resolved(turn) is not { } outcomes) continue;
            if (planned is Planned.Refused { Refusal: var no })
            {
                var told = outcomes[0];
                Assert.Equal((OutcomeKind.Impossible, no.Why, no.Target, no.Nearest, no.Meant),
                    (told.Kind, told.Why, told.Target, told.Other, told.Words));
                refused++;
            }
            else
            {
                Assert.Equal(outcomes.Select(o => (o.Kind, o.Target)),
                    ((Planned.Possible)planned).Plan.Steps.Select(s => (s.Kind, s.Target)));
                agreed++;
            }
        }
        Assert.True(agreed > 500 && refused > 500, $"{agreed} possible, {refused} refused");
    }

    [Fact]
    public void Every_id_in_a_plan_or_a_refusal_is_in_the_world()
    {
        foreach (var (turn, planned) in Drawn)
        {
            var ids = planned switch
            {
                Planned.Possible { Plan.Steps: var steps } => steps.SelectMany(s => new[] { s.Target, s.Other }),
                Planned.Refused { Refusal: var no } => [no.Target, no.Nearest],
                _ => [],
            };
            Assert.All(ids.OfType<string>(), id => Assert.NotNull(turn.Before.BriefOf(id)));
        }
    }

    [Fact]
    public void No_plan_names_what_is_hidden_unless_the_intent_did()
    {
        foreach (var (turn, planned) in Drawn)
        {
            if (planned is not Planned.Possible { Plan.Steps: var steps }) continue;
            var hidden = turn.Before.Facts.Where(f => f.State == "hidden" && f.Subject != World.PlayerId).Select(f => f.Subject)
                .Except([turn.Intent.Target, turn.Intent.Instrument]);
            Assert.Empty(steps.SelectMany(s => new[] { s.Target, s.Other }).Intersect(hidden));
        }
    }

    // The same intent resolved at once, undisturbed and with a check that succeeds; null where the die shows a natural 1.
    private static IReadOnlyList<Outcome>? Resolved(Turn turn)
    {
        if (turn.Dice.For("check").Roll(20) == 1) return null;
        var undisturbed = turn with
        {
            Length = new TickSpan(0, "at once"), Difficulty = new Difficulty(true, 0, "", 0, []),
            Proposals = new MetaEventProposals([]), Review = new MetaEventReview([]), Decisions = null,
        };
        return undisturbed.Resolve().Outcomes;
    }

    private static bool IsAttack(Turn turn) => turn.Intent.Act == Act.Attack
        || (turn.Intent.Act == Act.Use && turn.Before.Characters.ContainsKey(turn.Intent.Instrument ?? ""));

    private static string Text(Planned planned) => planned switch
    {
        Planned.Possible { Plan: var plan } => Canonical.Write(plan),
        Planned.Refused { Refusal: var no } => Canonical.Write(no),
        _ => "",
    };
}
