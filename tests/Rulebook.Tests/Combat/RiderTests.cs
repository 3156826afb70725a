using Storyteller.Contracts;
using Storyteller.Rulebook.Combat;

namespace Storyteller.Rulebook.Tests.Combat;

/// <summary>What a hit brings on besides its damage, and how it ends.</summary>
public sealed class RiderTests
{
    [Fact]
    public void A_wolf_s_bite_knocks_prone_unless_a_strength_save_of_11_holds()
    {
        var bitten = Attacked(AFight.Hero with { Abilities = AFight.Plain with { Strength = 2 } }, Bestiary.Sheet("wolf", 1));
        Assert.All(bitten, b =>
        {
            var save = b.Rolls.Single(r => r.Purpose == "strength save");
            Assert.Equal((11, 2, "player"), (save.Target, save.Modifier, save.By));
            Assert.Equal(save.Success, b.Of(OutcomeKind.Beset, "player").All(o => o.Why != "prone"));
        });
        Assert.Contains(bitten, b => b.Of(OutcomeKind.Beset, "player").Any(o => o is { Why: "prone", Other: "wolf-1" }));
    }

    [Fact]
    public void A_poison_is_halved_by_a_save_and_stopped_by_immunity()
    {
        var hero = AFight.Hero with { HitPoints = 90, MaxHitPoints = 90 };
        var bitten = Attacked(hero, Bestiary.Sheet("giant-spider", 1));
        Assert.All(bitten, b =>
        {
            var damage = b.Rolls.Where(r => r.Purpose == "damage").ToList();
            var poison = b.Rolls.Single(r => r.Purpose == "constitution save").Success ? damage[1].Result / 2 : damage[1].Result;
            Assert.Equal(damage[0].Result + 3 + poison, b.Of(OutcomeKind.Struck, "giant-spider-1").Single().Amount);
        });
        Assert.Contains(bitten, b => b.Rolls.Any(r => r is { Purpose: "constitution save", Success: true }));
        var proof = Attacked(hero with { Immune = [DamageType.Poison] }, Bestiary.Sheet("giant-spider", 1));
        Assert.All(proof, b => Assert.Equal(b.Rolls.First(r => r.Purpose == "damage").Result + 3,
            b.Of(OutcomeKind.Struck, "giant-spider-1").Single().Amount));
    }

    [Fact]
    public void A_ghoul_s_claws_paralyze_until_a_save_at_the_end_of_a_turn_holds()
    {
        var hero = AFight.Hero with { HitPoints = 400, MaxHitPoints = 400 };
        var paralyzed = Attacked(hero, Bestiary.Sheet("ghoul", 1)).Where(b => b.Of(OutcomeKind.Beset, "player").Any()).ToList();
        Assert.NotEmpty(paralyzed);
        // The leader's turns pass until they can act again, with a save at the end of each.
        Assert.All(paralyzed, b =>
        {
            Assert.Equal("paralyzed", b.Of(OutcomeKind.Beset, "player").First().Why);
            Assert.Equal("paralyzed", b.Of(OutcomeKind.ShookOff, "player").First().Why);
            Assert.Empty(b.Fight.Leader.Conditions);
            Assert.True(b.Fight.Round > 2);
        });
    }

    [Fact]
    public void Who_is_paralyzed_fails_strength_and_dexterity_saves_without_a_throw()
    {
        var wolf = Bestiary.Sheet("wolf", 1);
        var ally = AFight.Ally(AFight.Sheet("odo") with { HitPoints = 90, MaxHitPoints = 90 }) with
        {
            Afflictions = [new Affliction(CombatCondition.Paralyzed, "", "", 0)],
        };
        var fight = AFight.Of([AFight.Leader(AFight.Hero with { HitPoints = 99, MaxHitPoints = 99 }), ally, AFight.Against(wolf)]);
        var bitten = AFight.Outcomes(fight, new Move(MoveKind.Dodge)).Where(s => s.Of(OutcomeKind.Beset, "odo").Any()).ToList();
        Assert.NotEmpty(bitten);
        Assert.All(bitten, s => Assert.DoesNotContain(s.Rolls, r => r.Purpose == "strength save" && r.By == "odo"));
    }

    [Fact]
    public void Who_is_restrained_saves_on_dexterity_with_disadvantage_and_who_dodges_with_advantage()
    {
        var thrower = AFight.Foe with { Attacks = [AFight.Blow("1d6", toHit: 40, new Rider("dexterity", 15, Damage: "1d4"))] };
        Assert.Equal(-1, Sign(AFight.Leader(null, CombatCondition.Restrained), new Move(MoveKind.Attack, "foe-1")));
        Assert.Equal(1, Sign(AFight.Leader(), new Move(MoveKind.Dodge)));
        Assert.Equal(0, Sign(AFight.Leader(), new Move(MoveKind.Attack, "foe-1")));

        // How the share of saves compares with the 30 % of a plain throw.
        int Sign(Fighter leader, Move move)
        {
            var saves = AFight.Outcomes(AFight.Of([leader, AFight.Against(thrower)]), move, 2_000)
                .SelectMany(s => s.Rolls.Where(r => r.Purpose == "dexterity save")).ToList();
            var percent = saves.Count(r => r.Success) * 100 / saves.Count;
            return percent > 40 ? 1 : percent < 20 ? -1 : 0;
        }
    }

    [Fact]
    public void A_grip_takes_hold_without_a_save_and_is_struggled_out_of_by_its_dc()
    {
        var hero = AFight.Hero with { HitPoints = 90, MaxHitPoints = 90, Abilities = AFight.Plain with { Dexterity = 3 } };
        var held = Attacked(hero, Bestiary.Sheet("constrictor-snake", 1));
        Assert.All(held, b =>
        {
            Assert.DoesNotContain(b.Rolls, r => r.Purpose == "strength save");
            Assert.Equal([CombatCondition.Restrained], b.Fight.Leader.Conditions);
            Assert.DoesNotContain(Fights.Moves(b.Fight), m => m.Kind == MoveKind.Flee);
        });
        var struggles = held.Select(b => Fights.Take(b.Fight, new Move(MoveKind.Dodge), new Chance(9))).ToList();
        Assert.All(struggles, s =>
        {
            var struggle = s.Rolls[0];
            Assert.Equal(("acrobatics", 3, 14), (struggle.Purpose, struggle.Modifier, struggle.Target));
            Assert.Equal(struggle.Success, s.Of(OutcomeKind.ShookOff, "player").Any());
        });
    }

    [Fact]
    public void A_grip_ends_with_whoever_holds_it()
    {
        var leader = AFight.Leader() with { Afflictions = [new Affliction(CombatCondition.Grappled, "foe-1", "strength", 30)] };
        var weak = AFight.Foe with { HitPoints = 1 };
        var other = AFight.Foe with { Id = "foe-2" };
        var slain = AFight.Outcomes(AFight.Of([leader, AFight.Against(weak), AFight.Against(other)]), AFight.Attack())
            .First(s => s.Now("foe-1").Dead);
        Assert.Contains(slain.Of(OutcomeKind.ShookOff, "player"), o => o.Why == "grappled");
        Assert.Empty(slain.Fight.Leader.Conditions);
    }

    [Fact]
    public void A_condition_is_not_brought_on_twice_and_poison_needs_somebody_who_can_be_poisoned()
    {
        var sting = AFight.Foe with { Attacks = [AFight.Blow("1", toHit: 40, new Rider("constitution", 40, CombatCondition.Poisoned))] };
        var again = AFight.Of([AFight.Leader(null, CombatCondition.Poisoned), AFight.Against(sting)]);
        Assert.All(AFight.Outcomes(again, new Move(MoveKind.Dodge), 20), s => Assert.Empty(s.Of(OutcomeKind.Beset, "player")));
        var proof = AFight.Of([AFight.Leader(AFight.Hero with { Immune = [DamageType.Poison] }), AFight.Against(sting)]);
        Assert.All(AFight.Outcomes(proof, new Move(MoveKind.Dodge), 20), s => Assert.Empty(s.Of(OutcomeKind.Beset, "player")));
        var open = AFight.Of([AFight.Leader(), AFight.Against(sting)]);
        Assert.Contains(AFight.Outcomes(open, new Move(MoveKind.Dodge), 20), s => s.Of(OutcomeKind.Beset, "player").Any());
    }

    // The first blow of a foe that hit, seen up to the leader's next turn.
    private static List<FightStep> Attacked(Sheet hero, Sheet foe)
    {
        var steps = AFight.Outcomes(AFight.Of([AFight.Leader(hero), AFight.Against(foe)]), new Move(MoveKind.Dodge))
            .Where(s => s.Of(OutcomeKind.Struck, foe.Id).First().Degree == Degree.Success && s.Now("player").HitPoints > 0).ToList();
        Assert.NotEmpty(steps);
        return steps;
    }
}
