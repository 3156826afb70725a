using Storyteller.Contracts;
using Storyteller.MetaEvents.Proposing;
using Storyteller.Rulebook;
using static Storyteller.MetaEvents.Tests.ProposingSituations;

namespace Storyteller.MetaEvents.Tests;

public sealed class MetaEventsRulesTests
{
    private static readonly Chance Chance = new(7);

    [Fact]
    public void Where_nothing_is_possible_nothing_is_proposed() =>
        Assert.Empty(Proposed(Tick() with { Seconds = 86_400, QuietTicks = 20 }));

    [Fact]
    public void A_candidate_says_what_the_storylet_says()
    {
        var storylet = Storylet("gulls", "omen", 200, null, "it is morning", "you are on the coast", "the sky is clear");

        var candidate = Assert.Single(Proposed(Tick(storylet) with { Seconds = 28_800, QuietTicks = 4 }));

        Assert.Equal((storylet.Id, storylet.Text), (candidate.StoryletId, candidate.Text));
        Assert.Equal((storylet.Stakes, storylet.Kind), (candidate.Stakes, candidate.Kind));
        Assert.Equal("it is morning, you are on the coast and the sky is clear", candidate.Because);
    }

    [Fact]
    public void A_long_quiet_is_part_of_the_reason_and_a_storylet_without_conditions_has_one_too()
    {
        Assert.Equal("it is morning and nothing has happened for a while",
            Assert.Single(Proposed(Tick(Storylet("gulls", holds: "it is morning")) with { QuietTicks = 8 })).Because);
        Assert.Equal("it can happen anywhere and at any time",
            Assert.Single(Proposed(Tick(Storylet("gulls")) with { Seconds = 28_800, QuietTicks = 0 })).Because);
    }

    [Theory]
    [InlineData(100, 28_800, 28)]
    [InlineData(100, 86_400, 63)]
    [InlineData(150, 3_600, 6)]
    [InlineData(300, 600, 2)]
    [InlineData(1000, 2_592_000, 85)]
    public void The_chance_of_time_alone_follows_the_rate(int perDay, int seconds, int percent)
    {
        // Going through one's belongings is no turn of the story's, so that time alone counts.
        var context = Tick(Storylet("rate", "omen", perDay)) with { Seconds = seconds, QuietTicks = 4, Act = Act.Inventory };

        Assert.Equal(percent, Assert.Single(Proposed(context)).Probability);
    }

    [Fact]
    public void What_rounds_to_nothing_is_not_proposed() =>
        Assert.Empty(Proposed(Tick(Storylet("comet", perDay: 10)) with { QuietTicks = 0 }));

    [Fact]
    public void A_long_tick_proposes_five_different_kinds_the_likelier_first()
    {
        var candidates = Proposed(Tick(Place()) with { Seconds = 28_800, QuietTicks = 6 });

        Assert.Equal(5, candidates.Count);
        Assert.Equal(5, candidates.Select(candidate => candidate.Kind).Distinct().Count());
        Assert.Equal(candidates.OrderByDescending(candidate => candidate.Probability), candidates);
    }

    [Fact]
    public void Where_there_are_few_kinds_one_may_come_twice_after_the_others()
    {
        var candidates = Proposed(Tick(Storylet("a", "omen", 300), Storylet("b", "omen", 200), Storylet("c", "arrival", 100))
            with { Seconds = 28_800, Act = Act.Inventory, QuietTicks = 5 });

        Assert.Equal(["a", "c", "b"], candidates.Select(candidate => candidate.StoryletId));
    }

    [Fact]
    public void Chance_lets_even_the_rarer_come_up_in_short_ticks()
    {
        var seen = Enumerable.Range(0, 2000)
            .SelectMany(seed => MetaEventsRules.Propose(Tick(Place()) with { QuietTicks = 6 }, new Chance((ulong)seed)).Candidates)
            .Select(candidate => candidate.StoryletId).Distinct();

        Assert.Equal(12, seen.Count());
    }

    [Fact]
    public void The_order_in_which_the_possible_is_listed_does_not_matter()
    {
        var context = Tick(Place()) with { Seconds = 28_800, QuietTicks = 9 };

        Assert.Equal(Canonical.Write(MetaEventsRules.Propose(context, Chance)),
            Canonical.Write(MetaEventsRules.Propose(context with { Possible = [.. context.Possible.Reverse()] }, Chance)));
    }

    [Fact]
    public async Task Any_context_has_one_answer_within_the_documented_ranges()
    {
        var agent = new MetaEventsAgent();
        for (var n = 0; n < 5000; n++)
        {
            var chance = new Chance(31).For(n);
            var context = Random(chance);
            var proposals = await agent.Think(context, chance, TestContext.Current.CancellationToken);
            var again = await agent.Think(Canonical.Read<MetaEventsContext>(Canonical.Write(context)), new Chance(chance.Seed), default);

            Assert.Equal(Canonical.Write(proposals), Canonical.Write(again));
            Assert.InRange(proposals.Candidates.Count, 0, 5);
            Assert.Distinct(proposals.Candidates.Select(candidate => candidate.StoryletId));
            Assert.All(proposals.Candidates, candidate => Assert.InRange(candidate.Probability, 1, 85));
            Assert.All(proposals.Candidates, candidate => Assert.NotEmpty(candidate.Because));
            Assert.All(proposals.Candidates, candidate => Assert.Contains(context.Possible, it => it.Id == candidate.StoryletId));
        }
    }

    private static IReadOnlyList<MetaEvent> Proposed(MetaEventsContext context) =>
        MetaEventsRules.Propose(context, Chance).Candidates;
}
