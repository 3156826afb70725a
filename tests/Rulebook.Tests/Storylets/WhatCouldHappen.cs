using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class WhatCouldHappen
{
    private static readonly World World = AHarbourInn.World with { Tick = 5 };

    [Theory]
    [InlineData(ConditionKind.Biome, "town", "coast", "you are in town")]
    [InlineData(ConditionKind.At, "taproom", "quay", "you are at the taproom of the Anchor")]
    [InlineData(ConditionKind.NotAt, "quay", "taproom", "you are not at Herring Quay")]
    [InlineData(ConditionKind.Shelter, "indoors", "outdoors", "you are indoors")]
    [InlineData(ConditionKind.DayPart, "Morning", "Night", "it is morning")]
    [InlineData(ConditionKind.Weather, "Clear", "Rain", "the sky is clear")]
    [InlineData(ConditionKind.NotWeather, "Rain", "Clear", "it is not raining")]
    [InlineData(ConditionKind.Present, "mara", "jory", "Mara Venn is here")]
    [InlineData(ConditionKind.Present, "anyone", "nobody-known", "somebody is here")]
    [InlineData(ConditionKind.Absent, "jory", "mara", "the old fisherman is not here")]
    [InlineData(ConditionKind.Carries, "letter", "iron-key", "you carry the sealed letter")]
    [InlineData(ConditionKind.Unfound, "bottle", "letter", "the message in a bottle has not turned up yet")]
    [InlineData(ConditionKind.Fact, "cellar-door is locked", "attic-door is locked", "the cellar door is locked")]
    [InlineData(ConditionKind.NotFact, "attic-door is locked", "cellar-door is locked", "the trapdoor is not locked")]
    [InlineData(ConditionKind.AfterTick, "5", "6", "the story is past its beginning")]
    public void A_condition_that_holds_is_said_and_one_that_fails_rules_it_out(ConditionKind kind, string holding, string failing,
        string clause)
    {
        Assert.Equal([clause], Assert.Single(Possible(new Condition(kind, holding))).Holds);
        Assert.Empty(Possible(new Condition(kind, failing)));
    }

    [Theory]
    [InlineData(ConditionKind.Weather, "hail")]
    [InlineData(ConditionKind.NotWeather, "hail")]
    [InlineData(ConditionKind.AfterTick, "soon")]
    [InlineData(ConditionKind.Fact, "locked")]
    [InlineData(ConditionKind.NotFact, "locked")]
    public void A_condition_that_cannot_be_read_never_holds(ConditionKind kind, string value) =>
        Assert.Empty(Possible(new Condition(kind, value)));

    [Fact]
    public void The_player_does_not_count_as_anyone() =>
        Assert.Empty(PossibleStorylets.In(World.Placing("mara", "attic"),
            [Storylet("a", when: new Condition(ConditionKind.Present, "anyone"))], new Chance(1)));

    [Theory]
    [InlineData(3, 2, false)]
    [InlineData(3, 3, true)]
    [InlineData(1, 0, false)]
    [InlineData(1, 1, true)]
    [InlineData(0, 4, false)]
    public void A_storylet_rests_for_its_cooldown_and_without_one_for_good(int cooldown, int ticksSince, bool possible)
    {
        var world = World with { LastHappened = World.LastHappened.Add("a", World.Tick - ticksSince) };
        var found = PossibleStorylets.In(world, [Storylet("a", cooldown: cooldown)], new Chance(1));
        Assert.Equal(possible, found.Count == 1);
        if (possible) Assert.Equal(ticksSince, found[0].TicksSince);
    }

    [Fact]
    public void What_never_happened_has_no_ticks_since() => Assert.Null(Assert.Single(Possible()).TicksSince);

    [Theory]
    [InlineData("Rain beats on {place}. {place} shakes.", "Rain beats on the taproom of the Anchor. The taproom of the Anchor shakes.")]
    [InlineData("{someone} looks up, and so does {someone}.", "Mara Venn looks up, and so does Mara Venn.")]
    [InlineData("The {place} is quiet.", "The taproom of the Anchor is quiet.")]
    [InlineData("“{place}!” someone calls.", "“The taproom of the Anchor!” someone calls.")]
    [InlineData("Nothing stirs.", "Nothing stirs.")]
    public void Slots_are_filled_with_an_article_and_capitalised_at_the_start_of_a_sentence(string text, string filled) =>
        Assert.Equal(filled, Assert.Single(PossibleStorylets.In(World, [Storylet("a", text)], new Chance(1))).Text);

    [Fact]
    public void Nothing_happens_to_someone_where_nobody_is_awake()
    {
        var asleep = World.Changing("mara", c => c with { HitPoints = 0 });
        Assert.Empty(PossibleStorylets.In(asleep, [Storylet("a", "{someone} coughs.")], new Chance(1)));
    }

    [Fact]
    public void Who_someone_is_hangs_on_the_storylet_and_the_seed_alone()
    {
        var world = World.Placing("jory", "taproom");
        Storylet[] two = [Storylet("a", "{someone} coughs."), Storylet("b", "{someone} coughs.")];
        foreach (var seed in Enumerable.Range(1, 30).Select(n => new Chance((ulong)n)))
            Assert.Equal(PossibleStorylets.In(world, two, seed)[1].Text, Assert.Single(PossibleStorylets.In(world, [two[1]], seed)).Text);
        var named = Enumerable.Range(1, 30).Select(n => PossibleStorylets.In(world, two, new Chance((ulong)n))[0].Text).Distinct()
            .Order(StringComparer.Ordinal);
        Assert.Equal(["Mara Venn coughs.", "The old fisherman coughs."], named);
    }

    [Fact]
    public void They_come_in_order_of_their_ids() =>
        Assert.Equal(["a", "b", "c"], PossibleStorylets.In(World, [Storylet("c"), Storylet("a"), Storylet("b")], new Chance(1))
            .Select(p => p.Id));

    [Fact]
    public void What_brings_a_fight_says_so()
    {
        var fight = new StoryletFight(["wolf"], Surprise: true);

        Assert.Equal(fight, Assert.Single(PossibleStorylets.In(World, [Storylet("a") with { Fight = fight }], new Chance(1))).Fight);
        Assert.Null(Assert.Single(Possible()).Fight);
    }

    private static IReadOnlyList<PossibleStorylet> Possible(params Condition[] when) =>
        PossibleStorylets.In(World, [Storylet("a", when: when)], new Chance(1));

    private static Storylet Storylet(string id, string text = "Something stirs.", int cooldown = 3, params Condition[] when) =>
        new(id, "omen", text, "it may matter", 100, cooldown, when, []);
}
