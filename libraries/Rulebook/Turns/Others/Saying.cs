using Storyteller.Contracts;

namespace Storyteller.Rulebook.Others;

/// <summary>A character says something to somebody, or to the room.</summary>
internal static class Saying
{
    // Kind words alone make acquaintances, not friends.
    private const int AsFarAsWordsGo = 30;

    public static void Say(Unfolding now, Character who, NpcAction decided)
    {
        NpcDeeds.Show(now, who, new Outcome(OutcomeKind.Said, who.Id, decided.Target, Why: decided.Speech, Words: decided.Words));
        if (decided is not { Target: { } target, Speech: { } speech }) return;
        Warm(now, who.Id, target, speech);
        if (target != World.PlayerId) Warm(now, target, who.Id, speech);
    }

    private static void Warm(Unfolding now, string from, string to, string speech)
    {
        var shift = speech switch { "greet" or "answer" or "warn" => 1, "thank" => 2, "refuse" => -1, _ => 0 };
        if (shift == 0 || (shift > 0 && now.World.Affinity(from, to) >= AsFarAsWordsGo)) return;
        now.Change(new RelationShifted(from, to, shift, speech));
    }
}
