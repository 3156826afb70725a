using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>
/// What time gives back to the others (SRD 5.1): who sleeps through the night wakes whole at 6 o'clock, and who is down and stable comes
/// round with one hit point after 1d4 hours. Who was hurt in this very turn does not recover in it.
/// </summary>
internal static class Recovering
{
    private const int Hour = 3600;
    private const int Day = 24 * Hour;
    private const int Waking = 6 * Hour;

    public static void Recover(Unfolding now)
    {
        var hurt = now.Changes.OfType<DamageDealt>().Select(d => d.CharacterId).ToHashSet(StringComparer.Ordinal);
        var slept = Mornings(now.World.Clock) > Mornings(now.Turn.Before.Clock);
        foreach (var who in Whereabouts.Wounded(now.World))
        {
            if (who.Id == World.PlayerId || hurt.Contains(who.Id)) continue;
            if (slept) now.Change(StoryletEffects.Healing(who, who.MaxHitPoints));
            else if (HoursDown(now, who) is not null) now.Change(StoryletEffects.Healing(who, 1));
        }
    }

    /// <summary>
    /// After how many hours somebody who is down comes round in this turn; null where they do not, or are not down. Each full hour of the
    /// clock counts, so that short turns add up as one long turn does.
    /// </summary>
    public static int? HoursDown(Unfolding now, Character who)
    {
        var passed = (now.World.Clock / Hour) - (now.Turn.Before.Clock / Hour);
        if (who.HitPoints > 0 || passed == 0) return null;
        var hours = now.Turn.Dice.For("coming-round", who.Id).Roll(4);
        return passed >= hours ? hours : null;
    }

    private static long Mornings(long clock) => (clock + Day - Waking) / Day;
}
