using Storyteller.Contracts;
using Storyteller.Rulebook.Intents;

namespace Storyteller.Rulebook.Tests;

public sealed class MannerAndTimeTests
{
    private const long EightOClock = 8 * 3600;

    [Theory]
    [InlineData("for two hours", 7200)]
    [InlineData("for 10 minutes", 600)]
    [InlineData("90 minutes", 5400)]
    [InlineData("for an hour", 3600)]
    [InlineData("for half an hour", 1800)]
    [InlineData("an hour and a half", 5400)]
    [InlineData("a couple of hours", 7200)]
    [InlineData("twenty five minutes", 1500)]
    [InlineData("one more hour", 3600)]
    [InlineData("for a day", 86_400)]
    [InlineData("all day", 86_400)]
    [InlineData("three weeks", 1_814_400)]
    [InlineData("for a year", Durations.Longest)]
    [InlineData("for 99999999 hours", Durations.Longest)]
    [InlineData("until noon", 4 * 3600)]
    [InlineData("until dawn", 21 * 3600)]
    [InlineData("until it is dark", 14 * 3600)]
    [InlineData("till the evening", 10 * 3600)]
    [InlineData("until midnight", 16 * 3600)]
    [InlineData("until tomorrow morning", 23 * 3600)]
    [InlineData("until 10:30", 9000)]
    [InlineData("until 5 pm", 9 * 3600)]
    [InlineData("until 8am", 86_400)]
    [InlineData("until three o'clock", 19 * 3600)]
    public void A_stated_span_is_counted_in_seconds(string span, int seconds)
    {
        var (words, found) = Durations.Take(Normalise.Words("wait " + span), EightOClock);
        Assert.Equal(seconds, found);
        Assert.Equal(["wait"], words);
    }

    [Theory]
    [InlineData("wait a while")]
    [InlineData("wait a moment")]
    [InlineData("wait for a bit")]
    [InlineData("wait a second")]
    public void A_vague_span_is_left_open(string text)
    {
        var intent = Reading.InTheTavern(text);
        Assert.Equal((Act.Wait, null), (intent.Act, intent.Seconds));
    }

    [Theory]
    [InlineData("take two keys")]
    [InlineData("wait until Mara comes")]
    [InlineData("wait for 0 hours")]
    [InlineData("wait until")]
    [InlineData("wait for")]
    [InlineData("wait until 99:99")]
    public void Other_numbers_are_no_span(string text) => Assert.Null(Reading.InTheTavern(text).Seconds);

    [Fact]
    public void Any_deed_can_be_given_its_time()
    {
        Assert.Equal((Act.Rest, 2 * 3600), (Reading.InTheTavern("sleep for two hours").Act,
            Reading.InTheTavern("sleep for two hours").Seconds));
        Assert.Equal((Act.Search, 600), (Reading.InTheTavern("search the barrel for ten minutes").Act,
            Reading.InTheTavern("search the barrel for ten minutes").Seconds));
    }

    [Theory]
    [InlineData("carefully examine the barrel", Manner.Careful)]
    [InlineData("examine the barrel very carefully", Manner.Careful)]
    [InlineData("take the bread without being seen", Manner.Quiet)]
    [InlineData("hit the barrel as hard as I can", Manner.Forceful)]
    [InlineData("look around quickly", Manner.Hasty)]
    [InlineData("steal the bread", Manner.Quiet)]
    [InlineData("just look around again", Manner.Plain)]
    public void Adverbs_become_manners(string text, Manner manner) => Assert.Equal(manner, Reading.InTheTavern(text).Manner);

    [Fact]
    public void An_adverb_in_a_name_is_left_alone()
    {
        var loaf = ASmallWorld.InTheTavern.World.Items["bread"] with { Id = "hard-loaf", Name = "hard loaf" };
        var world = ASmallWorld.InTheTavern.World;
        world = world with { Items = world.Items.SetItem("hard-loaf", loaf) };
        var intent = IntentParser.Parse("eat the hard loaf", world);
        Assert.Equal(("hard-loaf", Manner.Plain), (intent.Target, intent.Manner));
    }
}
