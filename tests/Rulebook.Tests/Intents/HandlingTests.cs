using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class HandlingTests
{
    [Theory]
    [InlineData("take the rope", "rope")]
    [InlineData("get rope", "rope")]
    [InlineData("pick up the coil", "rope")]
    [InlineData("pick the brass key up", "brass-key")]
    [InlineData("Could I please try to grab the coil of rope?", "rope")]
    [InlineData("I'm going to take the rope", "rope")]
    [InlineData("try taking the rope", "rope")]
    [InlineData("i'd take the rope", "rope")]
    [InlineData("take the damn rope", "rope")]
    [InlineData("take the rope from the ground", "rope")]
    [InlineData("ok, take the rope", "rope")]
    [InlineData("go get the rope", "rope")]
    [InlineData("take the ROPE!!", "rope")]
    [InlineData("take the frayed old rope", "rope")]
    public void Things_are_taken_in_many_words(string text, string target) => Reading.OnTheSquare(text).Means(Act.Take, target);

    [Theory]
    [InlineData("take the sword", "sword")]
    [InlineData("get the silver ring", "silver ring")]
    [InlineData("take the iron key", "iron key")]
    [InlineData("take queen's crown", "queen's crown")]
    public void What_is_not_here_stays_a_word(string text, string topic) => Reading.OnTheSquare(text).Means(Act.Take, topic: topic);

    [Fact]
    public void What_is_hidden_cannot_be_named()
    {
        Assert.Null(IntentParser.Parse("take the silver ring", ASmallWorld.InTheCellar.World).Target);
        var found = ASmallWorld.InTheCellar.After(new FactRetracted(new Fact("silver-ring", "hidden")));
        Assert.Equal("silver-ring", IntentParser.Parse("take the silver ring", found.World).Target);
    }

    [Theory]
    [InlineData("take Mara's key")]
    [InlineData("steal the key from Mara")]
    [InlineData("take the iron key from Mara Venn")]
    public void What_somebody_else_holds_needs_their_name(string text)
    {
        Assert.Equal("iron-key", Reading.InTheTavern(text).Target);
        Assert.Null(Reading.InTheTavern("take the iron key").Target);
    }

    [Fact]
    public void Taking_prefers_what_lies_about_and_dropping_what_is_held()
    {
        var twoKeys = ASmallWorld.AtTheStart.After(new ItemMoved("iron-key", "mara", "player")).World;
        Assert.Equal("brass-key", IntentParser.Parse("take the key", twoKeys).Target);
        var drop = IntentParser.Parse("drop the key", twoKeys);
        Assert.Equal(("iron-key", "the iron key is meant"), (drop.Target, drop.Assumption));
        Assert.Null(IntentParser.Parse("drop the iron key", twoKeys).Assumption);
    }

    [Theory]
    [InlineData("take bread and ale", "bread")]
    [InlineData("take the knife, the ale and the bread", "knife")]
    [InlineData("take everything", "bread")]
    public void Of_several_things_the_first_is_meant_and_that_is_said(string text, string target)
    {
        var intent = Reading.InTheTavern(text) with { Text = "" };
        Assert.NotNull(intent.Assumption);
        Assert.Equal(text == "take everything" ? "ale" : target, intent.Target);
    }

    [Theory]
    [InlineData("give the letter to Pell", "letter", "pell")]
    [InlineData("give Pell the letter", "letter", "pell")]
    [InlineData("hand the night watchman my storm lantern", "lantern", "odo")]
    [InlineData("offer him the lantern", "lantern", "odo")]
    [InlineData("give the crown to Pell", null, "pell")]
    public void An_item_goes_to_a_person(string text, string? item, string person)
    {
        var intent = Reading.OnTheSquare(text);
        Assert.Equal((Act.Give, item, person), (intent.Act, intent.Target, intent.Instrument));
        Assert.Equal(item is null ? "crown" : null, intent.Topic);
    }

    [Fact]
    public void Giving_without_a_name_picks_whoever_is_here_and_says_so()
    {
        var intent = Reading.InTheTavern("give the letter");
        intent.Means(Act.Give, "letter", "mara");
        Assert.Equal("Mara Venn is meant", intent.Assumption);
    }

    [Theory]
    [InlineData("open the cellar door", Act.Open, "cellar-door", null)]
    [InlineData("open the cellar", Act.Open, "cellar-door", null)]
    [InlineData("unlock the tavern door with the lantern", Act.Open, "tavern-door", "lantern")]
    [InlineData("use the lantern on the cellar door", Act.Open, "cellar-door", "lantern")]
    [InlineData("lock the cellar door", Act.Close, "cellar-door", null)]
    [InlineData("pull the tavern door open", Act.Open, "tavern-door", null)]
    [InlineData("use the lantern", Act.Use, "lantern", null)]
    [InlineData("turn the lantern off", Act.Use, "lantern", null)]
    [InlineData("use the knife on the bread", Act.Use, "knife", "bread")]
    [InlineData("light the lantern with the knife", Act.Use, "knife", "lantern")]
    [InlineData("push the barrel", Act.Use, "barrel", null)]
    [InlineData("read the letter", Act.Read, "letter", null)]
    [InlineData("what's in the letter", Act.Read, "letter", null)]
    [InlineData("eat", Act.Consume, "bread", null)]
    [InlineData("drink", Act.Consume, "ale", null)]
    [InlineData("drink the mug of ale", Act.Consume, "ale", null)]
    [InlineData("look behind the barrel", Act.Search, "barrel", null)]
    [InlineData("search the room", Act.Search, null, null)]
    [InlineData("put the letter in the barrel", Act.Drop, "letter", "barrel")]
    [InlineData("hide the letter in the barrel", Act.Drop, "letter", "barrel")]
    [InlineData("hide behind the barrel", Act.Hide, "barrel", null)]
    [InlineData("smell the bread", Act.Listen, "bread", null)]
    [InlineData("listen", Act.Listen, null, null)]
    [InlineData("attack Mara with the knife", Act.Attack, "mara", "knife")]
    [InlineData("throw the knife at Mara", Act.Attack, "mara", "knife")]
    [InlineData("kick the innkeeper", Act.Attack, null, null)]
    [InlineData("throw the letter to Mara", Act.Give, "letter", "mara")]
    public void Acts_find_their_things(string text, Act act, string? target, string? instrument)
    {
        var intent = Reading.InTheTavern(text);
        Assert.Equal((act, target, instrument), (intent.Act, intent.Target, intent.Instrument));
    }

    [Fact]
    public void A_tool_that_is_not_here_is_named_and_done_without()
    {
        var intent = Reading.InTheTavern("hit Mara with a hammer");
        intent.Means(Act.Attack, "mara", topic: "hammer");
        Assert.Equal("there is no hammer at hand to do it with", intent.Assumption);
        Assert.Null(Reading.InTheTavern("hit Mara with my fist").Assumption);
    }

    [Theory]
    [InlineData("the storm lantern", "lantern")]
    [InlineData("lantern", "lantern")]
    [InlineData("what is the lantern?", "lantern")]
    [InlineData("where is the lantern", "lantern")]
    [InlineData("look at the lantern", "lantern")]
    [InlineData("x lantern", "lantern")]
    [InlineData("who is the watchman", "odo")]
    [InlineData("examine myself", "player")]
    [InlineData("look at my cousin", "pell")]
    [InlineData("examine lantrn", "lantern")]
    [InlineData("exmaine the lantern", "lantern")]
    public void Naming_a_thing_looks_at_it(string text, string target)
    {
        var intent = Reading.OnTheSquare(text);
        Assert.Equal((Act.Examine, target), (intent.Act, intent.Target));
    }

    [Fact]
    public void A_name_without_a_thing_is_looked_for_in_vain() => Reading.OnTheSquare("halberd").Means(Act.Examine, topic: "halberd");

    [Fact]
    public void Pronouns_mean_whoever_fits()
    {
        Assert.Equal("odo", Reading.OnTheSquare("examine him").Target);
        Assert.Equal("mara", Reading.InTheTavern("look at her").Target);
        var touched = ASmallWorld.InTheTavern.After(new MemoryFormed("mara", new Memory(1, OutcomeKind.Examined, "player", "barrel", null,
            1)));
        Assert.Equal("barrel", IntentParser.Parse("examine it", touched.World).Target);
    }

    [Theory]
    [InlineData("juggle the keys")]
    [InlineData("tie the rope around the tavern door")]
    [InlineData("frobnicate the rope with the lantern")]
    [InlineData("sing a song about the sea")]
    public void Everything_else_is_tried_freely_in_the_players_words(string text)
    {
        var intent = Reading.OnTheSquare(text);
        Assert.Equal((Act.Improvise, text), (intent.Act, intent.Topic));
        Assert.Contains("tried freely", intent.Assumption, StringComparison.Ordinal);
    }
}
