using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.Narrator.Narrating;

/// <summary>What is different at the end: time that went by unsaid, and wounds.</summary>
internal static class Aftermaths
{
    private const int WorthSaying = 30 * 60;

    public static IEnumerable<string> Tell(Voice voice)
    {
        var context = voice.Context;
        if (context.Seconds >= WorthSaying && !context.Outcomes.Any(TellsTime)) yield return voice.Say(Took(context.Seconds));
        if (Hurt(context) is { } hurt) yield return voice.Say(hurt);
    }

    private static bool TellsTime(Outcome o) =>
        o.Actor == World.PlayerId && (o.Kind is OutcomeKind.Waited or OutcomeKind.Rested
            || (o.Kind == OutcomeKind.Moved && o.Degree >= Degree.Success));

    // How badly it ended has been said by then.
    private static bool TellsOfTheFallen(Outcome o) =>
        o.Kind is OutcomeKind.Defeated or OutcomeKind.Felled or OutcomeKind.SavedAgainstDeath && o.Actor == World.PlayerId;

    private static Clause Took(int seconds) => new("time-taken",
        ["All of it takes {time}.", "That takes {time}, all told.", "It takes {time}.", "The whole of it costs you {time}."],
            ("time", Phrases.Span(seconds)));

    // Only where something may just have hurt: an old wound is no news.
    private static Clause? Hurt(NarratorContext context)
    {
        var struck = context.Outcomes.Concat(context.Others)
            .Any(o => o.Amount > 0 && (o.Kind is OutcomeKind.Befell or OutcomeKind.Answered or OutcomeKind.Tried
                || (o.Kind == OutcomeKind.Struck && o.Target == World.PlayerId)));
        if (!struck || context.PlayerMaxHitPoints <= 0 || context.Outcomes.Any(TellsOfTheFallen)) return null;
        if (context.PlayerHitPoints <= 0) return new("down",
            ["You are down, and cannot get up.", "There is no strength left in you.", "You can do no more."]);
        return context.PlayerHitPoints * 4L <= context.PlayerMaxHitPoints
            ? new("badly-hurt", ["You are badly hurt.", "You cannot take much more.", "It is all that you can do to stay on your feet."])
            : context.PlayerHitPoints * 2L <= context.PlayerMaxHitPoints
                ? new("hurt", ["You are hurt, and you feel it.", "You feel your hurts.", "You have been in better shape."])
                : new("bruised", ["It hurts, but you can bear it.", "You come away with a hurt.", "It leaves you sore."]);
    }
}
