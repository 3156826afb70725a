using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

/// <summary>Events that put a question to the player.</summary>
public sealed class BeingAsked
{
    private static readonly StoryletQuestion Question = new("At {place}, what do you do about the boy?",
    [
        new("pull", "pull the boy out of the mud", "He clings to you at {place}.", [new(EffectKind.Affinity, "mara", "8")], "athletics", 12,
            "You both go under.", [new(EffectKind.Hurt, "", "3")]),
        new("call", "call for help", "Jory comes running.", [new(EffectKind.CharacterGoes, "jory", "here")]),
        new("swear", "swear at him", "He swears back.", [], "charisma", 30, Failed: null),
    ]);

    private static readonly Turn Asked = ATurn.Of(Act.Wait).In(w => w.Changing("player", c => c with
    {
        Abilities = new Abilities(2, 0, 0, 0, 0, -1),
    })).Befalling(new Storylet("boy", "mishap", "A boy is stuck.", "he may drown", 100, 3, [], [], Question));

    [Fact]
    public void The_question_names_the_place_and_offers_every_option_with_the_first_as_default()
    {
        var prompt = Asked.Resolve().Awaits!;
        Assert.Equal((PromptKind.Event, "At the taproom of the Anchor, what do you do about the boy?", "pull"),
            (prompt.Kind, prompt.Text, prompt.Default));
        Assert.Equal([new Choice("pull", "pull the boy out of the mud"), new("call", "call for help"), new("swear", "swear at him")],
            prompt.Choices);
        Assert.Equal(new Outcome(OutcomeKind.Asked, "", "boy", Words: prompt.Text), Asked.Resolve().Outcomes[^1]);
    }

    [Fact]
    public void An_option_without_a_check_cannot_fail()
    {
        var result = Asked.Answering("call").Resolve();
        Assert.Equal(new Outcome(OutcomeKind.Answered, "player", "boy", Words: "Jory comes running."), Answered(result));
        Assert.Equal("taproom", result.After.Characters["jory"].At);
        Assert.Equal(["boy"], result.Rolls.Select(r => r.Purpose));
    }

    [Fact]
    public void A_check_is_shown_with_the_answer_and_decides_what_comes_of_it()
    {
        var (well, badly) = (0, 0);
        foreach (var result in Enumerable.Range(1, 100).Select(n => (Asked with { Dice = new Chance((ulong)n) }).Answering("pull").Resolve()))
        {
            var check = Assert.Single(result.Passages[1].Rolls);
            Assert.Equal(("athletics", 20, 2, 12, "player"), (check.Purpose, check.Sides, check.Modifier, check.Target, check.By));
            Assert.StartsWith($"d20 {check.Result} + 2 = {check.Result + 2} vs DC 12", check.Shown, StringComparison.Ordinal);
            var answered = Answered(result);
            Assert.Equal(check.Success, answered.Degree >= Degree.Success);
            Assert.Equal(Checks.DegreeOf(check.Result, 2, 12), answered.Degree);
            var expected = check.Success ? ("He clings to you at the taproom of the Anchor.", 0, 8, 8) : ("You both go under.", 3, 5, 0);
            Assert.Equal(expected, (answered.Words, answered.Amount, result.After.Player.HitPoints, result.After.Affinity("mara", "player")));
            if (check.Success) well++;
            else badly++;
        }
        Assert.True(well > 20 && badly > 20);
    }

    [Fact]
    public void A_failure_that_changes_nothing_and_has_no_words_of_its_own_is_told_as_the_option_is()
    {
        var result = Asked.ComingTo(r => Answered(r).Degree < Degree.Success, _ => "swear").Resolve();
        Assert.Equal("He swears back.", Answered(result).Words);
        Assert.Equal(AHarbourInn.World.Player.HitPoints, result.After.Player.HitPoints);
    }

    [Fact]
    public void The_dice_of_one_option_are_not_those_of_another() => Assert.Contains(Enumerable.Range(1, 20), n =>
    {
        var turn = Asked with { Dice = new Chance((ulong)n) };
        return turn.Answering("pull").Resolve().Passages[1].Rolls[0].Result != turn.Answering("swear").Resolve().Passages[1].Rolls[0].Result;
    });

    [Theory]
    [InlineData("dance")]
    [InlineData("")]
    [InlineData("PULL")]
    public void What_is_not_offered_counts_as_the_default(string choice) => Assert.Equal(
        Canonical.Write(Asked.Answering("pull").Resolve()), Canonical.Write(Asked.Answering(choice).Resolve()));

    [Fact]
    public void What_the_event_does_comes_before_its_question()
    {
        var tide = new Storylet("tide", "mishap", "The tide.", "", 100, 3, [], [new Effect(EffectKind.CharacterGoes, "player", "cove")],
            Question);
        var result = ATurn.Of(Act.Wait).Befalling(tide).Resolve();
        Assert.Equal([OutcomeKind.Befell, OutcomeKind.Moved, OutcomeKind.Asked], result.Outcomes.Select(o => o.Kind));
        Assert.Equal("At the hidden cove, what do you do about the boy?", result.Awaits!.Text);
    }

    [Fact]
    public void Who_lies_on_the_ground_is_asked_nothing()
    {
        var result = Asked.In(w => w.Changing("player", c => c with { HitPoints = 0 })).Resolve();
        Assert.Null(result.Awaits);
        Assert.DoesNotContain(result.Outcomes, o => o.Kind is OutcomeKind.Befell or OutcomeKind.Asked);
    }

    private static Outcome Answered(Resolution result) => result.Outcomes.Single(o => o.Kind == OutcomeKind.Answered);
}
