using Storyteller.Contracts;
using Storyteller.Rulebook.Combat;

namespace Storyteller.Rulebook.Tests.Combat;

/// <summary>SRD 5.1, "Making an Attack" and "Damage and Healing".</summary>
public sealed class AttackTests
{
    private static readonly Fight Plain = AFight.Of([AFight.Leader(), AFight.Against()]);

    [Fact]
    public void An_attack_that_meets_armor_class_hits_and_one_below_misses()
    {
        var ordinary = AFight.Outcomes(Plain, AFight.Attack()).Where(s => s.Rolls[0].Result is > 1 and < 20).ToList();
        Assert.All(ordinary, s => Assert.Equal(s.Rolls[0].Result + 4 >= 12, s.Rolls[0].Success));
        Assert.Contains(ordinary, s => s.Rolls[0].Result == 8 && Struck(s).Degree == Degree.Success);
        Assert.Contains(ordinary, s => s.Rolls[0].Result == 7 && Struck(s) is { Degree: Degree.Failure, Amount: 0 });
    }

    [Fact]
    public void A_natural_20_always_hits_and_a_natural_1_always_misses()
    {
        var iron = AFight.Outcomes(AFight.Of([AFight.Leader(), AFight.Against(AFight.Foe with { ArmorClass = 40 })]), AFight.Attack());
        Assert.All(iron, s => Assert.Equal(s.Rolls[0].Result == 20, s.Rolls[0].Success));
        var paper = AFight.Outcomes(AFight.Of([AFight.Leader(), AFight.Against(AFight.Foe with { ArmorClass = 1 })]), AFight.Attack());
        Assert.All(paper, s => Assert.Equal(s.Rolls[0].Result != 1, s.Rolls[0].Success));
        Assert.Contains(iron, s => s.Rolls[0].Success);
        Assert.Contains(paper, s => !s.Rolls[0].Success);
    }

    [Fact]
    public void A_critical_hit_doubles_the_dice_and_not_the_bonus()
    {
        var critical = AFight.Outcomes(Plain, AFight.Attack()).Where(s => s.Rolls[0].Result == 20).ToList();
        Assert.NotEmpty(critical);
        Assert.All(critical, s =>
        {
            Assert.Equal(Degree.Triumph, Struck(s).Degree);
            Assert.StartsWith("4d6 ", s.Rolls[1].Shown, StringComparison.Ordinal);
            Assert.Equal(3, s.Rolls[1].Modifier);
            Assert.InRange(s.Rolls[1].Result, 4, 24);
            Assert.Equal(Math.Min(20, s.Rolls[1].Result + 3), Struck(s).Amount);
        });
    }

    [Fact]
    public void Every_throw_is_shown_with_its_sum()
    {
        var hit = AFight.Outcomes(Plain, AFight.Attack()).First(s => s.Rolls[0] is { Success: true, Result: < 20 });
        var (attack, damage) = (hit.Rolls[0], hit.Rolls[1]);
        Assert.Equal($"d20 {attack.Result} + 4 = {attack.Result + 4} vs AC 12", attack.Shown);
        Assert.Equal($"2d6 {damage.Result} + 3 = {damage.Result + 3}", damage.Shown);
        Assert.Equal(("player", "attack", "damage"), (attack.By, attack.Purpose, damage.Purpose));
    }

    [Fact]
    public void A_blow_names_the_item_that_it_was_struck_with_and_the_strike()
    {
        Assert.All(AFight.Outcomes(Plain, AFight.Attack(), 50), s =>
        {
            Assert.Equal(("foe-1", "sword", "blow"), (Struck(s).Target, Struck(s).Other, Struck(s).Words));
            Assert.All(s.Of(OutcomeKind.Struck, "foe-1"), o => Assert.Null(o.Other));
        });
    }

    [Theory]
    [InlineData("resists", 0.5)]
    [InlineData("immune", 0)]
    [InlineData("vulnerable", 2)]
    public void Resistance_halves_rounded_down_immunity_stops_and_vulnerability_doubles(string how, double times)
    {
        var foe = AFight.Foe with { HitPoints = 200, MaxHitPoints = 200 };
        foe = how switch
        {
            "resists" => foe with { Resists = [DamageType.Slashing] },
            "immune" => foe with { Immune = [DamageType.Slashing] },
            _ => foe with { Vulnerable = [DamageType.Slashing] },
        };
        var fight = AFight.Of([AFight.Leader(), AFight.Against(foe)]);
        var hits = AFight.Outcomes(fight, AFight.Attack()).Where(s => s.Rolls[0].Success).ToList();
        Assert.Contains(hits, s => (s.Rolls[1].Result + 3) % 2 == 1);
        Assert.All(hits, s => Assert.Equal((int)Math.Floor((s.Rolls[1].Result + 3) * times), Struck(s).Amount));
    }

    [Fact]
    public void Resistance_to_another_type_of_damage_changes_nothing()
    {
        var foe = AFight.Foe with { HitPoints = 200, MaxHitPoints = 200, Resists = [DamageType.Fire], Immune = [DamageType.Cold] };
        var hits = AFight.Outcomes(AFight.Of([AFight.Leader(), AFight.Against(foe)]), AFight.Attack(), 100).Where(s => s.Rolls[0].Success);
        Assert.All(hits, s => Assert.Equal(s.Rolls[1].Result + 3, Struck(s).Amount));
    }

    [Fact]
    public void Two_strikes_in_a_turn_turn_to_the_next_foe_when_the_first_falls()
    {
        var hero = AFight.Hero with { AttacksPerTurn = 2, Attacks = [AFight.Blow("20", toHit: 30)] };
        var weak = AFight.Foe with { HitPoints = 5, MaxHitPoints = 5 };
        var fight = AFight.Of([AFight.Leader(hero), AFight.Against(weak), AFight.Against(weak with { Id = "foe-2" })]);
        var steps = AFight.Outcomes(fight, AFight.Attack(), 50);
        Assert.Contains(steps, s => s.Fight is { End: FightEnd.Won, Experience: 102 });
    }

    [Fact]
    public void A_creature_goes_through_its_different_attacks_in_melee()
    {
        var bear = Bestiary.Sheet("brown-bear", 1);
        var step = Fights.Take(AFight.Of([AFight.Leader(AFight.Hero with { HitPoints = 90, MaxHitPoints = 90 }), AFight.Against(bear)]),
            new Move(MoveKind.Dodge), new Chance(5));
        Assert.Equal(["bite", "claws"], step.Of(OutcomeKind.Struck, bear.Id).Select(o => o.Words!));
    }

    [Fact]
    public void Undead_fortitude_holds_a_zombie_up_unless_the_hit_was_critical()
    {
        var zombie = Bestiary.Sheet("zombie", 1) with { HitPoints = 1 };
        var hits = AFight.Outcomes(AFight.Of([AFight.Leader(), AFight.Against(zombie)]), AFight.Attack("zombie-1"))
            .Where(s => s.Rolls[0].Success).ToList();
        var plain = hits.Where(s => s.Rolls[0].Result < 20).ToList();
        Assert.All(plain, s => Assert.Equal(5 + s.Rolls[1].Result + 3, s.Rolls[2].Target));
        Assert.All(plain, s => Assert.Equal(s.Rolls[2].Success ? 1 : 0, s.Now("zombie-1").HitPoints));
        Assert.Contains(plain, s => s.Now("zombie-1").HitPoints == 1);
        Assert.All(hits.Where(s => s.Rolls[0].Result == 20), s => Assert.Equal(FightEnd.Won, s.Fight.End));
    }

    [Fact]
    public void Undead_fortitude_does_not_help_against_radiant_damage()
    {
        var zombie = Bestiary.Sheet("zombie", 1) with { HitPoints = 1 };
        var hero = AFight.Hero with { Attacks = [AFight.Blow("1d4", type: DamageType.Radiant)] };
        var hits = AFight.Outcomes(AFight.Of([AFight.Leader(hero), AFight.Against(zombie)]), AFight.Attack("zombie-1"), 100)
            .Where(s => s.Rolls[0].Success);
        Assert.All(hits, s => Assert.Equal(FightEnd.Won, s.Fight.End));
    }

    private static Outcome Struck(FightStep step) => step.Of(OutcomeKind.Struck, "player").First();
}
