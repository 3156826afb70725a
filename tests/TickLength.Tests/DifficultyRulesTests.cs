using Storyteller.Contracts;
using Storyteller.Rulebook;
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

    [Theory]
    [InlineData("juggle three herrings", Manner.Plain, "sleight of hand", 12)]
    [InlineData("dance on the table", Manner.Plain, "performance", 12)]
    [InlineData("do the impossible", Manner.Forceful, "strength", 10)]
    [InlineData("do the impossible", Manner.Quiet, "dexterity", 12)]
    [InlineData("do the impossible", Manner.Plain, "intelligence", 12)]
    public void An_improvisation_asks_for_the_skill_that_its_words_or_manner_name(string text, Manner manner, string skill, int dc) =>
        Is(skill, dc, Doing(Act.Improvise, text, manner));

    [Fact]
    public void The_modifier_is_the_ability_behind_the_skill()
    {
        Assert.Equal(1, DifficultyRules.Score(Doing(Act.Exert)).Modifier);
        Assert.Equal(2, DifficultyRules.Score(Doing(Act.Hide)).Modifier);
        Assert.Equal(4, DifficultyRules.Score(Doing(Act.Search)).Modifier);
        Assert.Equal(5, DifficultyRules.Score(Doing(Act.Listen).To(Gate, "closed")).Modifier);
        Assert.Equal(6, DifficultyRules.Score(Doing(Act.Talk, "persuade her").ToMara()).Modifier);
        Assert.Equal(3, Checks.ModifierOf(new Abilities(1, 2, 3, 4, 5, 6), "constitution"));
        Assert.Equal(0, Checks.ModifierOf(new Abilities(1, 2, 3, 4, 5, 6), "luck"));
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
        var clumsy = DifficultyRules.Score(Doing(Act.Take, manner: Manner.Careful).ToMara(abilities: Ordinary with { Wisdom = -5 }));
        var hateful = DifficultyRules.Score(Doing(Act.Talk, "beg", Manner.Hasty).ToMara(-100, Ordinary with { Intelligence = 10 }));

        Assert.Equal((5, new DifficultyReason("nothing worth a roll is easier", 2)), (clumsy.Dc, clumsy.Reasons[^1]));
        Assert.Equal((30, new DifficultyReason("nothing that can be done is harder", -12)), (hateful.Dc, hateful.Reasons[^1]));
    }
}
