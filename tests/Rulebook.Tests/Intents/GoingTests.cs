using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class GoingTests
{
    [Theory]
    [InlineData("north", "tavern")]
    [InlineData("n", "tavern")]
    [InlineData("Go North!", "tavern")]
    [InlineData("walk to the north", "tavern")]
    [InlineData("head west", "marsh")]
    [InlineData("I'm heading west", "marsh")]
    [InlineData("go go go west", "marsh")]
    [InlineData("let's go west please", "marsh")]
    [InlineData("off to the marsh", "marsh")]
    [InlineData("travel to the reed marsh", "marsh")]
    [InlineData("marsh", "marsh")]
    [InlineData("Drowned Bell", "tavern")]
    [InlineData("go to the tavern", "tavern")]
    [InlineData("in", "tavern")]
    [InlineData("go inside", "tavern")]
    [InlineData("enter the Drowned Bell", "tavern")]
    [InlineData("go through the door", "tavern")]
    [InlineData("my character walks north", "tavern")]
    [InlineData("I went north", "tavern")]
    public void A_way_leads_to_a_place(string text, string place) => Reading.OnTheSquare(text).Means(Act.Go, place);

    [Theory]
    [InlineData("out")]
    [InlineData("go outside")]
    [InlineData("leave")]
    [InlineData("exit")]
    [InlineData("leave the tavern")]
    [InlineData("get out of here")]
    [InlineData("go back")]
    [InlineData("return to the square")]
    [InlineData("south")]
    [InlineData("step outside")]
    public void There_are_many_ways_to_say_out(string text) => Reading.InTheTavern(text).Means(Act.Go, "square");

    [Theory]
    [InlineData("downstairs", "cellar")]
    [InlineData("go down", "cellar")]
    [InlineData("d", "cellar")]
    [InlineData("descend", "cellar")]
    [InlineData("go down the stairs", "cellar")]
    [InlineData("go to the cellar", "cellar")]
    public void Stairs_are_a_direction(string text, string place) => Reading.InTheTavern(text).Means(Act.Go, place);

    [Theory]
    [InlineData("east", "east")]
    [InlineData("go ne", "northeast")]
    [InlineData("go south west", "southwest")]
    [InlineData("up", "up")]
    [InlineData("upstairs", "up")]
    [InlineData("go to the castle", "castle")]
    [InlineData("walk home", "home")]
    public void A_way_that_is_not_there_is_kept_in_words(string text, string topic) =>
        Reading.OnTheSquare(text).Means(Act.Go, topic: topic);

    [Fact]
    public void Places_are_reached_by_exits_or_by_having_been_there()
    {
        Reading.InTheTavern("go to the marsh").Means(Act.Go, topic: "marsh");
        var beenThere = ASmallWorld.InTheMarsh.WithThePlayerAt("tavern").World;
        IntentParser.Parse("go to the marsh", beenThere).Means(Act.Go, "marsh");
    }

    [Theory]
    [InlineData("go")]
    [InlineData("please go")]
    [InlineData("walk around somewhere")]
    [InlineData("run!")]
    public void Going_nowhere_in_particular_asks_where_one_can_go(string text) =>
        Reading.OnTheSquare(text).Means(Act.AskMaster, topic: "where-to-go");

    [Fact]
    public void The_only_way_there_is_needs_no_name()
    {
        var intent = Reading.Alone("go");
        intent.Means(Act.Go, "square");
        Assert.Equal("the way east is meant", intent.Assumption);
    }

    [Theory]
    [InlineData("walk over to the rope", "rope")]
    [InlineData("approach the watchman", "odo")]
    [InlineData("stand next to Pell", "pell")]
    [InlineData("get closer to the brass key", "brass-key")]
    public void Going_to_what_is_here_already_is_a_closer_look(string text, string target)
    {
        var intent = Reading.OnTheSquare(text);
        intent.Means(Act.Examine, target);
        Assert.Contains("near enough", intent.Assumption, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sneak to the marsh", Manner.Quiet)]
    [InlineData("creep north", Manner.Quiet)]
    [InlineData("hurry to the marsh", Manner.Hasty)]
    [InlineData("run west", Manner.Hasty)]
    [InlineData("go north", Manner.Plain)]
    [InlineData("run quietly west", Manner.Quiet)]
    public void A_gait_is_a_manner(string text, Manner manner) => Assert.Equal(manner, Reading.OnTheSquare(text).Manner);

    [Fact]
    public void Looking_a_way_is_looking_at_where_it_leads() => Reading.OnTheSquare("look west").Means(Act.Examine, "marsh");
}
