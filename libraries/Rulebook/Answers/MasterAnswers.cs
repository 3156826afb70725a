using Storyteller.Contracts;
using Storyteller.Rulebook.Answers;
using Storyteller.Rulebook.Wording;

namespace Storyteller.Rulebook;

/// <summary>
/// What the game master says without the story going on: answers to questions, and refusals of what cannot be. They name only what the
/// player's character can see, carries or knows of; the same question at the same tick is answered in the same words.
/// </summary>
public static class MasterAnswers
{
    /// <summary>The answer's paragraphs, none empty; a deed gets the answer to what can be done.</summary>
    public static IReadOnlyList<string> To(World world, Intent intent)
    {
        var subject = intent.Act switch
        {
            Act.Look => "where-am-i",
            Act.Inventory => "belongings",
            Act.OutOfCharacter => "aside",
            _ => Subjects.Of(intent),
        };
        var answer = new Answer(world, intent, subject == "what-happened" ? Happenings.Mentioned(world) : []);
        return subject switch
        {
            "where-am-i" => Looks.Around(answer),
            "where-to-go" => Looks.WhereToGo(answer),
            "belongings" => Paragraph(Belongings.All(answer)),
            "who-is-here" => Paragraph(Company.Here(answer)),
            "who-am-i" => Paragraph(Selves.WhoAmI(answer)),
            "what-happened" => Paragraph(Happenings.SoFar(answer)),
            "wares" => Paragraph(Wares.Here(answer)),
            "aside" => [answer.Say(Asides.For(intent))],
            "who-are-you" => [answer.Say(Asides.Storyteller)],
            _ => Paragraph(Suggestions.WhatToDo(answer)),
        };
    }

    /// <summary>The answer to a question to the game master.</summary>
    public static MasterReply Answer(World world, Intent intent) => new("answer", To(world, intent));

    /// <summary>
    /// The refusal of what cannot be: why, said in the fiction, and the nearest possible thing where there is one. What the player meant
    /// stays between quotation marks.
    /// </summary>
    public static MasterReply Refuse(World world, Intent intent, Refusal refusal)
    {
        var answer = new Answer(world, intent, refusal.Target, refusal.Nearest, intent.Target, intent.Instrument);
        var outcome = new Outcome(OutcomeKind.Impossible, World.PlayerId, refusal.Target, refusal.Nearest, Degree.Failure, refusal.Why,
            refusal.Meant);
        List<string> told = [answer.Say(Refusals.For(outcome, answer.Names, world.Player.HitPoints == 0), outcome)];
        if (Refusals.Instead(outcome, answer.Names, intent.Act) is { } instead) told.Add(answer.Say(instead, outcome));
        return new("refusal", Paragraph(told), refusal.Why, Alternatives.For(world, intent, refusal, answer.Names));
    }

    private static IReadOnlyList<string> Paragraph(IEnumerable<string> sentences) => [string.Join(' ', sentences)];
}
