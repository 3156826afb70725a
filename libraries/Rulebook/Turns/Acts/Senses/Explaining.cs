using Storyteller.Contracts;
using Storyteller.Rulebook.Answers;

namespace Storyteller.Rulebook.Acts;

/// <summary>What passes between player and game master and leaves the world alone.</summary>
internal static class Explaining
{
    public static void TakeStock(Unfolding now) => now.Tell(new Outcome(OutcomeKind.TookStock, World.PlayerId));

    public static void StepOut(Unfolding now) => now.Tell(new Outcome(OutcomeKind.SteppedOut, World.PlayerId, Words: now.Intent.Topic));

    public static void Explain(Unfolding now) =>
        now.Tell(new Outcome(OutcomeKind.Explained, World.PlayerId, now.Known(now.Intent.Target), Why: Subjects.Of(now.Intent)));
}
