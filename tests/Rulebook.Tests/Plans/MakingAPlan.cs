using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class MakingAPlan
{
    private static World Inn => AHarbourInn.World;

    private static Planned Of(Act act, string? target = null, string? instrument = null, string? topic = null, World? world = null) =>
        Plans.Of(world ?? Inn, new Intent("I do it", act, target, instrument, topic));

    private static IReadOnlyList<PlannedStep> Steps(Planned planned) => Assert.IsType<Planned.Possible>(planned).Plan.Steps;

    private static Refusal Refused(Planned planned) => Assert.IsType<Planned.Refused>(planned).Refusal;

    [Fact]
    public void Taking_is_one_step_with_the_thing() =>
        Assert.Equal([new PlannedStep(OutcomeKind.Took, "iron-key")], Steps(Of(Act.Take, "iron-key")));

    [Fact]
    public void Giving_names_the_thing_and_the_person() =>
        Assert.Equal([new PlannedStep(OutcomeKind.Gave, "letter", "mara")], Steps(Of(Act.Give, "mara", "letter")));

    [Fact]
    public void A_way_through_a_closed_door_opens_it_first() => Assert.Equal(
        [new PlannedStep(OutcomeKind.Opened, "attic"), new PlannedStep(OutcomeKind.Moved, "attic", "taproom")], Steps(Of(Act.Go, "attic")));

    [Fact]
    public void A_known_place_far_off_is_one_walk() =>
        Assert.Equal([new PlannedStep(OutcomeKind.Moved, "lighthouse", "taproom")], Steps(Of(Act.Go, "lighthouse")));

    [Fact]
    public void What_a_search_would_find_stays_hidden_in_its_plan()
    {
        var plan = Assert.Single(Steps(Of(Act.Search)));
        Assert.Equal(new PlannedStep(OutcomeKind.Searched, "taproom"), plan);
        Assert.Equal("loose-coin", ATurn.Of(Act.Search).TheOutcome().Other);
    }

    [Fact]
    public void A_lock_may_be_tried_by_force_and_a_locked_way_not_be_walked()
    {
        Assert.Equal([new PlannedStep(OutcomeKind.Opened, "cellar")], Steps(Of(Act.Open, "cellar-door")));
        Assert.Equal("locked", Refused(Of(Act.Go, "cellar")).Why);
    }

    [Fact]
    public void The_key_in_hand_is_the_nearest_thing_at_a_locked_door() =>
        Assert.Equal("iron-key", Refused(Of(Act.Go, "cellar", world: Inn.Having("iron-key", "player"))).Nearest);

    [Theory]
    [InlineData(Act.Take, "ladle", "not-yours")]
    [InlineData(Act.Take, "anvil", "fixed")]
    [InlineData(Act.Take, "ballast", "too-heavy")]
    [InlineData(Act.Take, "cask", "not-here")]
    [InlineData(Act.Drop, "iron-key", "not-carried")]
    [InlineData(Act.Go, "cove", "no-exit")]
    [InlineData(Act.Read, "knife", "not-readable")]
    [InlineData(Act.Talk, "jory", "not-here")]
    [InlineData(Act.Attack, "jory", "not-here")]
    [InlineData(Act.Attack, "player", "yourself")]
    [InlineData(Act.Attack, "anvil", "not-a-person")]
    public void What_cannot_be_is_refused_with_its_reason(Act act, string target, string why) =>
        Assert.Equal((why, target), (Refused(Of(act, target)).Why, Refused(Of(act, target)).Target));

    [Fact]
    public void A_refusal_says_what_was_meant() => Assert.Equal(new Refusal("not-here", null, "iron-key", "golden key"),
        Refused(Of(Act.Take, topic: "golden key")));

    [Fact]
    public void An_attack_is_planned_as_the_fight_that_it_begins()
    {
        Assert.Equal([new PlannedStep(OutcomeKind.FightBegan, "mara", "knife")], Steps(Of(Act.Attack, "mara")));
        Assert.Equal([new PlannedStep(OutcomeKind.FightBegan, "mara")],
            Steps(Of(Act.Attack, "mara", world: Inn.Having("knife", "cellar"))));
    }

    [Fact]
    public void A_weapon_used_on_somebody_is_an_attack() =>
        Assert.Equal([new PlannedStep(OutcomeKind.FightBegan, "mara", "knife")], Steps(Of(Act.Use, "knife", "mara")));

    [Fact]
    public void A_weapon_that_is_not_carried_is_no_weapon_to_attack_with() =>
        Assert.Equal("not-carried", Refused(Of(Act.Attack, "mara", "knife", world: Inn.Having("knife", "taproom"))).Why);

    [Theory]
    [InlineData(Act.Attack)]
    [InlineData(Act.Take)]
    public void Who_is_down_is_refused(Act act) =>
        Assert.Equal("down", Refused(Of(act, "mara", world: Inn.Changing("player", c => c with { HitPoints = 0 }))).Why);

    [Fact]
    public void Looking_taking_stock_and_asking_need_no_tick()
    {
        Assert.All([Act.Look, Act.Inventory, Act.AskMaster, Act.OutOfCharacter], act =>
            Assert.True(Plans.IsReadOnly(new Intent("", act))));
        Assert.All(Enum.GetValues<Act>().Except([Act.Look, Act.Inventory, Act.AskMaster, Act.OutOfCharacter]), act =>
            Assert.False(Plans.IsReadOnly(new Intent("", act))));
    }

    [Fact]
    public void Looking_for_something_or_for_a_while_takes_time()
    {
        Assert.False(Plans.IsReadOnly(new Intent("", Act.Look, "loose-coin")));
        Assert.False(Plans.IsReadOnly(new Intent("", Act.Look, Seconds: 600)));
    }
}
