using Storyteller.Contracts;
using Storyteller.Narrator.Narrating;
using static Storyteller.Narrator.Tests.AMoment;
using static Storyteller.Narrator.Tests.Telling;

namespace Storyteller.Narrator.Tests;

public sealed class FortunesTests
{
    [Theory]
    [InlineData(0, "nothing")]
    [InlineData(-3, "nothing")]
    [InlineData(1, "one copper")]
    [InlineData(10, "one silver")]
    [InlineData(32, "three silver and two copper")]
    [InlineData(100, "one gold")]
    [InlineData(121, "one gold, two silver and one copper")]
    [InlineData(4_200, "forty-two gold")]
    [InlineData(2_008, "twenty gold and eight copper")]
    [InlineData(11_500, "one hundred and fifteen gold")]
    [InlineData(30_000, "three hundred gold")]
    [InlineData(99_999, "nine hundred and ninety-nine gold, nine silver and nine copper")]
    [InlineData(100_000, "a great heap of gold")]
    [InlineData(int.MaxValue, "a great heap of gold")]
    public void Money_is_counted_in_gold_silver_and_copper(int copper, string words) => Assert.Equal(words, Money.InWords(copper));

    [Fact]
    public void Every_sum_has_words_of_its_own()
    {
        var said = Enumerable.Range(0, 99_999).Select(Money.InWords).ToArray();
        Assert.Equal(said.Length, said.Distinct().Count());
        Assert.DoesNotContain(said, words => words.Any(char.IsDigit));
    }

    [Theory]
    [InlineData(OutcomeKind.Bought)]
    [InlineData(OutcomeKind.Sold)]
    public void A_bargain_tells_the_thing_the_price_and_mostly_the_other(OutcomeKind kind)
    {
        var told = Often(Of(ByPlayer(kind, "brass-lantern", "odile-crane", amount: 32)));
        Assert.All(told, text => Assert.Contains("brass lantern", text, StringComparison.OrdinalIgnoreCase));
        Assert.All(told, text => Assert.Contains("three silver and two copper", text, StringComparison.OrdinalIgnoreCase));
        Assert.True(told.Count(text => text.Contains("Odile Crane", StringComparison.Ordinal)) > told.Count / 3);
        Assert.True(told.Distinct().Count() >= 4);
    }

    [Theory]
    [InlineData(OutcomeKind.Bought, "brass-lantern", null)]
    [InlineData(OutcomeKind.Sold, "brass-lantern", "gone-away")]
    [InlineData(OutcomeKind.Sold, null, null)]
    public void A_bargain_with_nobody_known_is_told_all_the_same(OutcomeKind kind, string? target, string? other) =>
        Always(Of(ByPlayer(kind, target, other, amount: 5)),
            text => Assert.Contains("five copper", text, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void A_new_level_is_told_without_the_words_of_the_rules()
    {
        var told = Often(Of(ByPlayer(OutcomeKind.Levelled, amount: 2)));
        Assert.True(told.Distinct().Count() >= 4);
        Assert.All(told, text => Assert.Contains("you", text, StringComparison.OrdinalIgnoreCase));
        Assert.All(told, text => Assert.DoesNotMatch("(?i)level|experience|hit point|[0-9]", text));
    }

    [Fact]
    public void A_night_s_sleep_coming_round_and_a_short_rest_are_told_apart()
    {
        IReadOnlyList<string> Told(string why, int amount) =>
            Often(Of(ByPlayer(OutcomeKind.Rested, why: why, amount: amount)) with { Seconds = 8 * 3600 });
        var (slept, whole) = (Told("long-rest", 5), Told("long-rest", 0));
        var (round, rest) = (Told("came-round", 1), Told("short-rest", 5));
        Assert.Empty(slept.Intersect(rest).Concat(round.Intersect(rest)).Concat(round.Intersect(slept)));
        Assert.All(slept.Concat(whole), text => Assert.Matches("(?i)sle[e]?p|rest", text));
        Assert.All(whole, text => Assert.DoesNotContain("hurts", text, StringComparison.Ordinal));
        Assert.Contains(slept, text => text.Contains("hurts", StringComparison.Ordinal));
    }
}
