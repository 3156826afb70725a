using Storyteller.Contracts;

namespace Storyteller.Rulebook.Acts;

/// <summary>Whatever else a character tries: how it goes is all that the rules say.</summary>
internal static class Improvising
{
    /// <summary>Climbing, jumping, swimming: who fails badly gets hurt by 1d4, and never worse than down to one hit point.</summary>
    public static void Exert(Unfolding now)
    {
        var hurt = now.Degree == Degree.Disaster
            ? StoryletEffects.Hurting(now.World.Player, now.Turn.Dice.For("damage", "fall").Roll(4), World.PlayerId) : null;
        now.Change(hurt);
        Tell(now, hurt?.Amount ?? 0);
    }

    public static void Try(Unfolding now) => Tell(now, 0);

    private static void Tell(Unfolding now, int amount)
    {
        now.Tell(new Outcome(OutcomeKind.Tried, World.PlayerId, now.Known(now.Intent.Target), now.Known(now.Intent.Instrument), now.Degree,
            Words: now.Intent.Text, Amount: amount));
        if (now.Intent.Manner != Manner.Quiet) now.Reveal();
    }
}
