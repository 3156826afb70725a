using Storyteller.Contracts;
using Storyteller.Rulebook.Wording;

namespace Storyteller.Rulebook.Tests;

public sealed class PhrasesTests
{
    [Theory]
    [InlineData("iron key", "an iron key")]
    [InlineData("lantern", "a lantern")]
    [InlineData("hourglass", "an hourglass")]
    [InlineData("one-eyed doll", "a one-eyed doll")]
    [InlineData("uniform", "a uniform")]
    [InlineData("herring nets", "some herring nets")]
    [InlineData("bread", "some bread")]
    [InlineData("flask of oil", "a flask of oil")]
    [InlineData("bundle of letters", "a bundle of letters")]
    [InlineData("brass compass", "a brass compass")]
    [InlineData("canvas", "a canvas")]
    public void Something_new_gets_the_indefinite_article_that_fits(string name, string expected) =>
        Assert.Equal(expected, Phrases.A(new Brief("x", "item", name, false, "it")));

    [Fact]
    public void A_proper_name_takes_no_article()
    {
        var gull = new Brief("x", "place", "Gull Street", true, "it");
        Assert.Equal("Gull Street", Phrases.The(gull));
        Assert.Equal("Gull Street", Phrases.A(gull));
    }

    [Fact]
    public void A_name_that_brings_its_article_gets_no_second_one() => Assert.Equal("the Long Stair", Phrases.The("the Long Stair"));

    [Theory]
    [InlineData("nets", "item", true)]
    [InlineData("glass", "item", false)]
    [InlineData("bundle of nets", "item", false)]
    [InlineData("salt flats", "place", true)]
    [InlineData("James", "character", false)]
    public void Things_in_the_plural_are_many_and_people_are_one(string name, string kind, bool many) =>
        Assert.Equal(many, Phrases.IsPlural(new Brief("x", kind, name, false, "it")));

    [Fact]
    public void A_list_is_joined_as_one_speaks_it()
    {
        Assert.Equal("", Phrases.Join([]));
        Assert.Equal("a", Phrases.Join(["a"]));
        Assert.Equal("a and b", Phrases.Join(["a", "b"]));
        Assert.Equal("a, b or c", Phrases.Join(["a", "b", "c"], "or"));
    }

    [Fact]
    public void A_span_of_time_has_no_digit_and_never_gets_shorter_as_time_gets_longer()
    {
        int[] seconds = [0, 59, 60, 599, 600, 3000, 7200, 30000, 80000, 100000, 200000, 3000000];
        Assert.Equal(["a moment", "a few minutes", "a good while", "an hour or so", "a few hours", "many hours",
            "the better part of a day", "more than a day",
            "some days", "many days"],
            seconds.Select(s => Phrases.Span(s)).Distinct());
    }

    [Fact]
    public void An_echo_is_short_and_free_of_what_could_break_out_of_it()
    {
        Assert.Equal("say now place", Phrases.Echo(" say \"now\"\u0007 {place}\u202e. "));
        Assert.Equal("a b", Phrases.Echo("a\r\n\tb"));
        Assert.Null(Phrases.Echo("\u0000 “”{} \n"));
        Assert.Null(Phrases.Echo(null));
    }

    [Fact]
    public void A_long_echo_ends_at_a_word_with_an_ellipsis()
    {
        var echo = Phrases.Echo(string.Join(' ', Enumerable.Repeat("herring", 30)))!;
        Assert.True(echo.Length <= Phrases.EchoLength);
        Assert.EndsWith("herring…", echo, StringComparison.Ordinal);
        Assert.True(Phrases.Echo(new string('a', 500))!.Length <= Phrases.EchoLength);
    }

    [Fact]
    public void An_echo_never_cuts_a_character_in_two()
    {
        for (var lead = 0; lead < 4; lead++)
        {
            var echo = Phrases.Echo(new string('a', lead) + string.Concat(Enumerable.Repeat("🐟", 60)))!;
            Assert.True(echo.Length <= Phrases.EchoLength);
            Assert.Equal(echo, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(echo)));
        }
        Assert.Equal("ab", Phrases.Echo("a\ud83db"));
    }

    [Fact]
    public void Sentences_end_like_sentences()
    {
        Assert.Equal("A gull cries.", Phrases.Sentences("A gull cries"));
        Assert.Equal("Who goes?", Phrases.Sentences("Who goes?"));
        Assert.Null(Phrases.Sentences("  "));
    }
}
