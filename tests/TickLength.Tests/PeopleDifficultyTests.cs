using Storyteller.Contracts;
using Storyteller.TickLength.Scoring;
using static Storyteller.TickLength.Tests.ScoringSituations;

namespace Storyteller.TickLength.Tests;

public sealed class PeopleDifficultyTests
{
    [Fact]
    public void Blows_are_settled_in_the_fight_and_not_before_it()
    {
        DifficultyContext[] blows = [Doing(Act.Attack).ToMara(-100), Doing(Act.Attack).To(Barrel), Doing(Act.Attack, manner: Manner.Hasty)];

        Assert.All(blows, blow => Assert.Equal((false, "a fight decides"),
            (DifficultyRules.Score(blow).NeedsRoll, DifficultyRules.Score(blow).Reasons[0].Because)));
    }

    [Theory]
    [InlineData(Act.Buy)]
    [InlineData(Act.Sell)]
    public void A_bargain_takes_coins_and_no_luck(Act act)
    {
        var difficulty = DifficultyRules.Score(Doing(act, instrument: "mara").To(Barrel) with { TargetAffinity = -80, Light = false });

        Assert.Equal((false, "the purse decides, not luck"), (difficulty.NeedsRoll, Assert.Single(difficulty.Reasons).Because));
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
    public void Stealing_takes_luck_where_picking_up_takes_none()
    {
        Assert.False(DifficultyRules.Score(Doing(Act.Take).To(Barrel) with { Onlookers = 2 }).NeedsRoll);
        Is("sleight of hand", 10, Doing(Act.Take, manner: Manner.Quiet).To(Barrel) with { Onlookers = 2 });
        Is("sleight of hand", 12, Doing(Act.Take).ToMara(abilities: Ordinary with { Wisdom = 2 }));
    }

    [Fact]
    public void An_improvisation_on_somebody_is_as_hard_as_they_are_unfriendly()
    {
        Is("charisma", 15, Doing(Act.Improvise).ToMara());
        Is("charisma", 20, Doing(Act.Improvise).ToMara(-50));
        Is("charisma", 7, Doing(Act.Improvise).ToMara(80));
    }
}
