using Storyteller.Contracts;
using Storyteller.Rulebook.Intents;

namespace Storyteller.Rulebook.Tests;

public sealed class WordsTests
{
    [Theory]
    [InlineData("Don't  Stop", "do not stop")]
    [InlineData("I’ll go", "i will go")]
    [InlineData("Café “Zoë”", "cafe zoe")]
    [InlineData("ｆｕｌｌ width", "full width")]
    [InlineData("half-eaten", "half eaten")]
    [InlineData("rope & key", "rope and key")]
    [InlineData("'exit'", "exit")]
    [InlineData("what's up", "what is up")]
    [InlineData("gonna", "going to")]
    [InlineData("e\u0301te\u0301", "ete")]
    public void Text_becomes_plain_words(string text, string words) => Assert.Equal(words, string.Join(' ', Normalise.Words(text)));

    [Theory]
    [InlineData("lantern", "lantern", 0)]
    [InlineData("lantrn", "lantern", 1)]
    [InlineData("lanetrn", "lantern", 1)]
    [InlineData("lanterns", "lantern", 1)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ca", "abc", 3)]
    public void Distance_counts_typing_errors(string a, string b, int errors)
    {
        Assert.Equal(errors, Spelling.Distance(a, b));
        Assert.Equal(errors, Spelling.Distance(b, a));
    }

    [Theory]
    [InlineData("exmaine", "examine")]
    [InlineData("inventroy", "inventory")]
    [InlineData("zlook", null)]
    [InlineData("book", null)]
    [InlineData("tak", null)]
    [InlineData("olok", "look")]
    [InlineData("zzzz", null)]
    public void Only_small_errors_are_repaired(string typed, string? meant) =>
        Assert.Equal(meant, Spelling.Repair(typed, ["look", "take", "examine", "inventory"]));

    [Theory]
    [InlineData("taking", "take")]
    [InlineData("sitting", "sit")]
    [InlineData("looks", "look")]
    [InlineData("carries", "carry")]
    [InlineData("tried", "try")]
    [InlineData("went", "go")]
    [InlineData("searches", "search")]
    public void Forms_lead_back_to_their_verb(string form, string verb) => Assert.Contains(verb, Forms.Verb(form));

    [Theory]
    [InlineData("key", "keys", true)]
    [InlineData("torches", "torch", true)]
    [InlineData("berries", "berry", true)]
    [InlineData("key", "monkey", false)]
    [InlineData("glass", "glasses", true)]
    public void Plurals_are_the_same_noun(string a, string b, bool same) => Assert.Equal(same, Forms.SameNoun(a, b));

    [Fact]
    public void The_verb_table_is_large_and_says_nothing_twice()
    {
        var twice = VerbTable.All.GroupBy(v => v.Phrase).Where(g => g.Count() > 1).Select(g => g.Key).ToArray();
        Assert.Empty(twice);
        Assert.True(VerbTable.All.Count >= 350, $"{VerbTable.All.Count} verbs");
        Assert.Empty(VerbTable.All.Where(v => v.Phrase.Trim() != v.Phrase || v.Phrase != v.Phrase.ToLowerInvariant()
            || v.Phrase.Contains("  ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_deed_can_be_said() => Assert.Equal(
        Enum.GetValues<Act>().Except([Act.AskMaster, Act.OutOfCharacter]).Order(), VerbTable.All.Select(v => v.Act).Distinct().Order());

    [Fact]
    public void Every_verb_is_found_by_its_own_phrase() =>
        Assert.All(VerbTable.All, verb => Assert.Equal(verb, VerbBook.Find(verb.Words)?.Verb));

    [Theory]
    [InlineData("n", "north")]
    [InlineData("north east", "northeast")]
    [InlineData("upstairs", "up")]
    [InlineData("straight ahead", "forward")]
    [InlineData("nowhere", null)]
    public void Directions_have_one_full_form(string words, string? direction) => Assert.Equal(direction, Directions.Of(words.Split(' ')));

    [Fact]
    public void Out_is_the_only_exit_into_the_open()
    {
        Assert.Equal("square", Directions.Exit("out", ASmallWorld.InTheTavern.World).Exit?.To);
        Assert.Null(Directions.Exit("out", ASmallWorld.AtTheStart.World).Exit);
        Assert.Equal("tavern", Directions.Exit("out", ASmallWorld.InTheCellar.World).Exit?.To);
    }
}
