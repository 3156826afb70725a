using Storyteller.Contracts;
using Storyteller.Rulebook.Combat;

namespace Storyteller.Rulebook.Tests.Combat;

/// <summary>What is done out of turn, and what follows at once from a blow.</summary>
public sealed class ReactionTests
{
    private static readonly Sheet Friend = AFight.Sheet("odo") with { HitPoints = 90, MaxHitPoints = 90 };
    private static readonly Sheet Coward = AFight.Foe with { HitPoints = 9, Boldness = 0 };

    [Fact]
    public void There_is_one_reaction_in_a_round()
    {
        var fight = AFight.Of([AFight.Leader(), AFight.Against(Coward), AFight.Against(Coward with { Id = "foe-2" })]);
        var both = AFight.Outcomes(fight, new Move(MoveKind.Dodge), 100);
        Assert.All(both, s => Assert.Equal("foe-1", Assert.Single(s.Of(OutcomeKind.Struck, "player")).Target));
    }

    [Fact]
    public void A_reaction_is_back_with_the_next_turn()
    {
        var quick = AFight.Foe with { Abilities = AFight.Plain with { Dexterity = 15 }, Attacks = [AFight.Blow("1", toHit: -40)] };
        var fight = AFight.Of([AFight.Leader(), AFight.Against(quick)]);
        for (var round = 0; round < 5; round++)
        {
            var step = Fights.Take(fight, new Move(MoveKind.Flee), default);
            // One out of turn as the leader runs, one in its own turn.
            Assert.Equal(2, step.Of(OutcomeKind.Struck, "foe-1").Count());
            fight = step.Fight;
        }
    }

    [Fact]
    public void The_surprised_have_no_reaction()
    {
        var (early, late) = (0, 0);
        for (var seed = 0UL; seed < 100; seed++)
        {
            var step = Fights.Begin([AFight.Hero], [Coward], new FightTerms(PartySurprised: true), new Chance(seed));
            var struck = step.Of(OutcomeKind.Struck, "player").Count();
            if (step.Now("foe-1").Initiative > step.Fight.Leader.Initiative) early += 1 + (1_000 * struck);
            else late += struck;
        }
        Assert.InRange(early, 20, 80);
        Assert.True(late > 20);
    }

    [Fact]
    public void Who_lies_on_the_ground_follows_nobody()
    {
        var harmless = AFight.Foe with { SpeedFeet = 60, Attacks = [AFight.Blow("1", toHit: -40)] };
        var fight = AFight.Of([AFight.Leader(), AFight.Against(harmless, CombatCondition.Prone)]);
        Assert.All(AFight.Outcomes(fight, new Move(MoveKind.Flee), 50), s => Assert.Equal(FightEnd.Fled, s.Fight.End));
    }

    [Fact]
    public void Who_is_stunned_lets_go()
    {
        var hero = AFight.Hero with { Attacks = [AFight.Blow("1", toHit: 40, new Rider("constitution", 40, CombatCondition.Stunned))] };
        var held = AFight.Leader(hero) with { Afflictions = [new Affliction(CombatCondition.Grappled, "foe-1", "strength", 40)] };
        var step = AFight.Outcomes(AFight.Of([held, AFight.Against()]), AFight.Attack(), 20).First(s => s.Rolls[0].Success);
        Assert.Equal("stunned", step.Of(OutcomeKind.Beset, "foe-1").First().Why);
        Assert.Equal("grappled", step.Of(OutcomeKind.ShookOff, "player").First().Why);
        Assert.Empty(step.Fight.Leader.Conditions);
    }

    [Theory]
    [InlineData(FoeMind.Mindless, "player")]
    [InlineData(FoeMind.Beast, "odo")]
    [InlineData(FoeMind.Fiend, "odo")]
    [InlineData(FoeMind.Folk, "odo")]
    public void Only_the_mindless_strike_on_at_who_has_fallen(FoeMind mind, string second)
    {
        var step = Felled(mind).First();
        Assert.Equal(["player", second], step.Of(OutcomeKind.Struck, "foe-1").Take(2).Select(o => o.Target));
    }

    [Fact]
    public void A_critical_hit_on_the_dying_counts_as_two_failed_death_saves()
    {
        var struck = Felled(FoeMind.Mindless).Where(s => s.Rolls.Any(r => r.Purpose == "death save")).ToList();
        var failed = struck.Where(s => s.Rolls.First(r => r.Purpose == "death save").Result is > 1 and < 10).ToList();
        Assert.NotEmpty(failed);
        // Two from the blow and one from the save make three.
        Assert.All(failed, s => Assert.Equal("dead", s.Of(OutcomeKind.SavedAgainstDeath, "player").ElementAt(1).Why));
        Assert.Contains(struck.Except(failed), s => s.Of(OutcomeKind.SavedAgainstDeath, "player").ElementAt(1).Why != "dead");
    }

    // A leader with 3 hit points is struck twice in one turn, the first time down; a friend stands by.
    private static IEnumerable<FightStep> Felled(FoeMind mind)
    {
        var foe = AFight.Foe with { Mind = mind, AttacksPerTurn = 2, Attacks = [AFight.Blow("5", toHit: 40)] };
        var weak = AFight.Leader(AFight.Hero with { HitPoints = 3, ArmorClass = 8, Attacks = [AFight.Blow("1", toHit: -40)] });
        return AFight.Outcomes(AFight.Of([weak, AFight.Ally(Friend), AFight.Against(foe)]), AFight.Attack(), 300).Where(s =>
            s.Of(OutcomeKind.Struck, "foe-1").Take(2).All(o => o.Degree != Degree.Failure) && s.Of(OutcomeKind.Felled, "player").Any());
    }
}
