using Storyteller.Contracts;
using Storyteller.Rulebook.Combat;

namespace Storyteller.Rulebook.Tests.Combat;

/// <summary>What people of the world bring to a fight, and the SRD's tables behind it.</summary>
public sealed class SheetTests
{
    // Strength +1, Dexterity +2; level 1.
    private static readonly World Start = ASmallWorld.AtTheStart.World;

    [Fact]
    public void Without_anything_one_has_fists_and_10_and_dexterity()
    {
        var sheet = Sheets.Of(Start, World.PlayerId);
        Assert.Equal((12, 10, 10, 30, 1), (sheet.ArmorClass, sheet.HitPoints, sheet.MaxHitPoints, sheet.SpeedFeet, sheet.AttacksPerTurn));
        Assert.Equal([new Strike("fist", 3, "2", DamageType.Bludgeoning)], sheet.Attacks);
        Assert.Equal(("folk", FoeMind.Folk, 50, "you"), (sheet.Creature, sheet.Mind, sheet.Boldness, sheet.Pronoun));
    }

    [Theory]
    [InlineData("weapon:spear", 3, "1d6+1", DamageType.Piercing, false)]
    [InlineData("weapon:shortsword", 4, "1d6+2", DamageType.Piercing, false)]
    [InlineData("weapon:shortbow", 4, "1d6+2", DamageType.Piercing, true)]
    [InlineData("weapon:greatsword", 3, "2d6+1", DamageType.Slashing, false)]
    [InlineData("weapon", 1, "1d4+1", DamageType.Bludgeoning, false)]
    [InlineData("weapon:broomstick", 1, "1d4+1", DamageType.Bludgeoning, false)]
    public void A_weapon_has_the_figures_of_its_line_and_a_plain_one_is_improvised(string tag, int toHit, string damage, DamageType type,
        bool ranged) =>
        Assert.Equal(new Strike("thing", toHit, damage, type, ranged, "thing"), Sheets.Of(With(Thing("thing", tag)), "player").Attacks[0]);

    [Fact]
    public void The_hardest_hitting_weapon_comes_first_and_fists_last()
    {
        var sheet = Sheets.Of(With(Thing("club", "weapon:club"), Thing("axe", "weapon:greataxe"), Thing("stick", "weapon")), "player");
        Assert.Equal(["axe", "club", "stick", null], sheet.Attacks.Select(a => a.ItemId));
    }

    [Fact]
    public void A_weapon_that_names_its_line_is_not_improvised_for_being_a_weapon_too() =>
        Assert.Equal("1d6+1", Sheets.Of(With(Thing("spear", "weapon", "weapon:spear")), "player").Attacks[0].Damage);

    [Theory]
    [InlineData("armor:leather", 13, 30)]
    [InlineData("armor:chain-shirt", 15, 30)]
    [InlineData("armor:plate", 18, 20)]
    [InlineData("armor:paper", 12, 30)]
    [InlineData("armor:shield", 14, 30)]
    public void Armor_and_shield_give_the_armor_class_of_the_tables(string tag, int armorClass, int speed)
    {
        var sheet = Sheets.Of(With(Thing("thing", tag)), "player");
        Assert.Equal((armorClass, speed), (sheet.ArmorClass, sheet.SpeedFeet));
    }

    [Fact]
    public void Draughts_are_what_heals()
    {
        var sheet = Sheets.Of(With(Thing("plum-bottle", "drink", "heals:2d4+2"), Thing("mud", "heals:much")), "player");
        Assert.Equal([KeyValuePair.Create("plum-bottle", "2d4+2")], sheet.Draughts!);
    }

    [Fact]
    public void Experience_makes_levels_with_their_proficiency_and_a_second_strike_at_the_fifth()
    {
        var veteran = Start with
        {
            Characters = Start.Characters.SetItem("player", Start.Player with { Experience = 6_500 }),
        };
        var sheet = Sheets.Of(veteran, "player");
        Assert.Equal((3, 2, 4), (sheet.Proficiency, sheet.AttacksPerTurn, sheet.Attacks[0].ToHit));
    }

    [Fact]
    public void People_are_as_bold_as_their_temperament_and_worth_what_their_hit_points_are()
    {
        var odo = Sheets.Of(Start, "odo");
        Assert.Equal((70, 25, "he", false), (odo.Boldness, odo.Experience, odo.Pronoun, odo.Proper));
        Assert.Equal(10, Sheets.Of(Start, "pell").Experience);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(299, 1)]
    [InlineData(300, 2)]
    [InlineData(899, 2)]
    [InlineData(900, 3)]
    [InlineData(6_500, 5)]
    [InlineData(354_999, 19)]
    [InlineData(355_000, 20)]
    [InlineData(9_000_000, 20)]
    public void A_level_takes_the_experience_of_the_srd(int experience, int level) => Assert.Equal(level, Levels.Of(experience));

    [Fact]
    public void The_table_of_levels_reads_both_ways()
    {
        for (var level = 1; level <= Levels.Highest; level++) Assert.Equal(level, Levels.Of(Levels.ExperienceFor(level)));
        Assert.Equal([2, 2, 3, 3, 4, 4, 5, 5, 6, 6], new[] { 1, 4, 5, 8, 9, 12, 13, 16, 17, 20 }.Select(Levels.ProficiencyAt));
    }

    [Fact]
    public void The_tables_of_equipment_are_the_srd_s()
    {
        Assert.Equal(36, Equipment.Weapons.Count);
        Assert.Equal(12, Equipment.Armor.Count);
        Assert.Equal(new Weapon("rapier", "1d8", DamageType.Piercing, false, Finesse: true), Equipment.Weapons["rapier"]);
        Assert.Equal(new Weapon("light-crossbow", "1d8", DamageType.Piercing, true, Ranged: true), Equipment.Weapons["light-crossbow"]);
        Assert.Equal((14, 16, 12), (Equipment.Armor["scale-mail"].ClassFor(0), Equipment.Armor["scale-mail"].ClassFor(4),
            Equipment.Armor["scale-mail"].ClassFor(-2)));
        Assert.Equal(16, Equipment.Armor["chain-mail"].ClassFor(4));
        Assert.All(Equipment.Weapons.Values, w => Assert.NotNull(DicePool.Parse(w.Dice)));
    }

    [Theory]
    [InlineData("2d4+2", 2, 4, 2)]
    [InlineData("1d12", 1, 12, 0)]
    [InlineData("1d4-1", 1, 4, -1)]
    [InlineData("1", 0, 0, 1)]
    public void Dice_are_read_as_the_srd_writes_them(string text, int count, int sides, int bonus) =>
        Assert.Equal(new DicePool(count, sides, bonus), DicePool.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("d6")]
    [InlineData("0d6")]
    [InlineData("2d0")]
    [InlineData("2d6+")]
    [InlineData("-3")]
    [InlineData("two")]
    public void Other_text_is_no_dice(string text) => Assert.Null(DicePool.Parse(text));

    private static Item Thing(string id, params string[] tags) => new(id, id, "A thing.", "player", 100, 1, false, tags);

    private static World With(params Item[] items) => Start with
    {
        Items = Start.Items.SetItems(items.Select(i => KeyValuePair.Create(i.Id, i))),
    };
}
