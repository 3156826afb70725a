using Storyteller.Contracts;
using Storyteller.Rulebook.Combat;

namespace Storyteller.Rulebook.Tests.Combat;

/// <summary>SRD 5.1, "Advantage and Disadvantage" and appendix "Conditions", by the dice that are thrown.</summary>
public sealed class ConditionTests
{
    private const CombatCondition None = (CombatCondition)(-1);

    [Theory]
    // What the attacker is under.
    [InlineData(None, None, false, 0)]
    [InlineData(CombatCondition.Blinded, None, false, -1)]
    [InlineData(CombatCondition.Frightened, None, false, -1)]
    [InlineData(CombatCondition.Poisoned, None, false, -1)]
    [InlineData(CombatCondition.Prone, None, false, -1)]
    [InlineData(CombatCondition.Restrained, None, false, -1)]
    [InlineData(CombatCondition.Grappled, None, false, 0)]
    // What the target is under.
    [InlineData(None, CombatCondition.Blinded, false, 1)]
    [InlineData(None, CombatCondition.Restrained, false, 1)]
    [InlineData(None, CombatCondition.Paralyzed, false, 1)]
    [InlineData(None, CombatCondition.Stunned, false, 1)]
    [InlineData(None, CombatCondition.Unconscious, false, 1)]
    [InlineData(None, CombatCondition.Prone, false, 1)]
    [InlineData(None, CombatCondition.Prone, true, -1)]
    [InlineData(None, CombatCondition.Grappled, false, 0)]
    [InlineData(None, CombatCondition.Frightened, false, 0)]
    [InlineData(None, CombatCondition.Poisoned, false, 0)]
    [InlineData(None, CombatCondition.Incapacitated, false, 0)]
    // Both: they cancel.
    [InlineData(CombatCondition.Poisoned, CombatCondition.Restrained, false, 0)]
    [InlineData(CombatCondition.Blinded, CombatCondition.Blinded, false, 0)]
    [InlineData(CombatCondition.Prone, CombatCondition.Prone, true, -1)]
    public void A_condition_gives_an_attack_the_edge_that_the_srd_gives(CombatCondition mine, CombatCondition its, bool ranged, int edge)
    {
        var hero = AFight.Hero with { Attacks = [AFight.Blow("1d6", ranged: ranged)] };
        var fight = AFight.Of([AFight.Leader(hero, Under(mine)), AFight.Against(null, Under(its))]);
        AssertEdge(fight, edge);
    }

    [Fact]
    public void Advantage_does_not_stack_and_one_disadvantage_cancels_any_number()
    {
        var helpless = AFight.Against(null, CombatCondition.Restrained, CombatCondition.Blinded, CombatCondition.Stunned);
        AssertEdge(AFight.Of([AFight.Leader(), helpless]), 1);
        AssertEdge(AFight.Of([AFight.Leader(null, CombatCondition.Poisoned), helpless]), 0);
    }

    [Fact]
    public void Who_dodges_is_attacked_with_disadvantage_if_they_see_it_coming()
    {
        AssertEdge(AFight.Of([AFight.Leader(), AFight.Against() with { Dodging = true }]), -1);
        AssertEdge(AFight.Of([AFight.Leader(), AFight.Against(null, CombatCondition.Blinded) with { Dodging = true }]), 1);
        AssertEdge(AFight.Of([AFight.Leader(), AFight.Against(null, CombatCondition.Grappled) with { Dodging = true }]), 0);
    }

    [Fact]
    public void Pack_tactics_need_an_ally_who_can_act()
    {
        var hero = AFight.Hero with { Traits = ["pack-tactics"] };
        var friend = AFight.Ally(AFight.Sheet("odo"));
        AssertEdge(AFight.Of([AFight.Leader(hero), friend, AFight.Against()]), 1);
        AssertEdge(AFight.Of([AFight.Leader(hero), AFight.Against()]), 0);
        AssertEdge(AFight.Of([AFight.Leader(hero), friend with { HitPoints = 0 }, AFight.Against()]), 0);
        AssertEdge(AFight.Of([AFight.Leader(), friend, AFight.Against()]), 0);
    }

    [Theory]
    [InlineData(CombatCondition.Paralyzed, false, true)]
    [InlineData(CombatCondition.Unconscious, false, true)]
    [InlineData(CombatCondition.Stunned, false, false)]
    [InlineData(CombatCondition.Paralyzed, true, false)]
    public void A_hit_within_reach_of_the_paralyzed_and_the_unconscious_is_critical(CombatCondition its, bool ranged, bool critical)
    {
        var hero = AFight.Hero with { Attacks = [AFight.Blow("1d6", ranged: ranged)] };
        var steps = AFight.Outcomes(AFight.Of([AFight.Leader(hero), AFight.Against(null, its)]), AFight.Attack(), 200);
        var hits = steps.Where(s => s.Rolls[0] is { Success: true, Result: < 20 }).ToList();
        Assert.NotEmpty(hits);
        Assert.All(hits, s => Assert.Equal(critical, s.Of(OutcomeKind.Struck, "player").First().Degree == Degree.Triumph));
    }

    [Theory]
    [InlineData(CombatCondition.Incapacitated)]
    [InlineData(CombatCondition.Paralyzed)]
    [InlineData(CombatCondition.Stunned)]
    [InlineData(CombatCondition.Unconscious)]
    public void Who_is_incapacitated_does_nothing_in_their_turn(CombatCondition its)
    {
        var fight = AFight.Of([AFight.Leader(), AFight.Against(null, its)]);
        Assert.All(AFight.Outcomes(fight, new Move(MoveKind.Dodge), 20), s => Assert.Empty(s.Of(OutcomeKind.Struck, "foe-1")));
    }

    [Fact]
    public void Who_is_prone_gets_up_at_the_start_of_their_turn_unless_they_are_held()
    {
        var prone = AFight.Of([AFight.Leader(), AFight.Against(null, CombatCondition.Prone)]);
        var step = Fights.Take(prone, new Move(MoveKind.Dodge), default);
        Assert.Equal("prone", Assert.Single(step.Of(OutcomeKind.ShookOff, "foe-1")).Why);
        Assert.Empty(step.Now("foe-1").Conditions);
        var held = AFight.Of([AFight.Leader(), AFight.Against(null, CombatCondition.Prone, CombatCondition.Grappled)]);
        Assert.Contains(CombatCondition.Prone, Fights.Take(held, new Move(MoveKind.Dodge), default).Now("foe-1").Conditions);
    }

    [Fact]
    public void Darkness_blinds_whoever_has_no_darkvision()
    {
        var goblin = Bestiary.Sheet("goblin", 1);
        var step = Fights.Begin([AFight.Hero], [goblin, Bestiary.Sheet("wolf", 1)], new FightTerms(Light: false), new Chance(3));
        Assert.Equal(["player", "wolf-1"], step.Outcomes.Where(o => o is { Kind: OutcomeKind.Beset, Why: "blinded" }).Select(o => o.Actor)
            .Order(StringComparer.Ordinal));
        var lit = Fights.Begin([AFight.Hero], [goblin, Bestiary.Sheet("wolf", 1)], new FightTerms(), new Chance(3));
        Assert.DoesNotContain(lit.Outcomes, o => o.Why == "blinded");
    }

    // The dice are counted: with an edge the first two of the fight's chance make one throw, without it the first alone.
    private static void AssertEdge(Fight fight, int edge)
    {
        var seen = 0;
        for (var seed = 0UL; seed < 60; seed++)
        {
            var dice = new Chance(seed);
            var (first, second) = (dice.Roll(20, 0), dice.Roll(20, 1));
            var expected = edge switch { > 0 => Math.Max(first, second), < 0 => Math.Min(first, second), _ => first };
            Assert.Equal(expected, Fights.Take(fight, AFight.Attack(), dice).Rolls[0].Result);
            if (first != second) seen++;
        }
        Assert.True(seen > 0);
    }

    private static CombatCondition[] Under(CombatCondition condition) => condition == None ? [] : [condition];
}
