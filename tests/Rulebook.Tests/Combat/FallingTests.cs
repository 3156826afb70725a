using Storyteller.Contracts;
using Storyteller.Rulebook.Combat;

namespace Storyteller.Rulebook.Tests.Combat;

/// <summary>SRD 5.1, "Dropping to 0 Hit Points".</summary>
public sealed class FallingTests
{
    private static readonly Sheet Friend = AFight.Sheet("odo") with { HitPoints = 90, MaxHitPoints = 90 };

    [Fact]
    public void A_creature_at_0_hit_points_is_dead_and_people_are_out_cold()
    {
        var hero = AFight.Hero with { Attacks = [AFight.Blow("90", toHit: 40)] };
        var beast = AFight.Outcomes(AFight.Of([AFight.Leader(hero), AFight.Against()]), AFight.Attack(), 20).First(s => s.Fight.IsOver);
        Assert.True(beast.Now("foe-1").Dead);
        Assert.Equal("dead", Assert.Single(beast.Of(OutcomeKind.Felled, "foe-1")).Why);
        var thief = AFight.Foe with { Mind = FoeMind.Folk };
        var fight = AFight.Of([AFight.Leader(hero), AFight.Against(thief)]);
        var spared = AFight.Outcomes(fight, AFight.Attack(), 20).First(s => s.Fight.IsOver);
        Assert.Equal((false, true), (spared.Now("foe-1").Dead, spared.Now("foe-1").Stable));
        Assert.Null(Assert.Single(spared.Of(OutcomeKind.Felled, "foe-1")).Why);
    }

    [Fact]
    public void People_knock_out_instead_of_killing()
    {
        var thief = AFight.Foe with { Mind = FoeMind.Folk, Attacks = [AFight.Blow("90", toHit: 40)] };
        var lost = Lost(AFight.Of([AFight.Leader(), AFight.Against(thief)]));
        Assert.All(lost, s => Assert.Equal((false, true), (s.Fight.Leader.Dead, s.Fight.Leader.Stable)));
        Assert.All(lost, s => Assert.Empty(s.Of(OutcomeKind.SavedAgainstDeath, "player")));
    }

    [Fact]
    public void Damage_left_over_that_equals_the_maximum_kills_at_once()
    {
        var ogre = AFight.Foe with { Attacks = [AFight.Blow("40", toHit: 40)] };
        Assert.All(Lost(AFight.Of([AFight.Leader(), AFight.Against(ogre)])), s =>
        {
            Assert.True(s.Fight.Leader.Dead);
            Assert.Equal("dead", Assert.Single(s.Of(OutcomeKind.Felled, "player")).Why);
        });
        var lesser = AFight.Foe with { Attacks = [AFight.Blow("39", toHit: 40)] };
        var spared = Lost(AFight.Of([AFight.Leader(), AFight.Against(lesser)]));
        Assert.All(spared, s => Assert.Null(s.Of(OutcomeKind.Felled, "player").Single().Why));
    }

    [Fact]
    public void Alone_the_leader_s_death_saves_are_thrown_to_their_end()
    {
        var wolf = AFight.Foe with { Attacks = [AFight.Blow("20", toHit: 40)] };
        var lost = Lost(AFight.Of([AFight.Leader(), AFight.Against(wolf)]));
        Assert.All(lost, s => Assert.True(s.Fight.Leader is { Dead: true } or { Stable: true } or { HitPoints: 1 }));
        Assert.InRange(lost.Count(s => s.Fight.Leader.Dead) * 100 / lost.Count, 33, 48);
        Assert.Contains(lost, s => s.Fight.Leader.HitPoints == 1);
    }

    [Fact]
    public void A_death_save_of_10_succeeds_a_1_fails_twice_and_a_20_wakes_with_1_hit_point()
    {
        var fight = Dying(0, 0);
        foreach (var step in AFight.Outcomes(fight, new Move(MoveKind.Dodge)))
        {
            var first = step.Rolls.First(r => r.Purpose == "death save");
            var told = step.Of(OutcomeKind.SavedAgainstDeath, "player").First();
            Assert.Equal(first.Result >= 10, first.Success);
            Assert.Equal(first.Result == 20 ? Degree.Triumph : first.Success ? Degree.Success : Degree.Failure, told.Degree);
            Assert.Equal(first.Result == 20 ? "awake" : null, told.Why);
        }
    }

    [Theory]
    [InlineData(2, 0, "stable", null)]
    [InlineData(0, 2, null, "dead")]
    [InlineData(0, 1, null, null)]
    public void The_third_success_makes_stable_and_the_third_failure_kills(int made, int failed, string? onSuccess, string? onFailure)
    {
        var seen = 0;
        foreach (var step in AFight.Outcomes(Dying(made, failed), new Move(MoveKind.Dodge)))
        {
            var first = step.Rolls.First(r => r.Purpose == "death save");
            var told = step.Of(OutcomeKind.SavedAgainstDeath, "player").First();
            if (first.Result is 1 or 20) continue;
            Assert.Equal(first.Success ? onSuccess : onFailure, told.Why);
            seen++;
        }
        Assert.True(seen > 500);
    }

    [Fact]
    public void A_natural_1_after_one_failure_kills()
    {
        var ones = AFight.Outcomes(Dying(0, 1), new Move(MoveKind.Dodge))
            .Where(s => s.Rolls.First(r => r.Purpose == "death save").Result == 1).ToList();
        Assert.NotEmpty(ones);
        Assert.All(ones, s => Assert.Equal("dead", s.Of(OutcomeKind.SavedAgainstDeath, "player").First().Why));
    }

    [Fact]
    public void Who_woke_acts_in_that_turn()
    {
        var woke = AFight.Outcomes(Dying(0, 0), new Move(MoveKind.Dodge))
            .First(s => s.Rolls.First(r => r.Purpose == "death save").Result == 20 && !s.Fight.IsOver);
        Assert.Equal((1, 0, 0), (woke.Fight.Leader.HitPoints, woke.Fight.Leader.SavesFailed, woke.Fight.Leader.SavesMade));
        Assert.Equal("unconscious", Assert.Single(woke.Of(OutcomeKind.ShookOff, "player")).Why);
        Assert.Empty(woke.Fight.Leader.Conditions);
        Assert.NotEmpty(Fights.Moves(woke.Fight));
    }

    [Fact]
    public void A_hit_on_the_fallen_within_reach_is_critical_and_counts_as_two_failed_death_saves()
    {
        var armor = AFight.Foe with { Mind = FoeMind.Mindless, AttacksPerTurn = 2, Attacks = [AFight.Blow("20", toHit: 40)] };
        var fight = AFight.Of([AFight.Leader(), AFight.Ally(Friend), AFight.Against(armor)]);
        var struck = AFight.Outcomes(fight, new Move(MoveKind.Attack, "foe-1"), 300)
            .Where(s => s.Of(OutcomeKind.Struck, "foe-1").Take(2).Count(o => o is { Target: "player", Degree: not Degree.Failure }) == 2
                && s.Of(OutcomeKind.Felled, "player").Any()).ToList();
        Assert.NotEmpty(struck);
        // 20 is as much as the hero's maximum: the second blow kills whatever the saves say.
        Assert.All(struck, s => Assert.Equal("dead", s.Of(OutcomeKind.SavedAgainstDeath, "player").First().Why));
        var lighter = armor with { Attacks = [AFight.Blow("5", toHit: 40)] };
        var weak = AFight.Leader(AFight.Hero with { HitPoints = 3, Attacks = [AFight.Blow("1", toHit: -40)] });
        var twice = AFight.Outcomes(AFight.Of([weak, AFight.Ally(Friend), AFight.Against(lighter)]), AFight.Attack(), 300)
            .Where(s => s.Of(OutcomeKind.SavedAgainstDeath, "player").Any()).Select(s => s.Outcomes).ToList();
        Assert.Contains(twice, o => o.First(x => x.Kind == OutcomeKind.SavedAgainstDeath).Why is null
            && o.TakeWhile(x => x.Kind != OutcomeKind.SavedAgainstDeath).Last() is { Kind: OutcomeKind.Struck, Degree: Degree.Triumph });
    }

    [Fact]
    public void A_fight_that_others_win_is_won_though_the_leader_is_down()
    {
        var winner = Friend with { Attacks = [AFight.Blow("200", toHit: 40)] };
        var leader = AFight.Leader() with { HitPoints = 0, Stable = true };
        // The leader's own move is past: they lie on the ground, and everybody else goes on to the end.
        var begun = Fights.Begin([leader.Sheet with { HitPoints = 0 }, winner], [AFight.Foe], new FightTerms(), new Chance(4));
        Assert.Equal(FightEnd.Won, begun.Fight.End);
        Assert.Equal(51, begun.Outcomes[^1].Amount);
    }

    [Fact]
    public void Experience_counts_the_fallen_in_full_and_the_driven_off_by_half()
    {
        var fight = AFight.Of([AFight.Leader(), AFight.Against() with { HitPoints = 0, Dead = true },
            AFight.Against(AFight.Foe with { Id = "foe-2" }) with { Fled = true },
            AFight.Against(AFight.Foe with { Id = "foe-3" }) with { Yielded = true }, AFight.Against(AFight.Foe with { Id = "foe-4" })]);
        Assert.Equal(51 + 25 + 51, fight.Experience);
    }

    // The leader lies dying beside a friend who keeps the fight going and a foe who never hits.
    private static Fight Dying(int made, int failed)
    {
        var harmless = AFight.Foe with { HitPoints = 200, MaxHitPoints = 200, ArmorClass = 60, Attacks = [AFight.Blow("1", toHit: -60)] };
        var down = AFight.Leader(null, CombatCondition.Unconscious) with { HitPoints = 0, SavesMade = made, SavesFailed = failed };
        return AFight.Of([down, AFight.Ally(Friend), AFight.Against(harmless)]);
    }

    private static List<FightStep> Lost(Fight fight)
    {
        var lost = AFight.Outcomes(fight, new Move(MoveKind.Attack, "foe-1")).Where(s => s.Fight.End == FightEnd.Lost
            && s.Of(OutcomeKind.Struck, "foe-1").Last().Degree == Degree.Success).ToList();
        Assert.NotEmpty(lost);
        return lost;
    }
}
