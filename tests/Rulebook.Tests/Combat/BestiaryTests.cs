using Storyteller.Contracts;
using Storyteller.Rulebook.Combat;

namespace Storyteller.Rulebook.Tests.Combat;

/// <summary>The creatures' figures against those of the SRD 5.1, written down a second time.</summary>
public sealed class BestiaryTests
{
    private static readonly string[] Biomes = ["town", "coast", "forest", "marsh", "cave", "ruins", "road"];

    [Theory]
    // Armor class, hit points, to hit and damage of the usual attack, attacks in a turn, experience.
    [InlineData("animated-armor", 18, 33, 4, "1d6+2", DamageType.Bludgeoning, 2, 200)]
    [InlineData("bandit", 12, 11, 3, "1d6+1", DamageType.Slashing, 1, 25)]
    [InlineData("bandit-captain", 15, 65, 5, "1d6+3", DamageType.Slashing, 3, 450)]
    [InlineData("berserker", 13, 67, 5, "1d12+3", DamageType.Slashing, 1, 450)]
    [InlineData("black-bear", 11, 19, 4, "1d6+2", DamageType.Piercing, 2, 100)]
    [InlineData("boar", 11, 11, 3, "1d6+1", DamageType.Slashing, 1, 50)]
    [InlineData("bugbear", 16, 27, 4, "2d8+2", DamageType.Piercing, 1, 200)]
    [InlineData("commoner", 10, 4, 2, "1d4", DamageType.Bludgeoning, 1, 10)]
    [InlineData("crocodile", 12, 19, 4, "1d10+2", DamageType.Piercing, 1, 100)]
    [InlineData("dire-wolf", 14, 37, 5, "2d6+3", DamageType.Piercing, 1, 200)]
    [InlineData("ghoul", 12, 22, 4, "2d4+2", DamageType.Slashing, 1, 200)]
    [InlineData("giant-crab", 15, 13, 3, "1d6+1", DamageType.Bludgeoning, 1, 25)]
    [InlineData("giant-rat", 12, 7, 4, "1d4+2", DamageType.Piercing, 1, 25)]
    [InlineData("giant-spider", 14, 26, 5, "1d8+3", DamageType.Piercing, 1, 200)]
    [InlineData("goblin", 15, 7, 4, "1d6+2", DamageType.Slashing, 1, 50)]
    [InlineData("guard", 16, 11, 3, "1d6+1", DamageType.Piercing, 1, 25)]
    [InlineData("harpy", 11, 38, 3, "2d4+1", DamageType.Slashing, 2, 200)]
    [InlineData("hobgoblin", 18, 11, 3, "1d8+1", DamageType.Slashing, 1, 100)]
    [InlineData("kobold", 12, 5, 4, "1d4+2", DamageType.Piercing, 1, 25)]
    [InlineData("lizardfolk", 15, 22, 4, "1d6+2", DamageType.Bludgeoning, 2, 100)]
    [InlineData("ogre", 11, 59, 6, "2d8+4", DamageType.Bludgeoning, 1, 450)]
    [InlineData("orc", 13, 15, 5, "1d12+3", DamageType.Slashing, 1, 100)]
    [InlineData("owlbear", 13, 59, 7, "1d10+5", DamageType.Piercing, 2, 700)]
    [InlineData("poisonous-snake", 13, 2, 5, "1", DamageType.Piercing, 1, 25)]
    [InlineData("skeleton", 13, 13, 4, "1d6+2", DamageType.Piercing, 1, 50)]
    [InlineData("specter", 12, 22, 4, "3d6", DamageType.Necrotic, 1, 200)]
    [InlineData("thug", 11, 32, 4, "1d6+2", DamageType.Bludgeoning, 2, 100)]
    [InlineData("troll", 15, 84, 7, "2d6+4", DamageType.Slashing, 3, 1_800)]
    [InlineData("veteran", 17, 58, 5, "1d8+3", DamageType.Slashing, 3, 700)]
    [InlineData("wolf", 13, 11, 4, "2d4+2", DamageType.Piercing, 1, 50)]
    [InlineData("zombie", 8, 22, 3, "1d6+1", DamageType.Bludgeoning, 1, 50)]
    public void A_creature_has_the_figures_of_the_srd(string id, int armorClass, int hitPoints, int toHit, string damage, DamageType type,
        int attacks, int experience)
    {
        var sheet = Bestiary.Sheet(id, 3);
        Assert.Equal((armorClass, hitPoints, hitPoints), (sheet.ArmorClass, sheet.HitPoints, sheet.MaxHitPoints));
        Assert.Equal((toHit, damage, type), (sheet.Attacks[0].ToHit, sheet.Attacks[0].Damage, sheet.Attacks[0].Type));
        Assert.Equal((attacks, experience), (sheet.AttacksPerTurn, sheet.Experience));
        Assert.Equal(($"{id}-3", id), (sheet.Id, sheet.Creature));
    }

    [Theory]
    [InlineData("wolf", "strength", 11, CombatCondition.Prone, null)]
    [InlineData("dire-wolf", "strength", 13, CombatCondition.Prone, null)]
    [InlineData("mastiff", "strength", 11, CombatCondition.Prone, null)]
    [InlineData("ghoul", "constitution", 10, CombatCondition.Paralyzed, null)]
    [InlineData("giant-spider", "constitution", 11, null, "2d8")]
    [InlineData("giant-poisonous-snake", "constitution", 11, null, "3d6")]
    [InlineData("poisonous-snake", "constitution", 10, null, "2d4")]
    [InlineData("crocodile", "strength", 12, CombatCondition.Restrained, null)]
    [InlineData("giant-constrictor-snake", "strength", 16, CombatCondition.Restrained, null)]
    public void A_hit_brings_on_what_the_srd_says(string id, string ability, int dc, CombatCondition? condition, string? damage) =>
        Assert.Equal(new Rider(ability, dc, condition, damage), Bestiary.Sheet(id, 1).Attacks[0].Rider);

    [Fact]
    public void The_dead_resist_what_the_srd_says()
    {
        Assert.Equal([DamageType.Bludgeoning], Bestiary.Sheet("skeleton", 1).Vulnerable);
        Assert.All(Bestiary.All.Where(c => c.Mind == FoeMind.Mindless), c => Assert.Contains(DamageType.Poison, c.Immune!));
        Assert.Contains("undead-fortitude", Bestiary.Sheet("zombie", 1).Traits);
        Assert.Equal([DamageType.Radiant], Bestiary.Sheet("shadow", 1).Vulnerable);
        Assert.Contains(DamageType.Slashing, Bestiary.Sheet("specter", 1).Resists);
    }

    [Fact]
    public void There_are_enough_creatures_and_some_for_beginners_in_every_biome()
    {
        Assert.True(Bestiary.All.Count >= 48);
        Assert.All(Biomes, biome =>
        {
            Assert.True(Bestiary.Of(biome).Count >= 6);
            Assert.True(Bestiary.Of(biome).Count(c => c.Experience <= 50) >= 3);
        });
        Assert.Empty(Bestiary.All.SelectMany(c => c.Biomes).Except(Biomes));
        Assert.Empty(Bestiary.Of("moon"));
        Assert.Null(Bestiary.Find("moon-cow"));
    }

    [Fact]
    public void Every_entry_is_whole()
    {
        Assert.All(Bestiary.All, c =>
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*$", c.Id);
            Assert.True(c is { Experience: > 0, HitPoints: > 0, SpeedFeet: >= 20 });
            Assert.True(c is { AttacksPerTurn: >= 1 and <= 3, Boldness: >= 0 and <= 100 });
            Assert.Equal(6, c.Modifiers.Count);
            Assert.All(c.Modifiers, m => Assert.InRange(m, -5, 10));
            Assert.All(c.Attacks, a => Assert.NotNull(DicePool.Parse(a.Damage)));
            Assert.All(c.Attacks.Where(a => a.Rider?.Damage is not null), a => Assert.NotNull(DicePool.Parse(a.Rider!.Damage!)));
            Assert.False(c.Attacks[0].Ranged);
            Assert.Empty((c.Traits ?? []).Except(["pack-tactics", "keen", "undead-fortitude", "darkvision"]));
        });
    }

    [Fact]
    public void Every_to_hit_is_an_ability_and_the_proficiency_of_its_challenge()
    {
        // Two to spare, for the SRD has its exceptions: the bites of a ghoul and a ghast are below that sum.
        Assert.All(Bestiary.All.SelectMany(c => c.Attacks.Select(a => (c, a))), x =>
        {
            var abilities = x.c.Modifiers.Take(2).Select(m => m + x.c.Proficiency).ToList();
            Assert.InRange(x.a.ToHit, abilities.Min() - 2, abilities.Max() + 2);
        });
    }

    [Fact]
    public void Prose_names_a_creature_without_its_number() =>
        Assert.Equal(new Brief("wolf-2", "character", "wolf", false, "it"), Bestiary.BriefOf(Bestiary.Sheet("wolf", 2)));
}
