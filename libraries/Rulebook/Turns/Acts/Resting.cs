using Storyteller.Contracts;

namespace Storyteller.Rulebook.Acts;

/// <summary>Letting time pass: waiting, resting, keeping out of sight.</summary>
internal static class Resting
{
    public static void Wait(Unfolding now) => now.Tell(new Outcome(OutcomeKind.Waited, World.PlayerId, Amount: now.Turn.Length!.Seconds));

    /// <summary>One hit point comes back for each full hour.</summary>
    public static void Rest(Unfolding now)
    {
        var healing = StoryletEffects.Healing(now.World.Player, now.Turn.Length!.Seconds / 3600);
        now.Change(healing);
        now.Tell(new Outcome(OutcomeKind.Rested, World.PlayerId, Amount: healing?.Amount ?? 0));
    }

    public static void Hide(Unfolding now)
    {
        if (!now.Succeeds) now.Reveal();
        else if (!now.World.IsHidden(World.PlayerId)) now.Change(new FactAsserted(new Fact(World.PlayerId, "hidden")));
        now.Tell(new Outcome(OutcomeKind.Hid, World.PlayerId, now.Known(now.Intent.Target), Degree: now.Degree));
    }
}
