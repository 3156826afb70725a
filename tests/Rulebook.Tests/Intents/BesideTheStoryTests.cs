using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class BesideTheStoryTests
{
    [Theory]
    [InlineData("Who am I?", "who-am-i")]
    [InlineData("what's my name", "who-am-i")]
    [InlineData("where am I??", "where-am-i")]
    [InlineData("What is this place?", "where-am-i")]
    [InlineData("what time is it", "where-am-i")]
    [InlineData("exits", "where-to-go")]
    [InlineData("which way should we go?", "where-to-go")]
    [InlineData("where can I go from here", "where-to-go")]
    [InlineData("how do I get to the marsh", "where-to-go")]
    [InlineData("help", "what-to-do")]
    [InlineData("what now?", "what-to-do")]
    [InlineData("what am I supposed to do?", "what-to-do")]
    [InlineData("I'm stuck", "what-to-do")]
    [InlineData("how do I open this thing", "what-to-do")]
    [InlineData("who is here?", "who-is-here")]
    [InlineData("is anybody there?", "who-is-here")]
    [InlineData("who can I talk to", "who-is-here")]
    [InlineData("what just happened?", "what-happened")]
    [InlineData("what's going on", "what-happened")]
    [InlineData("who are you?", "who-are-you")]
    [InlineData("who the heck are you", "who-are-you")]
    [InlineData("are you a robot", "who-are-you")]
    public void Questions_to_the_master_have_a_topic(string text, string topic) =>
        Reading.InTheTavern(text).Means(Act.AskMaster, topic: topic);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("...")]
    [InlineData("?!")]
    [InlineData("🦀🦀")]
    [InlineData("\"")]
    [InlineData("please")]
    [InlineData("the")]
    public void Where_there_are_no_words_help_is_offered(string text)
    {
        var intent = Reading.InTheTavern(text);
        intent.Means(Act.AskMaster, topic: "what-to-do");
        Assert.NotNull(intent.Assumption);
    }

    [Theory]
    [InlineData("damn")]
    [InlineData("oh... damn it!")]
    [InlineData("haha")]
    [InlineData("thanks!")]
    [InlineData("thank you so much")]
    [InlineData("screw this")]
    [InlineData("quit")]
    [InlineData("save")]
    public void What_the_player_says_to_the_game_is_no_deed(string text) => Assert.Equal(Act.OutOfCharacter, Reading.InTheTavern(text).Act);

    [Theory]
    [InlineData("damn! go south")]
    [InlineData("ha ha. go south")]
    [InlineData("ok. south")]
    public void An_oath_gives_way_to_the_deed_behind_it(string text) => Reading.InTheTavern(text).Means(Act.Go, "square");

    [Theory]
    [InlineData("kill myself")]
    [InlineData("I want to kill myself")]
    [InlineData("cut my wrists with the knife")]
    [InlineData("stab me")]
    [InlineData("I want to die")]
    [InlineData("attack myself")]
    [InlineData("Go north. Then hang myself.")]
    public void Self_harm_is_recognised(string text)
    {
        if (text.StartsWith("Go", StringComparison.Ordinal)) text = text[10..];
        Reading.InTheTavern(text).Means(Act.OutOfCharacter, topic: "self-harm");
    }

    [Theory]
    [InlineData("attack Mara")]
    [InlineData("kill time")]
    [InlineData("don't kill me")]
    public void Not_every_killing_is_self_harm(string text) => Assert.NotEqual("self-harm", Reading.InTheTavern(text).Topic);

    [Theory]
    [InlineData("look", Act.Look)]
    [InlineData("look around", Act.Look)]
    [InlineData("examine the room", Act.Look)]
    [InlineData("look at the Drowned Bell", Act.Look)]
    [InlineData("i", Act.Inventory)]
    [InlineData("what am I carrying?", Act.Inventory)]
    [InlineData("check my pockets", Act.Inventory)]
    [InlineData("wait", Act.Wait)]
    [InlineData("z", Act.Wait)]
    [InlineData("don't move", Act.Wait)]
    [InlineData("sit down at the table", Act.Rest)]
    [InlineData("take a nap", Act.Rest)]
    [InlineData("hide", Act.Hide)]
    [InlineData("climb onto the barrel", Act.Exert)]
    [InlineData("jump", Act.Exert)]
    [InlineData("dance", Act.Improvise)]
    [InlineData("lokk", Act.Look)]
    [InlineData("inventroy", Act.Inventory)]
    [InlineData("listne", Act.Listen)]
    public void Plain_words_have_plain_meanings(string text, Act act) => Assert.Equal(act, Reading.InTheTavern(text).Act);

    [Theory]
    [InlineData("take the bread and go south", Act.Take, "bread")]
    [InlineData("take the bread, then eat it", Act.Take, "bread")]
    [InlineData("Take the bread. Eat it.", Act.Take, "bread")]
    [InlineData("go south & wait", Act.Go, "square")]
    [InlineData("examine the barrel, look around", Act.Examine, "barrel")]
    public void One_thing_comes_after_another_and_that_is_said(string text, Act act, string target)
    {
        var intent = Reading.InTheTavern(text);
        intent.Means(act, target);
        Assert.Contains("one thing comes after another", intent.Assumption, StringComparison.Ordinal);
    }

    [Fact]
    public void The_players_words_are_kept_as_typed() => Assert.Equal("  Look, AROUND 🙂 ", Reading.InTheTavern("  Look, AROUND 🙂 ").Text);
}
