using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

/// <summary>Which choice of a prompt a player's words make.</summary>
public sealed class MakingAChoice
{
    private static readonly Prompt Boy = new(PromptKind.Event, "What do you do?",
    [
        new("pull-him-out", "pull the boy out of the mud"), new("call-for-help", "call for help"), new("walk-on", "walk on"),
    ], "walk-on");

    private static readonly Prompt Wolves = Fight(new("attack:wolf-1", "strike at the first wolf"),
        new("attack:wolf-2", "strike at the wounded second wolf"), new("attack:wolf-2:spear", "strike at the wounded second wolf with your spear"),
        new("dodge", "stand on your guard"), new("drink:plum-bottle", "drink from plum bottle"), new("drink:tonic", "drink from tonic"),
        new("flee", "run for it"));

    private static readonly Prompt Guard = Fight(new("attack:guard-1", "strike at the guard"), new("dodge", "stand on your guard"),
        new("talk", "try to talk them out of it"), new("yield", "lay down your arms"), new("flee", "run for it"));

    [Theory]
    [InlineData("1", "pull-him-out")]
    [InlineData("3", "walk-on")]
    [InlineData(" 2. ", "call-for-help")]
    [InlineData("2)", "call-for-help")]
    [InlineData("0", null)]
    [InlineData("4", null)]
    [InlineData("99999999999999", null)]
    [InlineData("-1", null)]
    public void A_number_counts_from_one(string text, string? choice) => Assert.Equal(choice, Choices.Of(Boy, text));

    [Theory]
    [InlineData("walk-on")]
    [InlineData("WALK-ON")]
    [InlineData("Walk on!")]
    [InlineData("  walk   on ")]
    public void An_id_or_the_words_themselves_make_their_choice(string text) => Assert.Equal("walk-on", Choices.Of(Boy, text));

    [Theory]
    [InlineData("pull him out", "pull-him-out")]
    [InlineData("I pull the boy from the mud", "pull-him-out")]
    [InlineData("help", "call-for-help")]
    [InlineData("call someone", "call-for-help")]
    public void Words_that_are_most_like_one_choice_make_it(string text, string choice) => Assert.Equal(choice, Choices.Of(Boy, text));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("?!…")]
    [InlineData("sing a song")]
    [InlineData("the of and")]
    [InlineData("walk and call")]
    [InlineData("what would my grandmother and her cat have said about that boy")]
    public void What_names_none_or_might_mean_several_makes_no_choice(string text) => Assert.Null(Choices.Of(Boy, text));

    [Fact]
    public void Where_there_is_nothing_to_choose_nothing_is_chosen() =>
        Assert.Null(Choices.Of(new Prompt(PromptKind.Review, "What may happen?", [], ""), "1"));

    [Theory]
    [InlineData("run away", "flee")]
    [InlineData("I try to escape!", "flee")]
    [InlineData("parry", "dodge")]
    [InlineData("defend myself", "dodge")]
    [InlineData("wait", "dodge")]
    [InlineData("attack", "attack:wolf-1")]
    [InlineData("I stab the second wolf", "attack:wolf-2")]
    [InlineData("hit wolf with spear", "attack:wolf-2:spear")]
    [InlineData("drink the tonic", "drink:tonic")]
    [InlineData("drink", "drink:plum-bottle")]
    [InlineData("attack:wolf-2", "attack:wolf-2")]
    public void In_a_fight_the_verbs_of_fighting_count(string text, string choice) => Assert.Equal(choice, Choices.Of(Wolves, text));

    [Theory]
    [InlineData("surrender")]
    [InlineData("say that we come in peace")]
    [InlineData("dance")]
    public void What_cannot_be_done_in_this_fight_is_not_chosen(string text) => Assert.Null(Choices.Of(Wolves, text));

    [Theory]
    [InlineData("attack the guard", "attack:guard-1")]
    [InlineData("talk to the guard", "talk")]
    [InlineData("surrender to the guard", "yield")]
    [InlineData("run from the guard", "flee")]
    [InlineData("stand guard", "dodge")]
    [InlineData("guard", "dodge")]
    [InlineData("threaten him", "talk")]
    public void A_foe_s_name_is_no_move(string text, string choice) => Assert.Equal(choice, Choices.Of(Guard, text));

    [Fact]
    public void Outside_a_fight_its_verbs_mean_nothing() => Assert.Null(Choices.Of(Boy, "run away"));

    [Fact]
    public void Whatever_is_typed_makes_a_choice_that_is_offered_or_none()
    {
        string[] words = ["guard", "strike", "1", "7", "the", "boy", "mud", "run", "attack", "drink", ".", "…", "é", "\0", "-", "talk", "with"];
        foreach (var seed in Enumerable.Range(0, 2000))
        {
            var chance = new Chance((ulong)seed);
            var text = string.Join(' ', Enumerable.Range(1, chance.Roll(6)).Select(n => chance.Pick(words, n)));
            var prompt = chance.For("prompt").Pick([Boy, Wolves, Guard]);
            if (Choices.Of(prompt, text) is { } choice) Assert.Contains(prompt.Choices, c => c.Id == choice);
        }
    }

    private static Prompt Fight(params Choice[] choices) => new(PromptKind.Combat, "It is your turn.", choices, choices[0].Id);
}
