using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

/// <summary>What becomes of a player who lost.</summary>
public sealed class LosingAFight
{
    private const int Hour = 3600;

    private static readonly Turn Robbers = AnEncounter.With("bandit").In(w => w.Changing("player", c => c with { Coins = 77 }));
    private static readonly Turn Wolves = AnEncounter.With("wolf", 2).In(AnEncounter.Frail);

    [Fact]
    public void People_rob_whoever_has_coins_and_the_coins_leave_the_story()
    {
        var result = Robbers.ComingTo(r => r.DefeatIn()?.Why == "robbed", _ => "yield").Resolve();
        Assert.Equal(new Outcome(OutcomeKind.Defeated, "player", "taproom", "bandit-1", Degree.Disaster, "robbed", Amount: 77),
            result.DefeatIn());
        Assert.Equal(new CoinsMoved("player", "", 77), Assert.Single(result.Changes.OfType<CoinsMoved>()));
        Assert.Equal((0, 0L), (result.After.Player.Coins, AMarket.AllCoins(result.After)));
        Assert.Equal("player", result.After.Items["knife"].At);
    }

    [Fact]
    public void Who_is_robbed_by_somebody_of_the_world_has_paid_them()
    {
        var turn = ATurn.Of(Act.Attack, "mara").In(w => w.Changing("player", c => c with { Coins = 77 }));
        var result = turn.ComingTo(r => r.DefeatIn()?.Why == "robbed", _ => "yield").Resolve();
        Assert.Equal((0, 77), (result.After.Player.Coins, result.After.Characters["mara"].Coins));
    }

    [Fact]
    public void People_take_captive_whoever_has_no_coins_and_their_weapons_stay_behind()
    {
        foreach (var dice in Enumerable.Range(1, 60).Select(n => new Chance((ulong)n)))
        {
            var result = (AnEncounter.With("bandit") with { Dice = dice }).Answering("yield").Resolve();
            var woke = result.After.Player.At;
            Assert.Equal(new Outcome(OutcomeKind.Defeated, "player", woke, "bandit-1", Degree.Disaster, "captured"), result.DefeatIn());
            Assert.Contains(woke, new[] { "quay", "cellar", "attic" });
            Assert.Equal(("taproom", "player"), (result.After.Items["knife"].At, result.After.Items["letter"].At));
            Assert.Contains(woke, result.After.Known);
        }
    }

    [Fact]
    public void Where_coins_are_to_be_had_about_half_are_robbed_and_half_are_taken()
    {
        var fates = Enumerable.Range(1, 300).Select(n => (Robbers with { Dice = new Chance((ulong)n) }).Answering("yield").Resolve())
            .Select(r => r.DefeatIn()?.Why).OfType<string>().ToList();
        Assert.Equal(["captured", "robbed"], fates.Distinct().Order(StringComparer.Ordinal));
        Assert.InRange(100 * fates.Count(f => f == "robbed") / fates.Count, 40, 60);
    }

    [Fact]
    public void Whoever_lives_wakes_after_one_to_four_hours_with_a_hit_point()
    {
        var (hours, beaten) = (new SortedSet<long>(), 0);
        foreach (var dice in Enumerable.Range(1, 60).Select(n => new Chance((ulong)n)))
        {
            var result = (Wolves with { Dice = dice }).PlayedOut(AnEncounter.StandStill).Resolve();
            if (result.DefeatIn()?.Why is not "rescued") continue;
            beaten++;
            Assert.Equal(1, result.After.Player.HitPoints);
            hours.Add((result.After.Clock - AHarbourInn.World.Clock - 60) / Hour);
        }
        Assert.True(beaten > 10);
        Assert.Equal([1, 2, 3, 4], hours);
    }

    [Fact]
    public void Who_yielded_unhurt_keeps_their_hit_points() =>
        Assert.Empty(Robbers.ComingTo(r => r.EndOf() == "lost" && r.After.Player.HitPoints == 8, _ => "yield").Resolve()
            .Changes.OfType<WoundsHealed>());

    [Fact]
    public void Beasts_leave_one_for_dead_and_the_nearest_kind_soul_takes_pity()
    {
        var result = Rescued(w => w.Placing("mara", "attic").Placing("jory", "coast-road"));
        Assert.Equal(new Outcome(OutcomeKind.Defeated, "player", "attic", "mara", Degree.Disaster, "rescued"), result.DefeatIn());
        Assert.Equal(("attic", 5), (result.After.Player.At, result.After.Affinity("mara", "player")));
    }

    [Fact]
    public void A_rescuer_who_is_there_moves_nobody()
    {
        var result = Rescued(w => w);
        Assert.Equal(("taproom", "mara"), (result.After.Player.At, result.DefeatIn()!.Other));
        Assert.DoesNotContain(result.Changes.OfType<CharacterMoved>(), m => m.CharacterId == "player");
    }

    [Fact]
    public void Neither_the_unkind_nor_who_is_down_nor_who_cannot_get_there_comes_to_the_rescue()
    {
        var unkind = new Temperament(49, 50, 50, 50);
        var result = Rescued(w => w.Changing("mara", c => c with { Temperament = unkind }).Placing("jory", "cellar"));
        Assert.Equal(("taproom", "rescued", "wolf"), (result.After.Player.At, result.DefeatIn()!.Why, result.DefeatIn()!.Other![..4]));
        Assert.Equal("jory", Rescued(w => w.Changing("mara", c => c with { HitPoints = 0 })).DefeatIn()!.Other);
    }

    [Fact]
    public void Who_dies_is_asked_whether_the_turn_shall_be_taken_back()
    {
        var dying = ToTheDeath().Resolve();
        Assert.Equal((PromptKind.Death, "take-back"), (dying.Awaits!.Kind, dying.Awaits.Default));
        Assert.Equal(["take-back", "let-it-be"], dying.Awaits.Choices.Select(c => c.Id));
        Assert.Contains(dying.Outcomes, o => o is { Actor: "player", Why: "dead" });
        Assert.False(dying.Withdrawn);
    }

    [Theory]
    [InlineData("take-back")]
    [InlineData("no-such-choice")]
    public void A_turn_that_is_taken_back_ends_there(string answer)
    {
        var dying = ToTheDeath();
        var (before, after) = (dying.Resolve(), dying.Answering(answer).Resolve());
        Assert.True(after.Withdrawn);
        Assert.Null(after.Awaits);
        Assert.Equal(before.Passages.Count, after.Passages.Count);
        Assert.Equal(after.Passages.Count, after.BeforeTheLast);
        Assert.False(after.After.Holds("player", "dead"));
    }

    [Fact]
    public void Who_lets_it_be_is_dead_and_has_done_nothing_more()
    {
        var result = ToTheDeath().Answering("let-it-be").Resolve();
        Assert.False(result.Withdrawn);
        Assert.True(result.After.Holds("player", "dead"));
        Assert.Equal((0, "dead", "taproom"), (result.After.Player.HitPoints, result.DefeatIn()!.Why, result.DefeatIn()!.Target));
        Assert.Equal(AHarbourInn.World.Clock + 60, result.After.Clock);
        Assert.DoesNotContain(result.Outcomes, o => o.Kind == OutcomeKind.Waited);
    }

    [Fact]
    public void Who_dies_is_asked_even_where_a_friend_wins_the_fight()
    {
        var turn = AnEncounter.With("zombie").In(AnEncounter.Frail).In(w => w.WithSomebody("berta", 100, "player", 90)
            .Changing("berta", c => c with { HitPoints = 90, MaxHitPoints = 90 }));
        var result = turn.ComingTo(r => r.EndOf() == "won" && r.DefeatIn() is not null, AnEncounter.StandStill).Resolve();
        Assert.Equal("dead", result.DefeatIn()!.Why);
        Assert.True(result.After.Holds("player", "dead"));
    }

    [Fact]
    public void Where_people_and_beasts_win_together_the_people_decide()
    {
        var turn = AnEncounter.With("wolf");
        var both = new Encounter([new FoeGroup("wolf", 2), new FoeGroup("bandit", 1)], 70);
        turn = turn with { Proposals = new([turn.Proposals!.Candidates[0] with { Encounter = both }]) };
        var fates = Enumerable.Range(1, 60).Select(n => (turn with { Dice = new Chance((ulong)n) }).Answering("yield").Resolve().DefeatIn())
            .OfType<Outcome>().ToList();
        Assert.True(fates.Count > 20);
        Assert.All(fates, fate => Assert.Equal(("captured", "bandit-1"), (fate.Why, fate.Other)));
    }

    [Fact]
    public void Items_stay_in_the_world_whatever_becomes_of_the_player()
    {
        foreach (var turn in new[] { Robbers.In(AnEncounter.Frail), Wolves })
            foreach (var dice in Enumerable.Range(1, 60).Select(n => new Chance((ulong)n)))
            {
                var after = (turn with { Dice = dice }).PlayedOut(AnEncounter.StandStill).Resolve().After;
                Assert.Equal(AHarbourInn.World.Items.Keys, after.Items.Keys);
                Assert.DoesNotContain(after.Items.Values, i => i.At == "" && i.Id != "bottle");
            }
    }

    [Fact]
    public void Those_who_are_where_the_player_wakes_are_witnesses_of_what_follows()
    {
        var turn = Wolves.In(w => w.Placing("mara", "attic")).ComingTo(r => r.DefeatIn()?.Other == "mara", AnEncounter.StandStill)
            .Deciding("mara", Deed.Say, "player", speech: "greet", words: "You are awake.");
        var result = turn.Resolve();
        Assert.Contains(result.Others, o => o.Kind == OutcomeKind.Said);
        Assert.Contains(Perception.WitnessedBy(result, turn.Before, "mara"), o => o.Kind == OutcomeKind.Said);
    }

    private static Resolution Rescued(Func<World, World> change) =>
        Wolves.In(change).ComingTo(r => r.DefeatIn()?.Why == "rescued", AnEncounter.StandStill).Resolve();

    private static Turn ToTheDeath() => Enumerable.Range(1, 1000)
        .Select(n => (Wolves with { Dice = new Chance((ulong)n) }).PlayedOut(AnEncounter.StandStill))
        .Where(t => t.Resolve().DefeatIn()?.Why == "dead").Select(t => t with { Answers = [.. t.Answers!.SkipLast(1)] }).First();
}
