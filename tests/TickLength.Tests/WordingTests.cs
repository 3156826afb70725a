using Storyteller.TickLength.Timing;

namespace Storyteller.TickLength.Tests;

public sealed class WordingTests
{
    [Theory]
    [InlineData(0, "no time")]
    [InlineData(-3, "no time")]
    [InlineData(1, "1 second")]
    [InlineData(59, "59 seconds")]
    [InlineData(60, "1 minute")]
    [InlineData(90, "1 minute and 30 seconds")]
    [InlineData(3600, "1 hour")]
    [InlineData(3601, "1 hour")]
    [InlineData(7260, "2 hours and 1 minute")]
    [InlineData(86_400, "1 day")]
    [InlineData(90_000, "1 day and 1 hour")]
    [InlineData(2_592_000, "30 days")]
    public void A_span_is_read_in_its_two_largest_units(long seconds, string read) => Assert.Equal(read, Durations.Read(seconds));

    [Theory]
    [InlineData("I CLIMB the wall", "climb", true)]
    [InlineData("climbing, slowly", "climb", true)]
    [InlineData("she juggles", "juggle", true)]
    [InlineData("juggling knives", "juggle", true)]
    [InlineData("begging for mercy", "beg", true)]
    [InlineData("bribed him", "bribe", true)]
    [InlineData("the climber", "climb", false)]
    [InlineData("", "climb", false)]
    [InlineData("begin", "beg", false)]
    public void A_word_is_found_in_its_forms_and_not_in_other_words(string text, string stem, bool found) =>
        Assert.Equal(found, TextWords.Names(text, stem));

    [Theory]
    [InlineData("until")]
    [InlineData("wait until mara comes")]
    [InlineData("wait for dawn")]
    [InlineData("")]
    public void A_text_without_a_time_of_day_waits_for_none(string text) => Assert.Null(DayTimes.Until(text, 0));

    [Fact]
    public void Every_time_of_day_is_at_most_a_day_away_from_any_second()
    {
        foreach (var name in (string[])["dawn", "morning", "noon", "afternoon", "evening", "night", "midnight"])
            for (long clock = 0; clock < 2 * 86_400; clock += 599)
                Assert.InRange(DayTimes.Until($"until {name}", clock)!.Value.Seconds, 1, 86_400);
    }
}
