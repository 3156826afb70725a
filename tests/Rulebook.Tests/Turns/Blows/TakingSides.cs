using Storyteller.Contracts;
using Storyteller.Rulebook.Combat;
using Storyteller.Rulebook.Blows;

namespace Storyteller.Rulebook.Tests;

/// <summary>Who fights beside the player, and who stands up for whom the player strikes at.</summary>
public sealed class TakingSides
{
    private static readonly Turn Strike = ATurn.Of(Act.Attack, "mara").In(AnEncounter.Heroic);
    private static readonly Turn Wolf = AnEncounter.With("wolf").In(AnEncounter.Heroic);

    [Theory]
    [InlineData(60, 50, true)]
    [InlineData(59, 50, false)]
    [InlineData(60, 49, false)]
    [InlineData(100, 100, true)]
    public void A_friend_is_loyal_enough_and_bold_enough(int boldness, int affinity, bool joins)
    {
        var turn = Wolf.In(w => w.WithSomebody("berta", boldness, "player", affinity));
        Assert.Equal(joins ? ["berta", "player"] : ["player"], turn.Fighting(mine: true));
        Assert.Equal(joins ? ["player", "berta"] : ["player"], Parties.Of(turn.Before).Select(s => s.Id));
    }

    [Fact]
    public void Who_is_elsewhere_or_down_or_out_of_sight_does_not_join()
    {
        var turn = Wolf.In(w => w.WithSomebody("berta", 90, "player", 90));
        Assert.Equal(["player"], turn.In(w => w.Placing("berta", "quay")).Fighting(mine: true));
        Assert.Equal(["player"], turn.In(w => w.Changing("berta", c => c with { HitPoints = 0 })).Fighting(mine: true));
        Assert.Equal(["player"], turn.In(w => w.With(new Fact("berta", "hidden"))).Fighting(mine: true));
    }

    [Fact]
    public void Of_several_friends_the_best_one_joins_and_of_equals_the_first_by_id()
    {
        var two = Wolf.In(w => w.WithSomebody("berta", 90, "player", 60).WithSomebody("arno", 90, "player", 60));
        Assert.Equal(["arno", "player"], two.Fighting(mine: true));
        Assert.Equal(["cato", "player"], two.In(w => w.WithSomebody("cato", 60, "player", 61)).Fighting(mine: true));
    }

    [Fact]
    public void Who_is_struck_at_fights_alone_where_nobody_cares() => Assert.Equal(["mara"], Strike.Fighting(mine: false));

    [Fact]
    public void At_most_two_stand_up_for_whoever_is_struck_at()
    {
        var turn = Strike.In(w => w.WithSomebody("berta", 90, "mara", 60).WithSomebody("arno", 90, "mara", 70)
            .WithSomebody("cato", 90, "mara", 80).WithSomebody("dora", 10, "mara", 100).WithSomebody("emil", 90, "mara", 49));
        Assert.Equal(["arno", "cato", "mara"], turn.Fighting(mine: false));
    }

    [Fact]
    public void A_friend_of_both_stays_with_the_player()
    {
        var turn = Strike.In(w => w.WithSomebody("berta", 90, "mara", 90).Liking("berta", "player", 50)
            .WithSomebody("arno", 90, "mara", 60));
        Assert.Equal(["berta", "player"], turn.Fighting(mine: true));
        Assert.Equal(["arno", "mara"], turn.Fighting(mine: false));
    }

    [Fact]
    public void A_friend_whom_the_player_strikes_at_is_a_friend_no_longer()
    {
        var turn = Strike.In(w => w.Changing("mara", c => c with { Temperament = new Temperament(50, 90, 50, 50) })
            .Liking("mara", "player", 100));
        Assert.Equal(["player"], turn.Fighting(mine: true));
        Assert.Equal(["mara"], turn.Fighting(mine: false));
    }

    [Fact]
    public void Nobody_fights_on_both_sides()
    {
        var turn = Strike.In(w => w.Changing("mara", c => c with { Temperament = new Temperament(50, 90, 50, 50) })
            .Liking("mara", "player", 100).WithSomebody("berta", 90, "mara", 90).Liking("berta", "player", 95)
            .WithSomebody("arno", 90, "mara", 90).Liking("arno", "player", 96));
        var all = turn.Resolve().Awaits!.Fight!.Order.Select(f => f.Id).ToList();
        Assert.Equal(all.Distinct(), all);
        Assert.Equal(["arno", "player"], turn.Fighting(mine: true));
    }

    [Fact]
    public void Everybody_whom_the_player_turns_against_resents_it_however_it_ends()
    {
        var turn = Strike.In(w => w.WithSomebody("berta", 90, "mara", 60));
        foreach (var move in new[] { "dodge", "flee", "talk", "yield" })
        {
            var after = turn.PlayedOut(p => p.Choices.Any(c => c.Id == move) ? move : p.Default).Resolve().After;
            Assert.Equal((-30, -30), (after.Affinity("mara", "player"), after.Affinity("berta", "player")));
        }
    }

    [Fact]
    public void Foes_of_the_world_keep_the_wounds_that_they_were_dealt()
    {
        var turn = Strike.ToTheLastMove();
        var result = turn.Resolve();
        var struck = result.Outcomes.Where(o => o is { Kind: OutcomeKind.Struck, Target: "mara" }).Sum(o => o.Amount);
        Assert.Equal(10 - struck, result.After.Characters["mara"].HitPoints);
        Assert.Empty(result.Passages[^1].Guests);
    }

    [Fact]
    public void A_planned_attack_is_the_fight_that_it_begins_and_no_blow_falls()
    {
        var plan = Assert.IsType<Planned.Possible>(Plans.Of(AHarbourInn.World, ATurn.Of(Act.Attack, "mara").Intent)).Plan;
        Assert.Equal([new PlannedStep(OutcomeKind.FightBegan, "mara", "knife")], plan.Steps);
    }
}
