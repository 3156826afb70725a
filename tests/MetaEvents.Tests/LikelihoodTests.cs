using Storyteller.Contracts;
using Storyteller.MetaEvents.Proposing;
using Storyteller.Rulebook;
using static Storyteller.MetaEvents.Tests.ProposingSituations;

namespace Storyteller.MetaEvents.Tests;

public sealed class LikelihoodTests
{
    [Fact]
    public void The_quieter_it_has_been_the_likelier_something_is()
    {
        var last = 0;
        for (var quiet = 0; quiet <= 30; quiet++)
        {
            var now = Percent(Tick(Storylet("gulls")) with { QuietTicks = quiet });
            Assert.True(now >= last, $"{now} % after {quiet} quiet ticks, {last} % before");
            last = now;
        }
        Assert.InRange(last, 25, 60);
    }

    [Fact]
    public void Right_after_something_the_same_span_brings_less()
    {
        var hour = Tick(Storylet("gulls", perDay: 300), Storylet("wolves", "threat", 300)) with { Seconds = 3600 };

        var after = hour with { QuietTicks = 0 };

        Assert.True(PercentOf("gulls", after) < PercentOf("gulls", hour with { QuietTicks = 6, Act = Act.Inventory }));
        Assert.True(PercentOf("wolves", after) < PercentOf("gulls", after));
    }

    [Fact]
    public void A_night_outlasts_the_rest_that_follows_an_event()
    {
        var night = Tick(Storylet("gulls")) with { Seconds = 28_800, Act = Act.Inventory };

        var inQuiet = Percent(night with { QuietTicks = 6 });

        Assert.InRange(Percent(night with { QuietTicks = 0 }), inQuiet - 4, inQuiet);
    }

    [Fact]
    public void What_has_happened_lately_is_rarer_and_recovers()
    {
        int After(int? ticks) => Percent(Tick(Storylet("gulls", ticksSince: ticks)) with { Seconds = 28_800, QuietTicks = 4 });

        Assert.Equal(0, After(0));
        Assert.Equal(0, After(-3));
        Assert.True(After(1) < After(4) && After(4) < After(12) && After(12) < After(40));
        Assert.Equal(After(null), After(int.MaxValue));
        Assert.InRange(After(8) * 2, After(null) - 3, After(null) + 6);
    }

    [Fact]
    public void Noise_draws_danger_and_quiet_keeps_it_away()
    {
        int Wolves(Act act, Manner manner) =>
            Percent(Tick(Storylet("wolves", "threat")) with { Seconds = 28_800, QuietTicks = 6, Act = act, Manner = manner });

        Assert.True(Wolves(Act.Go, Manner.Quiet) < Wolves(Act.Go, Manner.Plain));
        Assert.True(Wolves(Act.Go, Manner.Plain) < Wolves(Act.Go, Manner.Forceful));
        Assert.True(Wolves(Act.Hide, Manner.Plain) < Wolves(Act.Wait, Manner.Plain));
        Assert.True(Wolves(Act.Attack, Manner.Plain) > Wolves(Act.Wait, Manner.Plain));
    }

    [Fact]
    public void Who_searches_finds_who_talks_hears_and_who_takes_care_stumbles_less()
    {
        int Of(string kind, Act act, Manner manner = Manner.Plain) =>
            Percent(Tick(Storylet("it", kind)) with { Seconds = 28_800, QuietTicks = 6, Act = act, Manner = manner });

        Assert.True(Of("discovery", Act.Search) > Of("discovery", Act.Wait));
        Assert.True(Of("discovery", Act.Search, Manner.Careful) > Of("discovery", Act.Search));
        Assert.True(Of("rumour", Act.Talk) > Of("rumour", Act.Wait));
        Assert.True(Of("mishap", Act.Go, Manner.Careful) < Of("mishap", Act.Go));
        Assert.True(Of("mishap", Act.Go, Manner.Hasty) > Of("mishap", Act.Go));
        Assert.Equal(Of("kindness", Act.Wait), Of("kindness", Act.Talk));
    }

    [Theory]
    [InlineData(Act.AskMaster)]
    [InlineData(Act.OutOfCharacter)]
    [InlineData(Act.Inventory)]
    public void A_word_to_the_game_master_makes_nothing_happen(Act act) =>
        Assert.Empty(Proposed(Tick(Place()) with { Act = act, Seconds = 3, QuietTicks = 30 }));

    [Fact]
    public void A_world_that_offers_little_is_not_pressed_for_more()
    {
        var often = Percent(Tick(Storylet("gulls", perDay: 100)) with { QuietTicks = 10 });
        var seldom = Percent(Tick(Storylet("comet", perDay: 20)) with { QuietTicks = 10 });

        Assert.InRange(seldom, 1, often / 3);
    }

    private static IReadOnlyList<MetaEvent> Proposed(MetaEventsContext context) =>
        MetaEventsRules.Propose(context, new Chance(7)).Candidates;

    private static int Percent(MetaEventsContext context) => Proposed(context) is [var only] ? only.Probability : 0;

    private static int PercentOf(string id, MetaEventsContext context) =>
        Proposed(context).FirstOrDefault(candidate => candidate.StoryletId == id)?.Probability ?? 0;
}
