using Storyteller.Contracts;
using Storyteller.Rulebook.Combat;

namespace Storyteller.Rulebook.Tests;

/// <summary>A fight within a turn, and what it changes in the world.</summary>
public sealed class FightingItOut
{
    private static readonly Turn EasyFight = AnEncounter.With("commoner").In(AnEncounter.Heroic);

    [Fact]
    public void A_fight_follows_what_befell_and_waits_for_the_player_s_first_move()
    {
        var result = AnEncounter.With("wolf").Resolve();
        Assert.Equal((PromptKind.Combat, 1), (result.Awaits!.Kind, result.Awaits.Fight!.Round));
        var passage = Assert.Single(result.Passages);
        Assert.Equal(PassageKind.Combat, passage.Kind);
        Assert.Equal([OutcomeKind.Befell, OutcomeKind.FightBegan], passage.Outcomes.Select(o => o.Kind).Take(2));
        Assert.Equal(["ambush", "initiative", "initiative"], passage.Rolls.Select(r => r.Purpose).Take(3));
    }

    [Fact]
    public void Each_answer_is_a_passage_with_the_dice_that_fell_in_it()
    {
        var turn = EasyFight.ComingTo(r => r.Passages.Count > 3 && r.EndOf() == "won");
        var result = turn.Resolve();
        Assert.Equal(turn.Answers!.Count + 2, result.Passages.Count);
        Assert.All(result.Passages.SkipLast(1), p => Assert.Equal(PassageKind.Combat, p.Kind));
        Assert.Equal(result.Rolls, result.Passages.SelectMany(p => p.Rolls));
        Assert.Equal(result.Outcomes, result.Passages.SelectMany(p => p.Outcomes));
        Assert.Equal(OutcomeKind.Waited, Assert.Single(result.Passages[^1].Outcomes).Kind);
    }

    [Fact]
    public void Those_who_are_no_characters_of_the_world_are_guests_as_long_as_the_fight_lasts()
    {
        var result = AnEncounter.With("commoner", 2).In(AnEncounter.Heroic).PlayedOut().Resolve();
        Assert.All(result.Passages.SkipLast(1), p => Assert.Equal(["commoner-1", "commoner-2"], p.Guests.Keys));
        Assert.Empty(result.Passages[^1].Guests);
        Assert.Equal(AHarbourInn.World.Characters.Keys, result.After.Characters.Keys);
    }

    [Fact]
    public void Who_wins_earns_what_the_foes_are_worth_and_goes_on_with_what_they_meant()
    {
        var result = EasyFight.ComingTo(r => r.EndOf() == "won" && r.Outcomes.Any(o => o.Kind == OutcomeKind.Felled)).Resolve();
        Assert.Equal(10, Assert.Single(result.Changes.OfType<ExperienceGained>()).Amount);
        Assert.Equal(10, result.Outcomes.Single(o => o.Kind == OutcomeKind.FightEnded).Amount);
        Assert.Equal((10, "taproom"), (result.After.Player.Experience, result.After.Player.At));
        Assert.Equal(OutcomeKind.Waited, result.Outcomes[^1].Kind);
    }

    [Fact]
    public void A_new_level_is_told_and_brings_its_hit_points()
    {
        var result = EasyFight.In(w => w.Changing("player", c => c with { Experience = 295 }))
            .ComingTo(r => r.Outcomes.Any(o => o.Kind == OutcomeKind.Levelled)).Resolve();
        Assert.Equal(2, result.Outcomes.Single(o => o.Kind == OutcomeKind.Levelled).Amount);
        Assert.Equal(68, result.After.Player.MaxHitPoints);
        Assert.DoesNotContain(EasyFight.PlayedOut().Resolve().Outcomes, o => o.Kind == OutcomeKind.Levelled);
    }

    [Fact]
    public void A_new_level_brings_nobody_to_their_feet()
    {
        var turn = AnEncounter.With("wolf", 2).In(AnEncounter.Frail).In(w => w.Changing("player", c => c with { Experience = 299 })
            .WithSomebody("berta", 100, "player", 90)).In(w => w.Changing("berta", c => c with { HitPoints = 70, MaxHitPoints = 70,
                Abilities = new Abilities(5, 5, 5, 0, 0, 0) }));
        var result = turn.ComingTo(r => r.EndOf() == "won" && r.DefeatIn() is null && r.Passages[^1].After.Player.HitPoints == 0,
            AnEncounter.StandStill).Resolve();
        Assert.Contains(result.Outcomes, o => o is { Kind: OutcomeKind.Levelled, Amount: 2 });
    }

    [Fact]
    public void What_the_fight_costs_and_gives_back_is_what_the_world_s_characters_have_left()
    {
        var turn = AnEncounter.With("wolf", 2).In(AnEncounter.Heroic).In(w => w.WithSomebody("berta", 100, "player", 90))
            .In(w => w.With(AHarbourInn.Thing("tonic", "tonic", "player", "heals:2d4+2")));
        foreach (var dice in Enumerable.Range(1, 60).Select(n => new Chance((ulong)n)))
        {
            var played = (turn with { Dice = dice }).ToTheLastMove();
            var after = played.Resolve();
            if (after.Awaits!.Fight is null) continue;
            foreach (var fighter in after.Awaits!.Fight!.Order.Where(f => f.Mine))
                Assert.Equal(fighter.HitPoints, after.After.Characters[fighter.Id].HitPoints);
            var struck = after.Outcomes.Where(o => o is { Kind: OutcomeKind.Struck, Target: "berta" }).Sum(o => o.Amount);
            Assert.Equal(10 - struck, after.After.Characters["berta"].HitPoints);
        }
    }

    [Fact]
    public void A_draught_heals_and_is_used_up()
    {
        var turn = AnEncounter.With("giant-rat").In(AnEncounter.Heroic).In(w => w.Changing("player", c => c with { HitPoints = 20 }))
            .In(w => w.With(AHarbourInn.Thing("tonic", "tonic", "player", "heals:2d4+2")));
        Assert.Contains(turn.Resolve().Awaits!.Choices, c => c.Id == "drink:tonic");
        var result = turn.Answering("drink:tonic").Resolve();
        var drunk = result.Outcomes.Single(o => o.Kind == OutcomeKind.Consumed);
        Assert.InRange(drunk.Amount, 4, 10);
        Assert.DoesNotContain("tonic", result.After.Items.Keys);
        Assert.Contains(new ItemUsedUp("tonic", "player"), result.Changes);
        Assert.DoesNotContain(result.Awaits!.Choices, c => c.Id == "drink:tonic");
    }

    [Fact]
    public void Who_flees_runs_where_they_know_their_way_and_earns_nothing_for_those_who_stay()
    {
        var result = AnEncounter.With("zombie").In(AnEncounter.Heroic).Answering("flee").Resolve();
        Assert.Equal("fled", result.EndOf());
        Assert.Contains(new Outcome(OutcomeKind.Moved, "player", "quay", "taproom"), result.Outcomes);
        Assert.Equal(("quay", 0), (result.After.Player.At, result.After.Player.Experience));
        Assert.Null(result.DefeatIn());
    }

    [Fact]
    public void Of_ways_out_that_are_open_the_known_one_counts_and_then_the_shortest()
    {
        static string Refuge(World world) => AnEncounter.With("zombie").In(AnEncounter.Heroic).In(_ => AnEncounter.Heroic(world))
            .Answering("flee").Resolve().After.Player.At;
        var unknown = AHarbourInn.World with { Known = AHarbourInn.World.Known.Clear() };
        Assert.Equal("quay", Refuge(AHarbourInn.World));
        Assert.Equal("attic", Refuge(unknown));
        Assert.Equal("cellar", Refuge(unknown.Without("cellar-door", "locked")));
    }

    [Fact]
    public void Who_is_cornered_cannot_flee()
    {
        var turn = AnEncounter.With("zombie").In(AnEncounter.Heroic).In(w => w.Placing("player", "cellar"));
        Assert.DoesNotContain(turn.Resolve().Awaits!.Choices, c => c.Id == "flee");
        var tried = turn.Answering("flee").Resolve();
        Assert.Equal("cellar", tried.After.Player.At);
        Assert.Equal(Canonical.Write(turn.Answering(turn.Resolve().Awaits!.Default).Resolve()), Canonical.Write(tried));
    }

    [Fact]
    public void Words_that_reach_them_end_it_without_a_reward()
    {
        var turn = AnEncounter.With("bandit").In(AnEncounter.Heroic).ComingTo(r => r.EndOf() == "truce" && r.Passages.Count == 3, _ => "talk");
        var said = (turn with { Answers = [new PlayerAnswer("talk", "Let us be reasonable.")] }).Resolve();
        Assert.Equal("Let us be reasonable.", said.Outcomes.Single(o => o.Kind == OutcomeKind.Parleyed).Words);
        Assert.Empty(said.Changes.OfType<ExperienceGained>());
        Assert.Equal(("taproom", OutcomeKind.Waited), (said.After.Player.At, said.Outcomes[^1].Kind));
    }

    [Fact]
    public void A_fight_shows_who_kept_hidden() => Assert.False(AnEncounter.With("wolf")
        .In(w => w.With(new Fact("player", "hidden"))).Resolve().After.Holds("player", "hidden"));

    [Fact]
    public void Who_is_surprised_is_told_so_and_loses_the_first_round()
    {
        var result = AnEncounter.With("zombie", surprise: true).In(AnEncounter.Heroic).Resolve();
        Assert.Equal("surprised", result.Outcomes.Single(o => o.Kind == OutcomeKind.FightBegan).Why);
        Assert.Equal(2, result.Awaits!.Fight!.Round);
    }

    [Fact]
    public void In_the_dark_one_fights_blind()
    {
        var result = AnEncounter.With("zombie").In(AnEncounter.Heroic).In(w => w.Placing("player", "cellar")).Resolve();
        Assert.Contains(result.Outcomes, o => o is { Kind: OutcomeKind.Beset, Actor: "player", Why: "blinded" });
    }

    [Fact]
    public void Nobody_fights_who_lies_on_the_ground()
    {
        var result = AnEncounter.With("wolf").In(w => w.Changing("player", c => c with { HitPoints = 0 })).Resolve();
        Assert.DoesNotContain(result.Outcomes, o => o.Kind is OutcomeKind.Befell or OutcomeKind.FightBegan);
    }

    [Fact]
    public void Another_move_changes_no_die_that_fell_before_it()
    {
        var turn = AnEncounter.With("wolf", 2).In(AnEncounter.Heroic).Answering("dodge");
        var (one, other) = (turn.Answering("attack:wolf-1").Resolve(), turn.Answering("dodge").Resolve());
        var known = turn.Resolve().Rolls;
        Assert.Equal(known, one.Rolls.Take(known.Count));
        Assert.Equal(known, other.Rolls.Take(known.Count));
    }

    [Fact]
    public void Two_fights_of_one_turn_have_dice_of_their_own()
    {
        var turn = AnEncounter.With("commoner").Meeting("brawl", "commoner").In(AnEncounter.Heroic).PlayedOut();
        var began = turn.Resolve().Outcomes.Count(o => o.Kind == OutcomeKind.FightBegan);
        Assert.Equal(2, began);
        var dice = turn.Resolve().Rolls.Where(r => r.Purpose == "initiative").Select(r => r.Result).ToList();
        Assert.NotEqual(dice.Take(2), dice.Skip(2));
    }
}
