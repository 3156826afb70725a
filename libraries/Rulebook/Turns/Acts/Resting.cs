using Storyteller.Contracts;

namespace Storyteller.Rulebook.Acts;

/// <summary>Letting time pass: waiting, resting, keeping out of sight.</summary>
internal static class Resting
{
    private const int Hour = 3600;
    private const int LongRest = 8 * Hour;
    private const int Day = 24 * Hour;
    private const int HitDie = 8;

    public static void Wait(Unfolding now)
    {
        if (ComeRound(now) is null) now.Tell(new Outcome(OutcomeKind.Waited, World.PlayerId, Amount: now.Turn.Length!.Seconds));
    }

    /// <summary>
    /// A long rest of 8 hours at least, once in 24 hours of the world's clock, or a short one of 1 hour at least (SRD 5.1, "Resting").
    /// Who is down must come round first, and rests for what time is left.
    /// </summary>
    public static void Rest(Unfolding now)
    {
        var seconds = now.Turn.Length!.Seconds;
        if (now.World.Player.HitPoints == 0)
        {
            if (ComeRound(now) is not { } hours) Tell(now, 0, null);
            else if (seconds - (hours * Hour) is >= Hour and var left) Rest(now, left);
        }
        else Rest(now, seconds);
    }

    public static void Hide(Unfolding now)
    {
        if (!now.Succeeds) now.Reveal();
        else if (!now.World.IsHidden(World.PlayerId)) now.Change(new FactAsserted(new Fact(World.PlayerId, "hidden")));
        now.Tell(new Outcome(OutcomeKind.Hid, World.PlayerId, now.Known(now.Intent.Target), Degree: now.Degree));
    }

    private static void Rest(Unfolding now, int seconds)
    {
        var before = now.World.Player;
        var isLong = seconds >= LongRest && (before.RestedAt == 0 || now.World.Clock - before.RestedAt >= Day);
        if (isLong)
        {
            now.Change(StoryletEffects.Healing(before, before.MaxHitPoints));
            now.Change(new LongRestTaken(World.PlayerId, now.World.Clock));
        }
        else for (var hour = 0; hour < seconds / Hour && IsHurtWithADieLeft(now); hour++) SpendHitDie(now, hour);
        Tell(now, now.World.Player.HitPoints - before.HitPoints, isLong ? "long-rest" : seconds >= Hour ? "short-rest" : null);
    }

    private static void Tell(Unfolding now, int healed, string? why) =>
        now.Tell(new Outcome(OutcomeKind.Rested, World.PlayerId, Why: why, Amount: healed));

    private static bool IsHurtWithADieLeft(Unfolding now) => now.World.Player is var who
        && who.HitPoints < who.MaxHitPoints && who.HitDiceSpent < Levels.Of(who.Experience);

    private static void SpendHitDie(Unfolding now, int hour)
    {
        var (who, thrown) = (now.World.Player, now.Turn.Dice.For("hit-die").Roll(HitDie, hour));
        now.Show(Throws.Amount("hit-die", "1d8", thrown, who.Abilities.Constitution, World.PlayerId));
        now.Change(new HitDieSpent(World.PlayerId));
        now.Change(StoryletEffects.Healing(who, Math.Max(1, thrown + who.Abilities.Constitution)));
    }

    // Gives the hours after which the player came round; null where they did not, or were not down.
    private static int? ComeRound(Unfolding now)
    {
        if (Recovering.HoursDown(now, now.World.Player) is not { } hours) return null;
        now.Change(StoryletEffects.Healing(now.World.Player, 1));
        Tell(now, 1, "came-round");
        return hours;
    }
}
