using Storyteller.Contracts;
using Storyteller.MetaEvents.Proposing;
using Storyteller.MetaEvents.Reviewing;
using Storyteller.Rulebook;
using static Storyteller.MetaEvents.Tests.FightingSituations;
using static Storyteller.MetaEvents.Tests.ProposingSituations;

namespace Storyteller.MetaEvents.Tests;

/// <summary>Storylets that bring a fight, from a threat to a fair one.</summary>
public sealed class FightTests
{
    private static readonly string[] Beasts = ["wolf", "jackal", "giant-rat", "boar"];

    [Fact]
    public void A_fight_is_sized_so_that_the_party_wins_it_more_often_than_not()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            var encounter = Assert.Single(Proposed(Night(Fight("wolves", 200, Beasts)), seed)).Encounter!;

            Assert.InRange(encounter.WinPercent, 55, 85);
            Assert.NotEmpty(encounter.Foes);
            Assert.All(encounter.Foes, foe => Assert.Contains(foe.Creature, Beasts));
            Assert.All(encounter.Foes, foe => Assert.InRange(foe.Count, 1, 20));
        }
    }

    [Fact]
    public void The_stakes_say_how_the_fight_stands()
    {
        var candidate = Assert.Single(Proposed(Night(Fight("wolves", 200, Beasts))));

        Assert.Matches("^wolves may matter; you would win such a fight (six|seven|eight|nine) times in ten$", candidate.Stakes);
    }

    [Fact]
    public void Who_can_beat_nothing_is_offered_no_fight()
    {
        var candidates = Proposed(Night(Fight("wolves", 200, Beasts), Storylet("gulls", perDay: 200)) with { Party = [Feeble] });

        Assert.Equal("gulls", Assert.Single(candidates).StoryletId);
    }

    [Fact]
    public void What_cannot_be_made_fair_leaves_its_place_to_the_next()
    {
        var crowd = Night([.. Place(), Fight("wolves", 900, Beasts)]);

        Assert.Equal("wolves", Proposed(crowd)[0].StoryletId);
        Assert.Equal(5, Proposed(crowd with { Party = [Feeble] }).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_nobody_could_fight_for_the_player_no_fight_is_offered(bool empty) =>
        Assert.Empty(Proposed(Night(Fight("wolves", 200, Beasts)) with { Party = empty ? [] : null }));

    [Fact]
    public void Any_creature_of_the_ground_may_come_where_none_is_named()
    {
        var encounter = Assert.Single(Proposed(Night(Fight("noises", 200)))).Encounter!;

        Assert.NotEmpty(encounter.Foes);
        Assert.DoesNotContain(encounter.Foes, foe => foe.Creature == "giant-crab");
    }

    [Fact]
    public void Where_no_creature_lives_none_comes() =>
        Assert.Empty(Proposed(Night(Fight("noises", 200)) with { Biome = "nowhere" }));

    [Fact]
    public void An_ambush_stays_one()
    {
        var ambush = Fight("wolves", 200, Beasts) with { Fight = new StoryletFight(Beasts, Surprise: true) };

        Assert.True(Assert.Single(Proposed(Night(ambush))).Encounter!.Surprise);
        Assert.False(Assert.Single(Proposed(Night(Fight("wolves", 200, Beasts)))).Encounter!.Surprise);
    }

    [Fact]
    public void The_same_seed_sizes_the_same_whatever_else_is_possible()
    {
        for (ulong seed = 0; seed < 10; seed++)
        {
            var alone = Assert.Single(Proposed(Night(Fight("wolves", 200, Beasts)), seed)).Encounter;
            var among = Proposed(Night(Fight("wolves", 200, Beasts), Storylet("gulls", perDay: 300)), seed)
                .Single(candidate => candidate.StoryletId == "wolves").Encounter;

            Assert.Equal(Canonical.Write(alone), Canonical.Write(among));
        }
    }

    [Fact]
    public void Other_seeds_bring_other_foes() =>
        Assert.InRange(Enumerable.Range(0, 20).Select(seed => Canonical.Write(
            Assert.Single(Proposed(Night(Fight("wolves", 200, Beasts)), (ulong)seed)).Encounter)).Distinct().Count(), 2, 20);

    [Fact]
    public void What_does_not_fight_needs_no_party()
    {
        var candidate = Assert.Single(Proposed(Night(Storylet("gulls", perDay: 200)) with { Party = null }));

        Assert.Null(candidate.Encounter);
        Assert.Equal("gulls may matter", candidate.Stakes);
    }

    [Fact]
    public void Of_two_fights_in_one_tick_one_stands()
    {
        var candidates = Proposed(Night(Fight("wolves", 200, Beasts), Fight("boars", 300, Beasts)));

        Assert.Equal(2, candidates.Count);
        Assert.Equal([true, false], Judged(10, [.. candidates]).Select(verdict => verdict.Stands));
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(2, false)]
    public void Who_is_badly_hurt_is_spared(int hitPoints, bool stands) =>
        Assert.Equal([stands], Judged(hitPoints, Brawl("threat")).Select(verdict => verdict.Stands));

    [Fact]
    public void Only_a_threat_comes_to_blows()
    {
        var verdicts = Judged(10, Brawl("arrival"), Brawl("threat"));

        Assert.Equal([false, true], verdicts.Select(verdict => verdict.Stands));
        Assert.Equal("impossible: only a threat comes to blows", verdicts[0].Because);
    }

    [Fact]
    public void In_brief_play_it_comes_to_blows_now_and_then()
    {
        PossibleStorylet[] ground = [.. Place(), Fight("wolves", 60, Beasts), Fight("boars", 30, "boar", "jackal")];
        var played = Enumerable.Range(0, 5).Select(n => Playthrough.Of((ulong)n, 400, 30, ground)).ToArray();
        var fights = played.SelectMany(p => p.Happened).Where(e => e.Encounter is not null).ToArray();

        // In 2,000 ticks of half a minute, about 200 of which meet anything.
        Assert.InRange(fights.Length, 8, 40);
        Assert.All(fights, fight => Assert.InRange(fight.Encounter!.WinPercent, 55, 85));
        Assert.InRange(played.SelectMany(p => p.Gaps).Average(), 8.0, 12.0);
    }

    private static MetaEvent Brawl(string kind) => new($"brawl-{kind}", "Somebody swings.", 10, "it is night", "it may hurt", kind,
        new Encounter([new FoeGroup("bandit", 1)], 70));

    private static IReadOnlyList<MetaEventVerdict> Judged(int hitPoints, params MetaEvent[] candidates) =>
        EventReviewRules.Review(new(candidates, [], false, Weather.Clear, DayPart.Night, hitPoints, 8)).Verdicts;

    private static IReadOnlyList<MetaEvent> Proposed(MetaEventsContext context, ulong seed = 7) =>
        MetaEventsRules.Propose(context, new Chance(seed)).Candidates;
}
