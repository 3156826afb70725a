using Storyteller.Contracts;
using Storyteller.Rulebook.Combat;

namespace Storyteller.Rulebook.Tests.Combat;

/// <summary>SRD 5.1, "The Order of Combat".</summary>
public sealed class TurnTests
{
    private static readonly Sheet Quick = AFight.Foe with { Id = "quick", Abilities = AFight.Plain with { Dexterity = 5 } };

    [Fact]
    public void Initiative_is_a_d20_and_dexterity_and_orders_the_turns()
    {
        for (var seed = 0UL; seed < 100; seed++)
        {
            var step = Fights.Begin([AFight.Hero, AFight.Sheet("odo")], [AFight.Foe, Quick], new FightTerms(), new Chance(seed));
            var thrown = step.Rolls.Where(r => r.Purpose == "initiative").ToDictionary(r => r.By!);
            Assert.Equal(4, thrown.Count);
            Assert.All(step.Fight.Order, f => Assert.Equal(thrown[f.Id].Result + f.Sheet.Abilities.Dexterity, f.Initiative));
            Assert.Equal(step.Fight.Order.Select(f => f.Initiative).OrderDescending(), step.Fight.Order.Select(f => f.Initiative));
        }
    }

    [Fact]
    public void Initiative_is_shown_with_its_sum()
    {
        var step = Fights.Begin([AFight.Hero], [Quick], new FightTerms(), default);
        var roll = step.Rolls.Single(r => r is { Purpose: "initiative", By: "quick" });
        Assert.Equal($"d20 {roll.Result} + 5 = {roll.Result + 5}", roll.Shown);
    }

    [Fact]
    public void A_tie_goes_to_the_better_dexterity_then_to_the_party_then_by_id()
    {
        var (dexterity, party, id) = (0, 0, 0);
        for (var seed = 0UL; seed < 600; seed++)
        {
            IReadOnlyList<Sheet> foes = [Quick, AFight.Foe, AFight.Foe with { Id = "foe-2" }];
            var order = Fights.Begin([AFight.Hero], foes, new FightTerms(), new Chance(seed)).Fight.Order;
            foreach (var (first, second) in order.Zip(order.Skip(1)))
            {
                if (first.Initiative != second.Initiative) continue;
                Assert.NotEqual("quick", second.Id);
                Assert.False(second.Mine && first.Id != "quick");
                if (first.Id == "quick") dexterity++;
                else if (first.Mine) party++;
                else
                {
                    Assert.Equal(("foe-1", "foe-2"), (first.Id, second.Id));
                    id++;
                }
            }
        }
        Assert.True(dexterity > 0 && party > 0 && id > 0);
    }

    [Fact]
    public void A_fight_begins_with_the_first_foe_named_and_stops_at_the_leader_s_turn()
    {
        for (var seed = 0UL; seed < 50; seed++)
        {
            var step = Fights.Begin([AFight.Hero], [AFight.Foe, Quick], new FightTerms(), new Chance(seed));
            Assert.Equal(new Outcome(OutcomeKind.FightBegan, "player", "foe-1"), step.Outcomes[0]);
            if (step.Fight.IsOver) continue;
            Assert.Equal((1, "player"), (step.Fight.Round, step.Fight.Order[step.Fight.Turn].Id));
            Assert.All(step.Outcomes.Where(o => o.Kind == OutcomeKind.Struck),
                o => Assert.True(step.Now(o.Actor).Initiative >= step.Fight.Leader.Initiative));
        }
    }

    [Fact]
    public void The_surprised_lose_their_first_turn_and_their_reactions_until_it_is_over()
    {
        var step = Fights.Begin([AFight.Hero with { HitPoints = 90, MaxHitPoints = 90 }, AFight.Sheet("odo")], [AFight.Foe, Quick],
            new FightTerms(PartySurprised: true), new Chance(2));
        Assert.Equal("surprised", step.Outcomes[0].Why);
        Assert.Equal(2, step.Fight.Round);
        Assert.Equal(1, step.Of(OutcomeKind.Struck, "foe-1").Count(o => o.Target is "player" or "odo"));
        var odos = step.Of(OutcomeKind.Struck, "odo").Count();
        Assert.True(odos <= 1 && (odos == 0 || step.Now("odo").Initiative >= step.Fight.Leader.Initiative));
        Assert.All(step.Fight.Order, f => Assert.False(f.Surprised && f.Initiative > step.Fight.Leader.Initiative));
    }

    [Fact]
    public void Everybody_has_one_turn_in_a_round()
    {
        var hero = AFight.Hero with { HitPoints = 500, MaxHitPoints = 500 };
        var foe = AFight.Foe with { HitPoints = 500, MaxHitPoints = 500 };
        var fight = Fights.Begin([hero], [foe, foe with { Id = "foe-2" }], new FightTerms(), new Chance(1)).Fight;
        for (var round = 2; round < 12; round++)
        {
            var step = Fights.Take(fight, new Move(MoveKind.Dodge), new Chance(1));
            Assert.Single(step.Of(OutcomeKind.Struck, "foe-1"));
            Assert.Single(step.Of(OutcomeKind.Struck, "foe-2"));
            Assert.Equal(round, step.Fight.Round);
            fight = step.Fight;
        }
    }

    [Fact]
    public void Dodging_lasts_until_the_next_turn_of_who_dodges()
    {
        var fight = AFight.Of([AFight.Leader(), AFight.Against()]);
        for (var seed = 0UL; seed < 60; seed++)
        {
            var dice = new Chance(seed);
            var step = Fights.Take(fight, new Move(MoveKind.Dodge), dice);
            Assert.Equal(OutcomeKind.Dodged, step.Outcomes[0].Kind);
            Assert.Equal(Math.Min(dice.Roll(20, 0), dice.Roll(20, 1)), step.Rolls[0].Result);
            Assert.False(step.Fight.Leader.Dodging);
        }
    }

    [Fact]
    public void A_draught_gives_hit_points_back_never_above_the_maximum_and_is_gone()
    {
        var hero = AFight.Hero with { HitPoints = 4, Draughts = new Dictionary<string, string> { ["plum-bottle"] = "2d4+2" } };
        var fight = AFight.Of([AFight.Leader(hero), AFight.Against(AFight.Foe with { Attacks = [AFight.Blow("1", toHit: -40)] })]);
        foreach (var step in AFight.Outcomes(fight, new Move(MoveKind.Drink, With: "plum-bottle"), 100))
        {
            var (roll, drunk) = (step.Rolls[0], step.Of(OutcomeKind.Consumed, "player").Single());
            Assert.Equal(("healing", roll.Result + 2, "plum-bottle"), (roll.Purpose, drunk.Amount, drunk.Target));
            Assert.Empty(step.Fight.Leader.Draughts);
            Assert.DoesNotContain(Fights.Moves(step.Fight), m => m.Kind == MoveKind.Drink);
        }
        var full = AFight.Of([AFight.Leader(hero with { HitPoints = 19 }), AFight.Against()]);
        Assert.All(AFight.Outcomes(full, new Move(MoveKind.Drink, With: "plum-bottle"), 20),
            s => Assert.Equal(1, s.Of(OutcomeKind.Consumed, "player").Single().Amount));
    }

    [Fact]
    public void After_sixty_rounds_the_foes_lose_heart()
    {
        var iron = AFight.Foe with { Immune = [DamageType.Slashing], Attacks = [AFight.Blow("1", toHit: -40)] };
        var fight = Fights.Begin([AFight.Hero with { Immune = [DamageType.Slashing] }], [iron], new FightTerms(), default).Fight;
        for (var moves = 0; !fight.IsOver; moves++)
        {
            Assert.True(moves <= Fights.MostRounds);
            fight = Fights.Take(fight, AFight.Attack(), default).Fight;
        }
        Assert.Equal((FightEnd.Truce, Fights.MostRounds, 0), (fight.End, fight.Round, fight.Experience));
    }

    [Fact]
    public void A_fight_that_is_over_stays_as_it_is()
    {
        var over = AFight.Of([AFight.Leader(), AFight.Against()]) with { End = FightEnd.Truce };
        var step = Fights.Take(over, AFight.Attack(), default);
        Assert.Same(over, step.Fight);
        Assert.Empty(step.Outcomes);
        Assert.Empty(Fights.Moves(over));
    }
}
