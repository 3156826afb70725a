using Storyteller.Contracts;
using Storyteller.MetaEvents.Reviewing;
using Storyteller.Rulebook;

namespace Storyteller.MetaEvents.Tests;

public sealed class EventReviewRulesTests
{
    private static readonly EventReviewContext Calm = new([], [], false, Weather.Clear, DayPart.Morning, 10, 10);

    [Fact]
    public void Nothing_proposed_is_nothing_to_judge() => Assert.Empty(EventReviewRules.Review(Calm).Verdicts);

    [Fact]
    public void What_fits_stands_with_a_reason()
    {
        var verdict = Assert.Single(Judged(Calm, Of("gulls", "omen")));

        Assert.True(verdict.Stands);
        Assert.Equal(("gulls", "it fits, and nothing of its kind has happened lately"), (verdict.StoryletId, verdict.Because));
    }

    [Fact]
    public void The_kind_that_happened_last_is_dropped_where_there_is_another()
    {
        var verdicts = Judged(Calm with { RecentKinds = ["omen", "arrival"] }, Of("gulls", "omen"), Of("pedlar", "arrival"));

        Stand(verdicts, false, true);
        Assert.StartsWith("repeated", verdicts[0].Because);
    }

    [Fact]
    public void The_kind_that_happened_last_stands_where_there_is_no_other() =>
        Stand(Judged(Calm with { RecentKinds = ["omen"] }, Of("gulls", "omen"), Of("comet", "omen")), true, true);

    [Fact]
    public void The_same_event_does_not_stand_twice()
    {
        var verdicts = Judged(Calm, Of("gulls", "omen"), Of("gulls", "omen"));

        Stand(verdicts, true, false);
        Assert.StartsWith("repeated", verdicts[1].Because);
    }

    [Fact]
    public void One_threat_is_enough()
    {
        var verdicts = Judged(Calm, Of("wolves", "threat"), Of("bandits", "threat"), Of("gulls", "omen"));

        Stand(verdicts, true, false, true);
        Assert.StartsWith("stacked", verdicts[1].Because);
    }

    [Fact]
    public void Two_events_are_enough()
    {
        var verdicts = Judged(Calm, Of("gulls", "omen"), Of("pedlar", "arrival"), Of("coin", "discovery"));

        Stand(verdicts, true, true, false);
        Assert.StartsWith("stacked", verdicts[2].Because);
    }

    [Fact]
    public void What_is_dropped_leaves_its_place_to_the_next()
    {
        var hurt = Calm with { PlayerHitPoints = 1, RecentKinds = ["omen"] };

        var verdicts = Judged(hurt, Of("wolves", "threat"), Of("gulls", "omen"), Of("pedlar", "arrival"), Of("coin", "discovery"));

        Stand(verdicts, false, false, true, true);
    }

    [Fact]
    public void No_weather_comes_indoors()
    {
        var verdicts = Judged(Calm with { Indoors = true }, Of("shower", "weather", "It begins to rain."), Of("pedlar", "arrival"));

        Stand(verdicts, false, true);
        Assert.StartsWith("impossible", verdicts[0].Because);
    }

    [Theory]
    [InlineData("It begins to rain.", Weather.Rain, false)]
    [InlineData("It begins to rain.", Weather.Clear, true)]
    [InlineData("Fog rolls in from the sea.", Weather.Fog, false)]
    [InlineData("The rain stops.", Weather.Rain, true)]
    [InlineData("The rain turns to snow.", Weather.Rain, true)]
    [InlineData("The wind turns.", Weather.Storm, true)]
    public void Weather_that_is_there_already_does_not_come(string text, Weather now, bool stands) =>
        Stand(Judged(Calm with { Weather = now }, Of("sky", "weather", text)), stands);

    [Fact]
    public void A_storm_in_a_storm_is_only_refused_as_weather() =>
        Stand(Judged(Calm with { Weather = Weather.Storm }, Of("wreck", "discovery", "The storm has washed up a chest.")), true);

    [Fact]
    public void The_sky_changes_once_in_a_tick() =>
        Stand(Judged(Calm, Of("shower", "weather", "It begins to rain."), Of("mist", "weather", "Fog rolls in.")), true, false);

    [Theory]
    [InlineData(10, 10, true)]
    [InlineData(3, 10, true)]
    [InlineData(2, 8, false)]
    [InlineData(0, 8, false)]
    [InlineData(int.MaxValue, int.MaxValue, true)]
    public void A_threat_is_off_tone_for_who_has_a_quarter_of_their_strength_or_less(int hitPoints, int maximum, bool stands)
    {
        var hurt = Calm with { PlayerHitPoints = hitPoints, PlayerMaxHitPoints = maximum };
        var verdicts = Judged(hurt, Of("wolves", "threat"), Of("healer", "kindness"));

        Stand(verdicts, stands, true);
        if (!stands) Assert.StartsWith("off-tone", verdicts[0].Because);
    }

    [Fact]
    public async Task Any_proposals_get_one_verdict_each_in_their_order()
    {
        var agent = new EventReviewAgent();
        for (var n = 0; n < 5000; n++)
        {
            var chance = new Chance(53).For(n);
            var context = Random(chance);
            var review = await agent.Think(context, chance, TestContext.Current.CancellationToken);
            var again = await agent.Think(Canonical.Read<EventReviewContext>(Canonical.Write(context)), new Chance(1), default);
            var standing = context.Candidates.Where((_, i) => review.Verdicts[i].Stands).ToArray();

            Assert.Equal(Canonical.Write(review), Canonical.Write(again));
            Assert.Equal(context.Candidates.Select(c => c.StoryletId), review.Verdicts.Select(v => v.StoryletId));
            Assert.All(review.Verdicts, verdict => Assert.NotEmpty(verdict.Because));
            Assert.InRange(standing.Length, 0, EventReviewRules.MostStanding);
            Assert.InRange(standing.Count(c => c.Kind == "threat"), 0, 1);
            if (context.Indoors) Assert.DoesNotContain(standing, c => c.Kind == "weather");
            if (context.PlayerHitPoints * 4 <= context.PlayerMaxHitPoints) Assert.DoesNotContain(standing, c => c.Kind == "threat");
        }
    }

    private static EventReviewContext Random(Chance chance)
    {
        string[] texts = ["", "It begins to rain.", "The fog lifts.", "Snow falls on the storm.", "Ünd so weiter…", "Wolves!"];
        var candidates = Enumerable.Range(0, chance.For("count").Below(9)).Select(n => Of($"s{chance.For("id").Below(6, n)}",
            chance.For("kind").Pick(ProposingSituations.Kinds, n), chance.For("text").Pick(texts, n)));
        var recent = Enumerable.Range(0, chance.For("recent").Below(5)).Select(n => chance.For("was").Pick(ProposingSituations.Kinds, n));
        return new([.. candidates], [.. recent], chance.For("indoors").Percent(40), chance.For("weather").Pick(Enum.GetValues<Weather>()),
            DayPart.Night, chance.For("left").Below(13), 12);
    }

    private static MetaEvent Of(string id, string kind, string text = "Something happens.") =>
        new(id, text, 10, "it is morning", "it may matter", kind);

    private static IReadOnlyList<MetaEventVerdict> Judged(EventReviewContext context, params MetaEvent[] candidates) =>
        EventReviewRules.Review(context with { Candidates = candidates }).Verdicts;

    private static void Stand(IReadOnlyList<MetaEventVerdict> verdicts, params bool[] stand) =>
        Assert.Equal(stand, verdicts.Select(verdict => verdict.Stands));
}
