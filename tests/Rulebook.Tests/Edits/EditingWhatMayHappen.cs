using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class EditingWhatMayHappen
{
    private static readonly APlayedTurn Played = APlayedTurn.Eventful;
    private static readonly MetaEvent Boy = Played.Read<MetaEventProposals>(AgentNames.MetaEvents).Candidates[0];
    private static readonly MetaEvent Ambush = Played.Read<MetaEventProposals>(AgentNames.MetaEvents).Candidates[1];
    private static readonly IReadOnlyList<MetaEventVerdict> Verdicts = Played.Read<MetaEventReview>(AgentNames.EventReview).Verdicts;

    [Fact]
    public void Whatever_is_possible_here_can_be_proposed_instead_and_so_can_nothing()
    {
        Accepts(Array.Empty<MetaEvent>());
        Accepts(Boy);
        Accepts(Ambush, Boy with { Probability = 1, Text = "A boy calls for help.", Because = "the tide is out", Stakes = "a life" });
        Accepts(new MetaEvent("gulls", "Gulls cry.", 85, "it is noisy", "nobody knows", "omen"));
    }

    [Fact]
    public void What_is_not_possible_here_and_now_cannot_be_proposed()
    {
        Refuses(Boy with { StoryletId = "wreck", Kind = "discovery" }, "storyletId", "'wreck' cannot happen here and now");
        Refuses(Boy with { StoryletId = "no-such-storylet" }, "storyletId", "'no-such-storylet' cannot happen here and now");
    }

    [Fact]
    public void Nothing_is_proposed_twice() => Played.Refuses(AgentNames.MetaEvents, "", new MetaEventProposals([Boy, Ambush, Boy]),
        "$.candidates[2].storyletId", "'boy' is there already");

    [Fact]
    public void At_most_five_things_may_happen() => Played.Refuses(AgentNames.MetaEvents, "",
        new MetaEventProposals([.. Enumerable.Repeat(Boy, 6)]), "$.candidates", "at most 5 things may happen in one turn");

    [Theory]
    [InlineData(1)]
    [InlineData(85)]
    public void A_probability_is_one_to_eighty_five_percent(int percent) => Accepts(Boy with { Probability = percent });

    [Theory]
    [InlineData(0)]
    [InlineData(86)]
    [InlineData(-5)]
    public void Nothing_is_certain_or_impossible(int percent) =>
        Refuses(Boy with { Probability = percent }, "probability", "a probability is 1 to 85 percent");

    [Fact]
    public void A_storylet_keeps_its_kind() => Refuses(Boy with { Kind = "omen" }, "kind", "'boy' is of the kind 'mishap'");

    [Theory]
    [InlineData("", "the text is empty")]
    [InlineData("A\tboy", "the text holds a control character (U+0009)")]
    public void What_it_says_can_be_read(string text, string why)
    {
        Refuses(Boy with { Text = text }, "text", why);
        Refuses(Boy with { Because = text }, "because", why);
        Refuses(Boy with { Stakes = text }, "stakes", why);
    }

    [Fact]
    public void What_it_says_has_at_most_five_hundred_characters()
    {
        string longest = new('a', 500), more = new('a', 501), why = "the text has 501 characters, and 500 are the most";
        Accepts(Boy with { Text = longest, Because = longest, Stakes = longest });
        Refuses(Boy with { Text = more }, "text", why);
        Refuses(Boy with { Because = more }, "because", why);
        Refuses(Boy with { Stakes = more }, "stakes", why);
    }

    [Fact]
    public void What_an_author_wrote_may_stay_however_long_it_is()
    {
        var authored = $"{new string('a', 600)}\n{new string('b', 600)}";
        var context = Canonical.Read<MetaEventsContext>(Played.Of(AgentNames.MetaEvents).Input);
        var input = Canonical.Write(context with
        {
            Possible = [.. context.Possible.Select(p => p with { Text = authored, Stakes = authored })],
        });

        Assert.IsType<EditOutcome.Accepted>(Send(Ambush with { Text = authored, Stakes = $"{authored}; you would win it" }));
        Assert.Equal("$.candidates[0].text", Assert.IsType<EditOutcome.AgainstTheRules>(Send(Boy with { Text = authored + "!" })).Field);
        Assert.Equal("$.candidates[0].stakes",
            Assert.IsType<EditOutcome.AgainstTheRules>(Send(Boy with { Text = authored, Stakes = $"{authored}; \n" })).Field);

        EditOutcome Send(MetaEvent candidate) => Edits.Check(Played.Turn, AgentNames.MetaEvents, "", input,
            Canonical.Write(new MetaEventProposals([candidate])));
    }

    [Fact]
    public void It_comes_to_blows_only_where_the_author_meant_it_to()
    {
        Accepts(Ambush with { Encounter = null });
        Refuses(Boy with { Encounter = Ambush.Encounter }, "encounter", "nobody comes to blows in 'boy'");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void How_often_a_fight_is_won_is_a_share_of_a_hundred(int percent) =>
        Accepts(With(new Encounter([new("wolf", 1)], percent, true)));

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public void How_often_a_fight_is_won_is_no_more_and_no_less(int percent) => Refuses(With(new Encounter([new("wolf", 1)], percent)),
        "encounter.winPercent", "a share of fights is 0 to 100 percent");

    [Fact]
    public void One_to_eight_creatures_of_the_bestiary_stand_in_a_fight()
    {
        Accepts(Against(new("wolf", 3), new FoeGroup("owlbear", 5)));
        Refuses(Against(new("wolf", 3), new FoeGroup("owlbear", 6)), "encounter.foes", "at most 8 foes stand in one fight");
        Refuses(Against(new("wolf", int.MaxValue), new FoeGroup("owlbear", int.MaxValue)), "encounter.foes",
            "at most 8 foes stand in one fight");
        Refuses(Against(), "encounter.foes", "a fight needs somebody to fight against");
        Refuses(Against(new("wolf", 1), new FoeGroup("owlbear", 0)), "encounter.foes[1].count", "there must be at least one of them");
        Refuses(Against(new FoeGroup("kraken-of-the-deep", 1)), "encounter.foes[0].creature", "the bestiary has no 'kraken-of-the-deep'");
        Refuses(Against(new("wolf", 1), new FoeGroup("wolf", 1)), "encounter.foes[1].creature",
            "'wolf' is there already: count them together");
    }

    [Fact]
    public void Each_candidate_has_one_verdict_in_its_place()
    {
        Accepts(Verdicts[0] with { Stands = false, Because = "off-tone: not today" }, Verdicts[1] with { Because = new string('a', 500) });
        Refuses([Verdicts[0]], "$.verdicts", "there must be one verdict for each candidate, in their order: 2");
        Refuses([.. Verdicts, Verdicts[0]], "$.verdicts", "there must be one verdict for each candidate, in their order: 2");
        Refuses([Verdicts[1], Verdicts[0]], "$.verdicts[0].storyletId", "the verdict in this place is about 'boy'");
        Refuses([Verdicts[0], Verdicts[0]], "$.verdicts[1].storyletId", "the verdict in this place is about 'ambush'");
    }

    [Fact]
    public void Each_verdict_has_a_reason_that_can_be_read()
    {
        Refuses([Verdicts[0], Verdicts[1] with { Because = "" }], "$.verdicts[1].because", "the text is empty");
        Refuses([Verdicts[0] with { Because = new string('a', 501) }, Verdicts[1]], "$.verdicts[0].because",
            "the text has 501 characters, and 500 are the most");
    }

    private static MetaEvent With(Encounter encounter) => Ambush with { Encounter = encounter };

    private static MetaEvent Against(params FoeGroup[] foes) => With(new Encounter(foes, 50));

    private static void Accepts(params MetaEvent[] candidates) =>
        Played.Accepts(AgentNames.MetaEvents, "", new MetaEventProposals(candidates));

    private static void Refuses(MetaEvent candidate, string member, string why) =>
        Played.Refuses(AgentNames.MetaEvents, "", new MetaEventProposals([candidate]), $"$.candidates[0].{member}", why);

    private static void Accepts(params MetaEventVerdict[] verdicts) =>
        Played.Accepts(AgentNames.EventReview, "", new MetaEventReview(verdicts));

    private static void Refuses(MetaEventVerdict[] verdicts, string field, string why) =>
        Played.Refuses(AgentNames.EventReview, "", new MetaEventReview(verdicts), field, why);
}
