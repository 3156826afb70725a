using Storyteller.Contracts;
using Storyteller.Rulebook.Combat;

namespace Storyteller.Rulebook.Tests.Combat;

/// <summary>What foes and companions do by themselves, and what the leader is offered.</summary>
public sealed class BrainTests
{
    private static readonly Move Guard = new(MoveKind.Dodge);
    private static readonly Fighter Sturdy = AFight.Ally(AFight.Sheet("odo") with { ArmorClass = 9, HitPoints = 15 });

    [Theory]
    [InlineData(FoeMind.Beast, "odo")]
    [InlineData(FoeMind.Folk, "odo")]
    [InlineData(FoeMind.Fiend, "player")]
    [InlineData(FoeMind.Mindless, "player")]
    public void A_foe_strikes_at_whom_its_mind_is_on(FoeMind mind, string target)
    {
        var foe = AFight.Against(AFight.Foe with { Mind = mind });
        var step = Fights.Take(AFight.Of([AFight.Leader(), Sturdy, foe]), Guard, default);
        Assert.Equal(target, step.Of(OutcomeKind.Struck, "foe-1").First().Target);
    }

    [Theory]
    [InlineData(50, 5, true)]
    [InlineData(50, 6, false)]
    [InlineData(0, 10, true)]
    [InlineData(0, 11, false)]
    [InlineData(100, 1, false)]
    public void A_beast_leaves_when_it_is_hurt_badly_for_its_boldness(int boldness, int left, bool leaves)
    {
        var wolf = AFight.Against(AFight.Foe with { Boldness = boldness, HitPoints = left });
        var other = AFight.Against(AFight.Foe with { Id = "foe-2" });
        var leader = AFight.Leader(AFight.Hero with { Attacks = [AFight.Blow("1", toHit: -40)] });
        Assert.All(AFight.Outcomes(AFight.Of([leader, wolf, other]), Guard, 30), s => Assert.Equal(leaves, s.Now("foe-1").Fled));
    }

    [Fact]
    public void A_foe_who_leaves_draws_the_party_s_opportunity_attacks()
    {
        var wolf = AFight.Foe with { Boldness = 0, HitPoints = 3 };
        var steps = AFight.Outcomes(AFight.Of([AFight.Leader(), AFight.Against(wolf)]), Guard, 100);
        Assert.All(steps, s => Assert.Single(s.Of(OutcomeKind.Struck, "player")));
        Assert.Contains(steps, s => s.Now("foe-1").Dead && s.Fight is { End: FightEnd.Won, Experience: 51 });
        Assert.Contains(steps, s => s.Now("foe-1").Fled && s.Fight is { End: FightEnd.Won, Experience: 25 });
    }

    [Fact]
    public void People_who_are_left_alone_yield_and_others_run()
    {
        var thief = AFight.Foe with { Mind = FoeMind.Folk, Boldness = 50, HitPoints = 4 };
        var alone = Fights.Take(AFight.Of([AFight.Leader(), AFight.Against(thief)]), Guard, default);
        Assert.Equal((FightEnd.Won, 51), (alone.Fight.End, alone.Fight.Experience));
        Assert.Single(alone.Of(OutcomeKind.Yielded, "foe-1"));
        var second = AFight.Against(thief with { Id = "foe-2", HitPoints = 20 });
        var two = Fights.Take(AFight.Of([AFight.Leader(), AFight.Against(thief), second]), Guard, default);
        Assert.Single(two.Of(OutcomeKind.Fled, "foe-1"));
    }

    [Fact]
    public void The_mindless_never_leave()
    {
        var bones = AFight.Foe with { Mind = FoeMind.Mindless, Boldness = 0, HitPoints = 1 };
        Assert.All(AFight.Outcomes(AFight.Of([AFight.Leader(), AFight.Against(bones)]), Guard, 20),
            s => Assert.Single(s.Of(OutcomeKind.Struck, "foe-1")));
    }

    [Fact]
    public void A_companion_strikes_at_the_weakest_and_drinks_when_low()
    {
        var weak = AFight.Against(AFight.Foe with { Id = "foe-2", HitPoints = 9 });
        var fight = AFight.Of([AFight.Leader(), Sturdy, AFight.Against(), weak]);
        Assert.Equal("foe-2", Fights.Take(fight, Guard, default).Of(OutcomeKind.Struck, "odo").Single().Target);
        var low = AFight.Ally(AFight.Sheet("odo") with { HitPoints = 5, Draughts = new Dictionary<string, string> { ["tea"] = "1d4" } });
        Assert.Single(Fights.Take(AFight.Of([AFight.Leader(), low, AFight.Against()]), Guard, default).Of(OutcomeKind.Consumed, "odo"));
    }

    [Fact]
    public void The_leader_is_offered_what_is_possible_with_the_sensible_first()
    {
        var hero = AFight.Hero with
        {
            Attacks = [AFight.Blow("1d8", item: "sword"), AFight.Blow("1d4", item: "knife"), AFight.Blow("1")],
            Draughts = new Dictionary<string, string> { ["tea"] = "1d4" },
        };
        var thief = AFight.Against(AFight.Foe with { Id = "thief", Mind = FoeMind.Folk, HitPoints = 8 });
        var fight = AFight.Of([AFight.Leader(hero), AFight.Against(), thief]);
        Assert.Equal(
            ["attack:thief", "attack:foe-1", "attack:foe-1:knife", "attack:thief:knife", "dodge", "drink:tea", "talk", "yield", "flee"],
            Fights.Moves(fight).Select(m => m.Id));
        var low = AFight.Of([AFight.Leader(hero with { HitPoints = 6 }), AFight.Against()]);
        Assert.Equal("drink:tea", Fights.Moves(low)[0].Id);
    }

    [Theory]
    [InlineData("attack:nobody")]
    [InlineData("attack:odo")]
    [InlineData("attack:foe-1:broom")]
    [InlineData("drink:tea")]
    public void An_impossible_move_counts_as_dodging(string id)
    {
        var fight = AFight.Of([AFight.Leader(), Sturdy, AFight.Against()]);
        Assert.Equal(new Outcome(OutcomeKind.Dodged, "player"), Fights.Take(fight, Move.Parse(id)!, default).Outcomes[0]);
    }

    [Theory]
    [InlineData("attack:wolf-2")]
    [InlineData("attack:wolf-2:eel-spear")]
    [InlineData("dodge")]
    [InlineData("flee")]
    [InlineData("yield")]
    [InlineData("talk")]
    [InlineData("drink:plum-bottle")]
    public void A_move_is_named_in_one_word_and_read_back(string id) => Assert.Equal(id, Move.Parse(id)?.Id);

    [Theory]
    [InlineData("")]
    [InlineData("attack")]
    [InlineData("attack:")]
    [InlineData("attack:a:b:c")]
    [InlineData("flee:now")]
    [InlineData("drink")]
    [InlineData("dance")]
    public void Other_words_are_no_move(string id) => Assert.Null(Move.Parse(id));

    [Fact]
    public void The_view_shows_everybody_in_order_with_their_conditions()
    {
        var fight = AFight.Of([AFight.Leader(), AFight.Against(null, CombatCondition.Prone) with { Fled = true }]);
        var view = Fights.View(fight);
        Assert.Equal((1, "player,foe-1"), (view.Round, string.Join(',', view.Order.Select(f => f.Id))));
        Assert.Equal([CombatCondition.Prone], view.Order[1].Conditions);
        Assert.Equal((true, false, 12), (view.Order[1].Out, view.Order[1].Mine, view.Order[1].ArmorClass));
    }
}
