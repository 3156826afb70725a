using Storyteller.NpcDecision.Deciding;

namespace Storyteller.NpcDecision.Tests;

public sealed class WordingTests
{
    [Theory]
    [InlineData("The lanterns, please!", "the lantern please")]
    [InlineData("Mara's berries", "mara berry")]
    [InlineData("two boxes of torches", "two box of torch")]
    [InlineData("glass bus iris", "glass bus iris")]
    [InlineData("brass-lantern", "brass lantern")]
    [InlineData("", "")]
    public void Words_are_lower_case_and_in_the_singular(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Wording.Words(text)));

    [Fact]
    public void A_phrase_is_covered_by_all_of_its_words_or_not_at_all()
    {
        var said = Wording.Words("where are the old keys of the loft");
        Assert.Equal(2, Wording.Covered(said, "loft key"));
        Assert.Equal(0, Wording.Covered(said, "loft door"));
        Assert.Equal(0, Wording.Covered(said, ""));
    }
}
