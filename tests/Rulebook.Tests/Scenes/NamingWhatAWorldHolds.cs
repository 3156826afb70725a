using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class NamingWhatAWorldHolds
{
    private static readonly World World = AHarbourInn.World;

    [Fact]
    public void The_player_is_you() => Assert.Equal(new Brief("player", "character", "Wanderer", true, "you"), World.BriefOf("player"));

    [Fact]
    public void Others_keep_their_pronoun_and_article() =>
        Assert.Equal(new Brief("jory", "character", "old fisherman", false, "he"), World.BriefOf("jory"));

    [Fact]
    public void An_item_takes_an_article_and_is_it() =>
        Assert.Equal(new Brief("iron-key", "item", "iron key", false, "it"), World.BriefOf("iron-key"));

    [Fact]
    public void A_place_is_as_proper_as_it_was_authored() =>
        Assert.Equal(new Brief("quay", "place", "Herring Quay", true, "it"), World.BriefOf("quay"));

    [Theory]
    [InlineData("no-such-id")]
    [InlineData("cellar-door")]
    [InlineData("")]
    public void What_is_none_of_these_has_no_brief(string id) => Assert.Null(World.BriefOf(id));
}
