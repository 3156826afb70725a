using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class SpeakingTests
{
    [Theory]
    [InlineData("ask Mara about the silver ring", "silver ring")]
    [InlineData("talk to Mara about the cellar", "cellar")]
    [InlineData("ask her where the ring is", "ring")]
    [InlineData("Mara, where is the ring?", "ring")]
    [InlineData("mara where is the ring", "ring")]
    [InlineData("where is the ring?", "ring")]
    [InlineData("do you know anything about the ring?", "ring")]
    [InlineData("tell me about the ring", "ring")]
    [InlineData("could I have a room please", "room")]
    [InlineData("give me the ring", "ring")]
    [InlineData("ask for a bed", "bed")]
    [InlineData("ask Mara to come with me", "come with me")]
    [InlineData("tell Mara that I saw a ghost", "i saw a ghost")]
    [InlineData("say we should leave quickly", "we should leave quickly")]
    [InlineData("\"We should leave. Quickly!\"", "we should leave. quickly!")]
    [InlineData("I say “Good evening, Mara” to her", "good evening, mara")]
    [InlineData("Mara: \"is there a bed?\"", "is there a bed?")]
    [InlineData("hello", "hello")]
    [InlineData("say hello to Mara", "hello")]
    [InlineData("hey mara!", "hello")]
    [InlineData("greet the woman", "hello")]
    [InlineData("Good morning, Mara", "hello")]
    [InlineData("Mara", null)]
    [InlineData("bye", "goodbye")]
    [InlineData("thank Mara", "thanks")]
    [InlineData("apologise to Mara", "sorry")]
    [InlineData("whisper to Mara that the cellar is open", "the cellar is open")]
    [InlineData("Mara, give me the key", "give me the key")]
    [InlineData("what do you want?", "what do you want")]
    [InlineData("yes", "yes")]
    [InlineData("I am tired", "i am tired")]
    public void Words_reach_whoever_is_here(string text, string? topic)
    {
        var intent = Reading.InTheTavern(text);
        Assert.Equal((text == "Mara" ? Act.Examine : Act.Talk, "mara", topic), (intent.Act, intent.Target, intent.Topic));
    }

    [Fact]
    public void Who_is_not_here_cannot_be_spoken_to()
    {
        Reading.InTheTavern("talk to Pell").Means(Act.Talk, topic: "pell");
        Reading.InTheTavern("ask the smith about iron").Means(Act.Talk, topic: "smith");
        Reading.InTheTavern("Pell, come here").Means(Act.Talk, topic: "pell");
    }

    [Fact]
    public void What_is_talked_about_is_an_id_where_it_is_known()
    {
        Reading.OnTheSquare("ask Pell about the rope").Means(Act.Talk, "pell", "rope", "rope");
        Reading.OnTheSquare("show Pell the letter").Means(Act.Talk, "pell", "letter", "letter");
    }

    [Fact]
    public void Of_several_the_one_who_likes_the_player_best_is_spoken_to_and_that_is_said()
    {
        var intent = Reading.OnTheSquare("hello");
        Assert.Equal(("pell", "Pell is spoken to"), (intent.Target, intent.Assumption));
    }

    [Fact]
    public void Whoever_was_spoken_to_last_is_spoken_to_again()
    {
        var afterOdo = ASmallWorld.AtTheStart.After(new MemoryFormed("odo", new Memory(3, OutcomeKind.Spoke, "player", "odo", null, 1)));
        Assert.Equal("odo", IntentParser.Parse("hello", afterOdo.World).Target);
    }

    [Fact]
    public void Where_nobody_is_words_fall_into_silence()
    {
        Reading.Alone("hello").Means(Act.Talk, topic: "hello");
        Reading.Alone("I am tired").Means(Act.OutOfCharacter, topic: "i am tired");
        Reading.Alone("where is the ring?").Means(Act.AskMaster, topic: "what-to-do");
    }

    [Theory]
    [InlineData("whisper hello to Mara", Manner.Quiet)]
    [InlineData("shout \"fire!\"", Manner.Forceful)]
    [InlineData("quietly ask Mara about the ring", Manner.Quiet)]
    [InlineData("ask Mara about the ring", Manner.Plain)]
    public void A_voice_is_a_manner(string text, Manner manner) =>
        Assert.Equal((Act.Talk, manner), (Reading.InTheTavern(text).Act, Reading.InTheTavern(text).Manner));

    [Fact]
    public void An_order_to_somebody_is_said_and_not_done() =>
        Reading.OnTheSquare("take the rope, Pell").Means(Act.Talk, "pell", null, "take the rope");

    [Fact]
    public void Lamps_do_not_answer() =>
        Assert.Equal((Act.Improvise, "lantern"), (Reading.OnTheSquare("talk to the lantern").Act,
            Reading.OnTheSquare("talk to the lantern").Target));
}
