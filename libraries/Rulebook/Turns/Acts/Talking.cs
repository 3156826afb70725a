using Storyteller.Contracts;
using Storyteller.Rulebook.Intents;

namespace Storyteller.Rulebook.Acts;

/// <summary>Speaking to somebody, or into the room. What they answer is theirs to decide.</summary>
internal static class Talking
{
    public static void Talk(Unfolding now)
    {
        var (world, to) = (now.World, now.Intent.Target);
        if (to is null or World.PlayerId) TalkAloud(now);
        else if (Reach.WhyNotPerson(world, to) is { } why) now.Impossible(why, Nearest.PersonHere(now));
        else
        {
            if (Impression(now) is not 0 and var shift) now.Change(new RelationShifted(to, World.PlayerId, shift, "talk"));
            Speak(now, to);
        }
    }

    private static void TalkAloud(Unfolding now)
    {
        if (Reach.PeopleHere(now.World).Any(c => c.HitPoints > 0)) Speak(now, null);
        else now.Impossible("nobody-here", Nearest.WayOut(now));
    }

    private static void Speak(Unfolding now, string? to)
    {
        now.Tell(new Outcome(OutcomeKind.Spoke, World.PlayerId, to, now.Known(now.Intent.Instrument), now.Degree, Words: Said(now.Intent)));
        now.Reveal();
    }

    // What is said as a whole is said as it was typed; what is talked about is a topic.
    private static string? Said(Intent intent) =>
        intent.Topic == string.Join(' ', Normalise.Words(intent.Text)) ? intent.Text.Trim() : intent.Topic;

    // Only words that were put to a check leave more than the memory of them.
    private static int Impression(Unfolding now) => (now.Intent.Manner == Manner.Forceful ? -5 : 0)
        + (now.Turn.Difficulty is not { NeedsRoll: true } ? 0
            : now.Degree switch { Degree.Triumph => 5, Degree.Success => 2, Degree.Failure => -1, _ => -5 });
}
