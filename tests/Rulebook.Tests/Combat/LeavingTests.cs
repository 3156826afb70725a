using Storyteller.Contracts;
using Storyteller.Rulebook.Combat;

namespace Storyteller.Rulebook.Tests.Combat;

/// <summary>Fleeing, yielding and talking.</summary>
public sealed class LeavingTests
{
    private static readonly Move Flee = new(MoveKind.Flee);
    private static readonly Sheet Thief = AFight.Foe with { Mind = FoeMind.Folk, Boldness = 50 };
    private static readonly Sheet Harmless = AFight.Foe with { Attacks = [AFight.Blow("1", toHit: -40)] };

    [Fact]
    public void Fleeing_draws_one_opportunity_attack_from_each_foe_who_can_strike()
    {
        var spent = AFight.Foe with { Id = "spent" };
        var fight = AFight.Of([AFight.Leader(), AFight.Against(), AFight.Against(AFight.Foe with { Id = "foe-2" }),
            AFight.Against(spent) with { ReactionSpent = true }, AFight.Against(AFight.Foe with { Id = "dazed" }, CombatCondition.Stunned),
            AFight.Against(AFight.Foe with { Id = "blind" }, CombatCondition.Blinded),
            AFight.Against(AFight.Foe with { Id = "archer", Attacks = [AFight.Blow("1d6", ranged: true)] })]);
        var away = AFight.Outcomes(fight, Flee, 100).Where(s => s.Fight.End == FightEnd.Fled).ToList();
        Assert.NotEmpty(away);
        Assert.All(away, s => Assert.Equal(["foe-1", "foe-2"], s.Outcomes.TakeWhile(o => o.Kind != OutcomeKind.Fled).Select(o => o.Actor)));
    }

    [Fact]
    public void Who_is_faster_than_all_who_follow_always_gets_away()
    {
        var fight = AFight.Of([AFight.Leader(), AFight.Against(Harmless with { SpeedFeet = 25 })]);
        Assert.All(AFight.Outcomes(fight, Flee, 100), s =>
        {
            Assert.Equal(FightEnd.Fled, s.Fight.End);
            Assert.DoesNotContain(s.Rolls, r => r.Purpose == "acrobatics");
            Assert.Equal("fled", s.Outcomes[^1].Why);
        });
    }

    [Theory]
    [InlineData(30, 12)]
    [InlineData(40, 17)]
    public void Who_is_not_faster_must_beat_the_passive_score_of_the_best_pursuer(int speed, int dc)
    {
        var pursuer = Harmless with { SpeedFeet = speed, Abilities = AFight.Plain with { Dexterity = 2 } };
        var hero = AFight.Hero with { Abilities = AFight.Plain with { Dexterity = 3 } };
        var steps = AFight.Outcomes(AFight.Of([AFight.Leader(hero), AFight.Against(pursuer)]), Flee, 200);
        Assert.All(steps, s =>
        {
            var check = s.Rolls.Single(r => r.Purpose == "acrobatics");
            Assert.Equal((3, dc), (check.Modifier, check.Target));
            Assert.Equal(check.Success ? FightEnd.Fled : null, s.Fight.End);
            Assert.Equal(check.Success ? Degree.Success : Degree.Failure, s.Of(OutcomeKind.Fled, "player").Single().Degree);
        });
        Assert.Contains(steps, s => s.Fight.End is null);
    }

    [Fact]
    public void Who_is_felled_on_the_way_out_has_not_fled()
    {
        var deadly = AFight.Foe with { SpeedFeet = 5, Attacks = [AFight.Blow("25", toHit: 40)] };
        var felled = AFight.Outcomes(AFight.Of([AFight.Leader(), AFight.Against(deadly)]), Flee, 50)
            .Where(s => s.Of(OutcomeKind.Felled, "player").Any()).ToList();
        Assert.NotEmpty(felled);
        Assert.All(felled, s => Assert.Equal(FightEnd.Lost, s.Fight.End));
    }

    [Fact]
    public void Nobody_flees_where_there_is_no_way_out_or_while_they_are_held()
    {
        var walled = AFight.Of([AFight.Leader(), AFight.Against()], new FightTerms(CanFlee: false));
        var held = AFight.Of([AFight.Leader(null, CombatCondition.Restrained), AFight.Against()]);
        foreach (var fight in new[] { walled, held })
        {
            Assert.DoesNotContain(Flee, Fights.Moves(fight));
            Assert.Equal(OutcomeKind.Dodged, Fights.Take(fight, Flee, default).Outcomes[0].Kind);
        }
    }

    [Fact]
    public void Yielding_to_people_loses_the_fight_unhurt()
    {
        var step = Fights.Take(AFight.Of([AFight.Leader(), AFight.Against(Thief)]), new Move(MoveKind.Yield), default);
        Assert.Equal([OutcomeKind.Yielded, OutcomeKind.FightEnded], step.Outcomes.Select(o => o.Kind));
        Assert.Equal((FightEnd.Lost, 20, true), (step.Fight.End, step.Fight.Leader.HitPoints, step.Fight.Leader.Yielded));
    }

    [Theory]
    [InlineData(FoeMind.Beast)]
    [InlineData(FoeMind.Mindless)]
    [InlineData(FoeMind.Fiend)]
    public void Only_people_take_prisoners(FoeMind mind)
    {
        var fight = AFight.Of([AFight.Leader(), AFight.Against(AFight.Foe with { Mind = mind })]);
        Assert.DoesNotContain(new Move(MoveKind.Yield), Fights.Moves(fight));
        Assert.Equal(OutcomeKind.Dodged, Fights.Take(fight, new Move(MoveKind.Yield), default).Outcomes[0].Kind);
    }

    [Theory]
    [InlineData(FoeMind.Folk, 50, 20, 12)]
    [InlineData(FoeMind.Folk, 80, 20, 15)]
    [InlineData(FoeMind.Fiend, 30, 20, 13)]
    [InlineData(FoeMind.Folk, 50, 10, 9)]
    public void Talk_is_a_charisma_check_by_mind_boldness_and_how_the_fight_goes(FoeMind mind, int boldness, int left, int dc)
    {
        var hero = AFight.Hero with { Abilities = AFight.Plain with { Charisma = 2 } };
        var foe = AFight.Foe with { Mind = mind, Boldness = boldness, HitPoints = left };
        var fight = AFight.Of([AFight.Leader(hero), AFight.Against(foe)]);
        var steps = Enumerable.Range(0, 100).Select(n => Fights.Take(fight, new Move(MoveKind.Talk), new Chance((ulong)n), "Let us talk."));
        Assert.All(steps, s =>
        {
            var (check, told) = (s.Rolls[0], s.Of(OutcomeKind.Parleyed, "player").Single());
            Assert.Equal(("persuasion", 2, dc), (check.Purpose, check.Modifier, check.Target));
            Assert.Equal((check.Success, "Let us talk.", "foe-1"), (told.Degree == Degree.Success, told.Words, told.Target));
            Assert.Equal(check.Success, s.Fight.End == FightEnd.Truce);
        });
    }

    [Fact]
    public void Beasts_and_the_mindless_cannot_be_talked_to()
    {
        var dead = AFight.Foe with { Id = "foe-2", Mind = FoeMind.Mindless };
        var fight = AFight.Of([AFight.Leader(), AFight.Against(), AFight.Against(dead)]);
        Assert.DoesNotContain(new Move(MoveKind.Talk), Fights.Moves(fight));
        Assert.Equal(OutcomeKind.Dodged, Fights.Take(fight, new Move(MoveKind.Talk), default).Outcomes[0].Kind);
    }

    [Theory]
    [InlineData(CombatCondition.Poisoned)]
    [InlineData(CombatCondition.Frightened)]
    public void Poison_and_fear_give_checks_disadvantage(CombatCondition under)
    {
        var fight = AFight.Of([AFight.Leader(null, under), AFight.Against(Thief)]);
        for (var seed = 0UL; seed < 40; seed++)
        {
            var dice = new Chance(seed);
            Assert.Equal(Math.Min(dice.Roll(20, 0), dice.Roll(20, 1)), Fights.Take(fight, new Move(MoveKind.Talk), dice).Rolls[0].Result);
        }
    }
}
