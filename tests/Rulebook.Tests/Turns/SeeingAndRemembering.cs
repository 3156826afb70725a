using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class SeeingAndRemembering
{
    private static readonly Storylet Thunder = new("thunder", "omen", "It thunders.", "", 100, 3, [], []);

    [Fact]
    public void Who_is_there_sees_what_the_player_does() => Assert.Equal([OutcomeKind.Took], Seen("mara", ATurn.Of(Act.Take, "iron-key")));

    [Fact]
    public void Who_is_elsewhere_does_not() => Assert.Empty(Seen("jory", ATurn.Of(Act.Take, "iron-key")));

    [Theory]
    [InlineData(Act.Look, null)]
    [InlineData(Act.Examine, "mara")]
    [InlineData(Act.Inventory, null)]
    [InlineData(Act.AskMaster, null)]
    [InlineData(Act.OutOfCharacter, null)]
    [InlineData(Act.Read, "letter")]
    public void What_goes_on_in_the_player_s_head_shows_on_nobody(Act act, string? target) =>
        Assert.Empty(Seen("mara", ATurn.Of(act, target)));

    [Fact]
    public void What_cannot_be_shows_on_nobody()
    {
        var turn = ATurn.Of(new Intent("I lift the anvil", Act.Take, "anvil"));
        Assert.Equal(OutcomeKind.Impossible, turn.TheOutcome().Kind);
        Assert.Empty(Seen("mara", turn));
    }

    [Fact]
    public void In_the_dark_nobody_sees_what_the_other_does()
    {
        var turn = ATurn.Of(Act.Drop, "bread").In(InTheCellar);
        Assert.Equal(OutcomeKind.Dropped, turn.TheOutcome().Kind);
        Assert.Empty(Seen("mara", turn));
        Assert.Equal([OutcomeKind.Dropped], Seen("mara", turn.In(w => w.Having("lantern", "mara"))));
    }

    [Fact]
    public void Who_puts_out_the_light_by_leaving_with_it_was_seen()
    {
        static World Carrying(World world) => InTheCellar(world).Having("lantern", "player").Without("cellar-door", "locked");
        Assert.Equal([OutcomeKind.Moved], Seen("mara", ATurn.Of(Act.Go, "taproom").In(Carrying)));
    }

    [Fact]
    public void In_the_dark_one_hears_what_is_said() =>
        Assert.Equal([OutcomeKind.Spoke], Seen("jory", ATurn.Of(Act.Talk, "mara").In(InTheCellar).In(w => w.Placing("jory", "cellar"))));

    [Fact]
    public void In_the_dark_one_hears_the_din_of_a_fight_and_what_is_said_in_it_and_no_more()
    {
        var fight = ATurn.Of(Act.Attack, "mara").In(InTheCellar).In(w => w.Placing("jory", "cellar")).PlayedOut(_ => "talk");
        OutcomeKind[] heard = [.. Seen("jory", fight).Distinct().Order()];
        Assert.Contains(fight.Resolve().Outcomes, o => o.Kind == OutcomeKind.Beset);
        Assert.Equal([OutcomeKind.Struck, OutcomeKind.FightBegan, OutcomeKind.Parleyed, OutcomeKind.FightEnded], heard);
    }

    [Fact]
    public void In_the_dark_one_hears_who_comes_and_goes_and_what_befalls_and_is_said()
    {
        var leaving = ATurn.Of(Act.Go, "taproom").In(InTheCellar).In(w => w.Without("cellar-door", "locked"));
        Assert.Equal([OutcomeKind.Moved], Seen("mara", leaving));
        var thunder = ATurn.Of(Act.Drop, "bread").In(InTheCellar).In(w => w.Placing("jory", "cellar")).Befalling(Thunder)
            .Deciding("mara", Deed.Say, "player", speech: "warn", words: "Hark.");
        Assert.Equal([OutcomeKind.Befell, OutcomeKind.Said], Seen("jory", thunder));
    }

    [Fact]
    public void In_the_dark_one_feels_what_is_put_into_one_s_hand()
    {
        var turn = ATurn.Of(Act.Give, "bread", "mara").In(InTheCellar).In(w => w.Placing("jory", "cellar"));
        Assert.Equal([OutcomeKind.Gave], Seen("mara", turn));
        Assert.Empty(Seen("jory", turn));
    }

    [Fact]
    public void Leaving_is_seen_where_one_leaves_and_where_one_arrives()
    {
        var turn = ATurn.Of(Act.Go, "quay");
        Assert.Equal([OutcomeKind.Moved], Seen("mara", turn));
        Assert.Equal([OutcomeKind.Moved], Seen("jory", turn));
    }

    [Fact]
    public void A_door_on_the_way_is_seen_only_where_it_is()
    {
        var turn = ATurn.Of(Act.Go, "attic").In(w => w.Placing("player", "quay") with { Known = w.Known.Add("attic") });
        Assert.Equal([OutcomeKind.Moved], Seen("jory", turn));
        Assert.Equal([OutcomeKind.Moved, OutcomeKind.Opened, OutcomeKind.Moved], Seen("mara", turn));
    }

    [Fact]
    public void Of_a_hidden_player_nothing_shows_but_what_befalls_does()
    {
        var hidden = ATurn.Of(Act.Take, "iron-key").In(w => w.With(new Fact("player", "hidden"))).Befalling(Thunder);
        Assert.Equal([OutcomeKind.Befell], Seen("mara", hidden));
    }

    [Fact]
    public void Who_hides_well_is_not_seen_to_and_who_hides_badly_is()
    {
        Assert.Empty(Seen("mara", ATurn.Of(Act.Hide).GoingLike(Degree.Success)));
        Assert.Equal([OutcomeKind.Hid], Seen("mara", ATurn.Of(Act.Hide).GoingLike(Degree.Failure)));
    }

    [Fact]
    public void Who_strikes_from_hiding_is_seen() =>
        Assert.Contains(OutcomeKind.FightBegan, Seen("mara", ATurn.Of(Act.Attack, "mara").In(w => w.With(new Fact("player", "hidden")))));

    [Fact]
    public void Who_is_down_or_does_not_exist_sees_nothing()
    {
        Assert.Empty(Seen("mara", ATurn.Of(Act.Take, "iron-key").In(w => w.Changing("mara", c => c with { HitPoints = 0 }))));
        Assert.Empty(Seen("no-such-id", ATurn.Of(Act.Take, "iron-key")));
    }

    [Fact]
    public void Who_has_just_come_in_sees_what_follows()
    {
        var caller = Thunder with { Id = "caller", Then = [new Effect(EffectKind.CharacterGoes, "jory", "here")] };
        Assert.Equal([OutcomeKind.Befell, OutcomeKind.Took], Seen("jory", ATurn.Of(Act.Take, "iron-key").Befalling(caller)));
    }

    [Fact]
    public void What_others_do_is_witnessed_too()
    {
        var turn = ATurn.Of(Act.Wait).In(w => w.Placing("jory", "taproom")).Deciding("mara", Deed.Take, "iron-key");
        Assert.Equal([OutcomeKind.Waited, OutcomeKind.Took], Seen("jory", turn));
    }

    [Fact]
    public void After_a_storylet_has_carried_the_player_off_nobody_there_sees_more()
    {
        var tide = new Storylet("tide", "mishap", "The tide.", "", 100, 3, [], [new Effect(EffectKind.CharacterGoes, "player", "cove")]);
        Assert.Equal([OutcomeKind.Befell, OutcomeKind.Moved], Seen("mara", ATurn.Of(Act.Wait).Befalling(tide)));
    }

    [Theory]
    [InlineData(Act.Take, "iron-key", null, OutcomeKind.Took, 2)]
    [InlineData(Act.Give, "letter", "mara", OutcomeKind.Gave, 4)]
    [InlineData(Act.Talk, "mara", null, OutcomeKind.Spoke, 2)]
    public void What_matters_is_remembered_as_much_as_it_matters(Act act, string target, string? instrument, OutcomeKind what,
        int importance)
    {
        var after = (ATurn.Of(act, target, instrument) with { Number = 12 }).Resolve().After;
        Assert.Equal([new Memory(12, what, "player", target, null, importance)], after.Memories["mara"]);
        Assert.DoesNotContain("player", after.Memories.Keys);
    }

    [Fact]
    public void A_bystander_remembers_no_small_talk() => Assert.DoesNotContain("jory",
        ATurn.Of(Act.Talk, "mara").In(w => w.Placing("jory", "taproom")).Resolve().After.Memories.Keys);

    [Fact]
    public void What_was_meant_and_asked_and_learned_shows_on_nobody()
    {
        var question = new StoryletQuestion("Do you look?", [new("look", "look", "You look.", []), new("turn-away", "turn away", "No.", [])]);
        var asked = ATurn.Of(Act.Wait).Befalling(Thunder with { Asks = question }).Answering("look");
        Assert.Equal([OutcomeKind.Befell, OutcomeKind.Answered, OutcomeKind.Waited], Seen("mara", asked));
        var theft = Thunder with { Then = [new Effect(EffectKind.CharacterGoes, "jory", "here"), new(EffectKind.CharacterGoes, "mara", "quay")] };
        var overtaken = ATurn.Of(Act.Talk, "mara").Befalling(theft);
        Assert.Contains(overtaken.Resolve().Outcomes, o => o.Kind == OutcomeKind.Overtaken);
        Assert.Equal([OutcomeKind.Befell], Seen("jory", overtaken));
    }

    [Fact]
    public void What_befell_is_remembered_by_its_storylet() => Assert.Equal([new Memory(1, OutcomeKind.Befell, "", "thunder", null, 3)],
        ATurn.Of(Act.Wait).Befalling(Thunder).Resolve().After.Memories["mara"]);

    [Fact]
    public void Nobody_keeps_their_own_deeds_or_a_look_around()
    {
        Assert.Empty(ATurn.Of(Act.Wait).Deciding("mara", Deed.Take, "iron-key").Resolve().After.Memories);
        Assert.Empty(ATurn.Of(Act.Look).Resolve().After.Memories);
    }

    private static World InTheCellar(World world) => world.Placing("player", "cellar").Placing("mara", "cellar");

    private static IEnumerable<OutcomeKind> Seen(string who, Turn turn) =>
        Perception.WitnessedBy(turn.Resolve(), turn.Before, who).Select(o => o.Kind);
}
