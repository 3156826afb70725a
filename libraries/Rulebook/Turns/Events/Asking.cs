using Storyteller.Contracts;

namespace Storyteller.Rulebook.Events;

/// <summary>Puts an event's question to the player, and lets their answer come to what it comes to.</summary>
internal static class Asking
{
    public static void Ask(Unfolding now, Storylet storylet, StoryletQuestion question)
    {
        var text = Told(now, question.Text);
        now.Tell(new Outcome(OutcomeKind.Asked, "", storylet.Id, Words: text));
        var prompt = new Prompt(PromptKind.Event, text, [.. question.Options.Select(o => new Choice(o.Id, o.Words))],
            question.Options[0].Id);
        if (now.Ask(prompt) is not { } answer) return;
        Answer(now, storylet.Id, question.Options.First(o => o.Id == answer.Choice));
    }

    private static void Answer(Unfolding now, string storyletId, StoryletOption chosen)
    {
        var degree = chosen.Skill is { } skill ? Check(now, storyletId, chosen, skill) : Degree.Success;
        var well = degree >= Degree.Success;
        var changes = Befalling.Change(now, storyletId, well ? chosen.Then : chosen.Otherwise ?? []);
        now.Tell(new Outcome(OutcomeKind.Answered, World.PlayerId, storyletId, Degree: degree,
            Words: Told(now, well ? chosen.Told : chosen.Failed ?? chosen.Told), Amount: Befalling.Hurt(changes)));
    }

    private static Degree Check(Unfolding now, string storyletId, StoryletOption chosen, string skill)
    {
        var natural = now.Turn.Dice.For("answer", storyletId).For(chosen.Id).Roll(20);
        var modifier = Checks.ModifierOf(now.World.Player.Abilities, skill);
        var degree = Checks.DegreeOf(natural, modifier, chosen.Dc);
        now.Show(Throws.Check(skill, natural, modifier, chosen.Dc, degree >= Degree.Success, World.PlayerId));
        return degree;
    }

    private static string Told(Unfolding now, string text) => Slots.Fill(text, now.World, now.Turn.Dice.For("slots")) ?? text;
}
