using Storyteller.Contracts;
using Storyteller.TickLength.Scoring;
using static Storyteller.TickLength.Tests.ScoringSituations;

namespace Storyteller.TickLength.Tests;

public sealed class DifficultyRulesTests
{
    [Theory]
    [InlineData(Act.Look)]
    [InlineData(Act.Examine)]
    [InlineData(Act.Listen)]
    [InlineData(Act.Go)]
    [InlineData(Act.Take)]
    [InlineData(Act.Drop)]
    [InlineData(Act.Give)]
    [InlineData(Act.Use)]
    [InlineData(Act.Open)]
    [InlineData(Act.Close)]
    [InlineData(Act.Talk)]
    [InlineData(Act.Wait)]
    [InlineData(Act.Rest)]
    [InlineData(Act.Read)]
    [InlineData(Act.Consume)]
    [InlineData(Act.Inventory)]
    [InlineData(Act.AskMaster)]
    [InlineData(Act.OutOfCharacter)]
    public void Where_nothing_is_at_stake_nothing_is_rolled(Act act)
    {
        var difficulty = DifficultyRules.Score(Doing(act).To(Barrel));

        Assert.Equal((false, 0, "", 0), (difficulty.NeedsRoll, difficulty.Dc, difficulty.Skill, difficulty.Modifier));
        Assert.Equal(0, Assert.Single(difficulty.Reasons).Amount);
    }

    [Fact]
    public void A_locked_door_is_picked_with_tools_and_harder_without()
    {
        var locked = Doing(Act.Open).To(Gate, "closed", "locked");

        Is("sleight of hand", 20, locked);
        Is("sleight of hand", 13, locked.With("tool:lockpick"));
    }

    [Fact]
    public void A_locked_door_is_forced_by_strength_or_with_a_lever()
    {
        var locked = Doing(Act.Open).To(Gate, "locked");

        Is("athletics", 13, locked.In(Manner.Forceful));
        Is("athletics", 11, locked.In(Manner.Forceful).With("tool:pry"));
        Is("athletics", 13, locked.With("tool:pry"));
        Is("sleight of hand", 18, locked.With("tool:pry").In(Manner.Quiet));
        Is("athletics", 13, Doing(Act.Go, manner: Manner.Forceful).To(Gate, "locked"));
    }

    [Fact]
    public void The_key_that_was_named_takes_no_luck_and_another_thing_does()
    {
        var locked = Doing(Act.Open, instrument: "iron-key").To(Gate, "locked");

        Assert.False(DifficultyRules.Score(locked.With("key")).NeedsRoll);
        Assert.True(DifficultyRules.Score(locked.With("food")).NeedsRoll);
        Assert.True(DifficultyRules.Score(Doing(Act.Open).To(Gate, "locked").With("key")).NeedsRoll);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(3, 13)]
    [InlineData(-5, 5)]
    public void Striking_somebody_is_as_hard_as_they_are_nimble(int dexterity, int dc) =>
        Is("strength", dc, Doing(Act.Attack).ToMara(abilities: Ordinary with { Dexterity = dexterity }));

    [Fact]
    public void Striking_a_thing_is_a_matter_of_its_hardness_and_striking_nothing_of_none()
    {
        Is("strength", 15, Doing(Act.Attack).To(Barrel));
        Is("strength", 13, Doing(Act.Attack).To(Barrel).With("weapon"));
        Assert.False(DifficultyRules.Score(Doing(Act.Attack)).NeedsRoll);
    }

    [Fact]
    public void Asking_is_free_among_those_without_a_grudge_and_needs_winning_over_otherwise()
    {
        Assert.False(DifficultyRules.Score(Doing(Act.Talk, topic: "herring").ToMara(0)).NeedsRoll);
        Assert.False(DifficultyRules.Score(Doing(Act.Talk).ToMara(-100)).NeedsRoll);
        Is("persuasion", 17, Doing(Act.Talk, topic: "herring").ToMara(-20));
        Is("persuasion", 25, Doing(Act.Talk, topic: "herring").ToMara(-100));
    }

    [Fact]
    public void Who_is_talked_round_resists_by_wit_and_yields_by_affection()
    {
        Is("persuasion", 15, Doing(Act.Talk, "persuade mara").ToMara(0));
        Is("persuasion", 18, Doing(Act.Talk, "persuade mara").ToMara(0, Ordinary with { Intelligence = 4 }));
        Is("persuasion", 12, Doing(Act.Talk, "persuade mara").ToMara(30));
        Assert.False(DifficultyRules.Score(Doing(Act.Talk, "persuade mara").ToMara(60)).NeedsRoll);
    }

    [Fact]
    public void Lies_and_threats_ask_for_other_skills_than_kind_words()
    {
        Is("deception", 15, Doing(Act.Talk, "lie to her about the key").ToMara());
        Is("intimidation", 15, Doing(Act.Talk, "threaten her").ToMara());
        Is("intimidation", 15, Doing(Act.Talk, manner: Manner.Forceful).ToMara());
    }

    [Fact]
    public void Hiding_is_harder_before_more_eyes_up_to_three_and_easier_in_the_dark()
    {
        var hiding = Doing(Act.Hide);

        Is("stealth", 10, hiding);
        Is("stealth", 16, hiding with { Onlookers = 1 });
        Is("stealth", 18, hiding with { Onlookers = 3 });
        Is("stealth", 18, hiding with { Onlookers = 9 });
        Is("stealth", 11, hiding with { Onlookers = 1, Light = false });
        Is("stealth", 20, hiding.ToMara(abilities: Ordinary with { Wisdom = 10 }));
    }

    [Fact]
    public void Searching_is_easy_in_the_light_and_for_what_lies_open()
    {
        Is("investigation", 10, Doing(Act.Search));
        Is("investigation", 15, Doing(Act.Search) with { Light = false });
        Is("investigation", 15, Doing(Act.Search).To(Barrel, "hidden"));
        Is("perception", 15, Doing(Act.Examine).To(Barrel, "hidden"));
    }

    [Fact]
    public void A_climb_is_harder_in_the_wet_and_easier_with_a_rope()
    {
        var climb = Doing(Act.Exert, "climb the wall");

        Is("athletics", 10, climb);
        Is("athletics", 12, climb.InThe(Weather.Rain));
        Is("athletics", 15, climb.InThe(Weather.Storm));
        Is("athletics", 10, climb.InThe(Weather.Storm) with { Indoors = true });
        Is("athletics", 8, climb.With("tool:climb"));
        Is("athletics", 10, Doing(Act.Exert, "swim across").With("tool:climb"));
    }

    [Fact]
    public void What_is_shut_in_can_be_listened_to_with_luck() => Is("perception", 15, Doing(Act.Listen).To(Gate, "closed"));

    [Fact]
    public void Stealing_takes_luck_where_picking_up_takes_none()
    {
        Assert.False(DifficultyRules.Score(Doing(Act.Take).To(Barrel) with { Onlookers = 2 }).NeedsRoll);
        Is("sleight of hand", 10, Doing(Act.Take, manner: Manner.Quiet).To(Barrel) with { Onlookers = 2 });
        Is("sleight of hand", 12, Doing(Act.Take).ToMara(abilities: Ordinary with { Wisdom = 2 }));
    }

    [Theory]
    [InlineData("juggle three herrings", Manner.Plain, "sleight of hand", 12)]
    [InlineData("dance on the table", Manner.Plain, "performance", 12)]
    [InlineData("do the impossible", Manner.Forceful, "strength", 10)]
    [InlineData("do the impossible", Manner.Quiet, "dexterity", 12)]
    [InlineData("do the impossible", Manner.Plain, "intelligence", 12)]
    public void An_improvisation_asks_for_the_skill_that_its_words_or_manner_name(string text, Manner manner, string skill, int dc) =>
        Is(skill, dc, Doing(Act.Improvise, text, manner));

    [Fact]
    public void An_improvisation_on_somebody_is_as_hard_as_they_are_unfriendly()
    {
        Is("charisma", 15, Doing(Act.Improvise).ToMara());
        Is("charisma", 20, Doing(Act.Improvise).ToMara(-50));
        Is("charisma", 7, Doing(Act.Improvise).ToMara(80));
    }

    [Fact]
    public void The_modifier_is_the_ability_behind_the_skill()
    {
        Assert.Equal(1, DifficultyRules.Score(Doing(Act.Exert)).Modifier);
        Assert.Equal(2, DifficultyRules.Score(Doing(Act.Hide)).Modifier);
        Assert.Equal(4, DifficultyRules.Score(Doing(Act.Search)).Modifier);
        Assert.Equal(5, DifficultyRules.Score(Doing(Act.Listen).To(Gate, "closed")).Modifier);
        Assert.Equal(6, DifficultyRules.Score(Doing(Act.Talk, "persuade her").ToMara()).Modifier);
        Assert.Equal(3, Skills.Modifier(new Abilities(1, 2, 3, 4, 5, 6), "constitution"));
        Assert.Equal(0, Skills.Modifier(new Abilities(1, 2, 3, 4, 5, 6), "luck"));
    }

    [Fact]
    public void The_base_comes_first_and_every_circumstance_is_named()
    {
        var climb = Doing(Act.Exert, "climb", Manner.Hasty).InThe(Weather.Rain).With("tool:climb") with { Light = false };

        Assert.Equal(
            [
                new("it takes an effort", 10), new("it is dark", 5), new("you carry what fits the task", -2),
                new("you are in a hurry", 2), new("everything is wet and slippery", 2),
            ],
            DifficultyRules.Score(climb).Reasons);
    }

    [Fact]
    public void A_sum_outside_the_scale_is_brought_back_with_a_reason()
    {
        var clumsy = DifficultyRules.Score(Doing(Act.Attack, manner: Manner.Careful).ToMara(abilities: Ordinary with { Dexterity = -5 }).With("weapon"));
        var hateful = DifficultyRules.Score(Doing(Act.Talk, "beg", Manner.Hasty).ToMara(-100, Ordinary with { Intelligence = 10 }));

        Assert.Equal((5, new DifficultyReason("nothing worth a roll is easier", 4)), (clumsy.Dc, clumsy.Reasons[^1]));
        Assert.Equal((30, new DifficultyReason("nothing that can be done is harder", -12)), (hateful.Dc, hateful.Reasons[^1]));
    }

    private static void Is(string skill, int dc, DifficultyContext context)
    {
        var difficulty = DifficultyRules.Score(context);

        Assert.Equal((true, skill, dc), (difficulty.NeedsRoll, difficulty.Skill, difficulty.Dc));
        Assert.Equal(dc, difficulty.Reasons.Sum(reason => reason.Amount));
    }
}
