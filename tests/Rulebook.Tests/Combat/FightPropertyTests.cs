using Storyteller.Contracts;
using Storyteller.Rulebook.Combat;

namespace Storyteller.Rulebook.Tests.Combat;

/// <summary>What holds in every fight, whatever the player does.</summary>
public sealed class FightPropertyTests
{
    private const int Games = 2_000;

    [Fact]
    public void Two_thousand_fights_with_any_moves_end_and_never_break()
    {
        var ends = new HashSet<FightEnd>();
        for (var n = 0; n < Games; n++)
        {
            var play = new Chance((ulong)n).For("play");
            var (party, foes, terms) = Situation(play);
            var step = Fights.Begin(party, foes, terms, play.For("dice"));
            Check(null, step);
            for (var move = 0; !step.Fight.IsOver; move++)
            {
                Assert.True(move <= Fights.MostRounds);
                var before = step.Fight;
                step = Fights.Take(before, AnyMove(before, play.For(move)), play.For("dice"), "Enough!");
                Check(before, step);
            }
            ends.Add(step.Fight.End!.Value);
        }
        Assert.Equal(4, ends.Count);
    }

    [Fact]
    public void The_same_fight_with_the_same_moves_always_falls_the_same()
    {
        for (var n = 0; n < 100; n++) Assert.Equal(Account(n), Account(n));
        Assert.NotEqual(Account(1), Account(2));

        static string Account(int n)
        {
            var play = new Chance((ulong)n).For("play");
            var (party, foes, terms) = Situation(play);
            var step = Fights.Begin(party, foes, terms, play.For("dice"));
            var account = Canonical.Write(step);
            for (var move = 0; !step.Fight.IsOver; move++)
            {
                step = Fights.Take(step.Fight, AnyMove(step.Fight, play.For(move)), play.For("dice"));
                account += Canonical.Write(step);
            }
            return account;
        }
    }

    [Fact]
    public void A_fight_that_was_written_down_goes_on_as_it_would_have()
    {
        for (var n = 0; n < 100; n++)
        {
            var play = new Chance((ulong)n).For("play");
            var (party, foes, terms) = Situation(play);
            var fight = Fights.Begin(party, foes, terms, play.For("dice")).Fight;
            for (var move = 0; !fight.IsOver; move++)
            {
                var kept = Canonical.Read<Fight>(Canonical.Write(fight));
                var taken = AnyMove(fight, play.For(move));
                var next = Fights.Take(fight, taken, play.For("dice"));
                Assert.Equal(Canonical.Write(next), Canonical.Write(Fights.Take(kept, taken, play.For("dice"))));
                fight = next.Fight;
            }
        }
    }

    [Fact]
    public void No_die_is_thrown_twice()
    {
        for (var n = 0; n < 200; n++)
        {
            var play = new Chance((ulong)n).For("play");
            var (party, foes, terms) = Situation(play);
            var step = Fights.Begin(party, foes, terms, play.For("dice"));
            while (!step.Fight.IsOver)
            {
                var before = step.Fight.Throws;
                step = Fights.Take(step.Fight, Fights.Moves(step.Fight)[0], play.For("dice"));
                Assert.True(step.Fight.Throws - before >= step.Rolls.Count);
            }
        }
    }

    private static void Check(Fight? before, FightStep step)
    {
        var fight = step.Fight;
        Assert.All(fight.Order, f =>
        {
            Assert.InRange(f.HitPoints, 0, f.Sheet.MaxHitPoints);
            Assert.InRange(f.SavesMade, 0, 3);
            Assert.InRange(f.SavesFailed, 0, 3);
            Assert.False(f.Dead && f.HitPoints > 0);
            Assert.False(f.Fled && f.Yielded);
        });
        Assert.InRange(fight.Round, 1, Fights.MostRounds);
        Assert.All(step.Rolls, r => Assert.False(string.IsNullOrEmpty(r.Shown)));
        Assert.All(step.Rolls.Where(r => r.Sides == 20), r => Assert.InRange(r.Result, 1, 20));
        Explained(before, step);
        Assert.Equal(fight.IsOver, step.Outcomes.Any(o => o.Kind == OutcomeKind.FightEnded));
        if (fight.IsOver)
        {
            Assert.Equal((OutcomeKind.FightEnded, fight.Experience), (step.Outcomes[^1].Kind, step.Outcomes[^1].Amount));
            return;
        }
        Assert.Equal(fight.Leader, fight.Order[fight.Turn]);
        Assert.False(fight.Leader.Out);
        Assert.All(Fights.Moves(fight), m => Assert.Equal(m, Move.Parse(m.Id)));
        Assert.NotEmpty(Fights.Moves(fight));
    }

    // Every hit point that is gone or back stands in an outcome.
    private static void Explained(Fight? before, FightStep step)
    {
        foreach (var fighter in step.Fight.Order)
        {
            var had = before?.Order.Single(f => f.Id == fighter.Id).HitPoints ?? fighter.Sheet.HitPoints;
            var lost = step.Outcomes.Where(o => o.Kind == OutcomeKind.Struck && o.Target == fighter.Id).Sum(o => o.Amount);
            var back = step.Of(OutcomeKind.Consumed, fighter.Id).Sum(o => o.Amount)
                + step.Of(OutcomeKind.SavedAgainstDeath, fighter.Id).Count(o => o.Why == "awake");
            Assert.Equal(had - lost + back, fighter.HitPoints);
        }
    }

    private static (IReadOnlyList<Sheet> Party, IReadOnlyList<Sheet> Foes, FightTerms Terms) Situation(Chance play)
    {
        var groups = Enumerable.Range(0, 1 + play.Below(2, 1)).Select(n => play.For("kind").Pick(Bestiary.All, n).Id).Distinct()
            .Select((id, n) => new FoeGroup(id, 1 + play.For("count").Below(4, n))).ToList();
        var terms = new FightTerms(play.Percent(80, 2), play.Percent(30, 3), play.Percent(80, 4));
        return (EncounterTests.Party(1 + play.Below(5, 5), 1 + play.Below(3, 6)), Encounters.SheetsOf(new Encounter(groups, 60)), terms);
    }

    // A possible move, or nonsense.
    private static Move AnyMove(Fight fight, Chance chance) => chance.Percent(70, 0)
        ? chance.Pick(Fights.Moves(fight), 1)
        : new Move((MoveKind)chance.Below(8, 2), chance.Pick([null, "player", "wolf-1", "nobody", fight.Order[^1].Id], 3),
            chance.Pick([null, "plum-bottle", "longsword", "broom"], 4));
}
