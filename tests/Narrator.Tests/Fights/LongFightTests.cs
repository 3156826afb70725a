using Storyteller.Contracts;
using Storyteller.Narrator.Narrating;
using Storyteller.Rulebook;

namespace Storyteller.Narrator.Tests;

public sealed class LongFightTests
{
    private const int Fights = 150;

    private static readonly IReadOnlyList<IReadOnlyList<Narration>> All =
        [.. Enumerable.Range(0, Fights).Select(seed => AFight.Told(AFight.OfTenRounds(seed), seed))];

    [Fact]
    public void In_ten_rounds_no_sentence_stands_twice_in_a_row() => Assert.All(All, fight =>
    {
        var sentences = AFight.Sentences(fight);
        Assert.DoesNotContain(sentences.Zip(sentences.Skip(1)), pair => pair.First == pair.Second);
    });

    [Fact]
    public void No_two_of_ten_rounds_are_told_alike() => Assert.All(All, fight =>
        Assert.Equal(fight.Count, fight.Select(round => string.Join('\n', round.Paragraphs)).Distinct().Count()));

    [Fact]
    public void Even_where_every_round_is_the_same_its_first_sentence_is_another_one_each_time()
    {
        IReadOnlyList<Outcome> round = [AFight.Struck("player", "wolf-1", Degree.Failure), AFight.Struck("wolf-1",
            "player", Degree.Failure, strike: "bite")];
        for (var seed = 0; seed < 50; seed++)
        {
            var told = AFight.Told([.. Enumerable.Repeat(round, 10)], seed);
            Assert.True(told.Select(one => one.Paragraphs[0].Split(". ")[0]).Distinct().Count() >= 9);
            Assert.Equal(10, told.Select(one => one.Paragraphs[0]).Distinct().Count());
        }
    }

    [Fact]
    public void A_fight_is_mostly_told_in_sentences_that_were_not_read_in_it_before()
    {
        var shares = All.Select(AFight.Sentences).Select(one => one.Distinct().Count() * 100 / one.Count).ToList();
        Assert.True(shares.Average() > 95, $"{shares.Average()}");
    }

    [Fact]
    public void A_passage_of_thirty_blows_is_told_in_three_paragraphs_and_its_end_stands_apart()
    {
        var blows = Enumerable.Range(0, 30).Select(i => AFight.Struck(i % 3 == 0 ? "odile-crane" : i % 3 == 1 ? "wolf-1" : "bandit-1",
            i % 3 == 0 ? "wolf-1" : "odile-crane", i % 2 == 0 ? Degree.Success : Degree.Failure));
        var told = NarratorRules.Tell(AFight.Of([.. blows, new Outcome(OutcomeKind.FightEnded, "player", Why: "lost")]), new Chance(1));
        Assert.Equal(NarratorRules.MostParagraphs, told.Paragraphs.Count);

        var ended = NarratorRules.Tell(
            AFight.Of([.. blows.Take(4), new Outcome(OutcomeKind.FightEnded, "player", Why: "lost")]), new Chance(1));
        Assert.Equal(2, ended.Paragraphs.Count);
        Assert.DoesNotContain(". ", ended.Paragraphs[1].Replace("It is over. You", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_outcomes_whatever_are_told_and_never_as_nothing()
    {
        var kinds = Enum.GetValues<OutcomeKind>();
        string?[] ids = ["player", "odile-crane", "wolf-1", "wolf-2", "bandit-1", "ash-oar", "old-quay", "nobody-known", "", null];
        string?[] whys = ["dead", "poisoned", "won", "robbed", "surprised", "not-here", "", null];
        string?[] words = ["bite", "Hm. {actor}", "“", "", null];
        for (var seed = 0; seed < 3000; seed++)
        {
            var chance = new Chance((ulong)seed);
            var outcomes = Enumerable.Range(0, chance.Below(25)).Select(i => chance.For(i)).Select(c => new Outcome(c.Pick(kinds, 1),
                c.Pick(ids, 2) ?? "", c.Pick(ids, 3), c.Pick(ids, 4), c.Pick(Enum.GetValues<Degree>(), 5), c.Pick(whys, 6),
                c.Pick(words, 7), c.Below(9, 8) - 3));
            var told = NarratorRules.Tell(AFight.Of(outcomes), chance);
            Assert.InRange(told.Paragraphs.Count, 1, NarratorRules.MostParagraphs);
            Assert.All(told.Paragraphs, paragraph => Assert.False(string.IsNullOrWhiteSpace(paragraph)));
        }
    }
}
