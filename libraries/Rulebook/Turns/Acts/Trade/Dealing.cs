using Storyteller.Contracts;

namespace Storyteller.Rulebook.Acts;

/// <summary>Who does business here, and why not whoever does not.</summary>
internal static class Dealing
{
    /// <summary>The trader meant, else whoever trades here; null where the act was refused.</summary>
    public static Character? Partner(Unfolding now, string? holder)
    {
        var (world, named) = (now.World, now.Intent.Instrument ?? holder);
        var anyone = Reach.PeopleHere(world).FirstOrDefault(c => c.Trades && c.HitPoints > 0);
        // Words that named nobody here name somebody who is not.
        var absent = now.Intent is { Instrument: null, Target: not null, Topic: not null };
        if (absent || (named is not null && Reach.WhyNotPerson(world, named) is not null))
            return Refuse(now, absent ? "not-here" : Reach.WhyNotPerson(world, named)!, anyone?.Id ?? Nearest.PersonHere(now));
        var partner = named is null ? anyone : world.Characters[named];
        if (partner is null)
            return Reach.PeopleHere(world).Any(c => c.HitPoints > 0) ? Refuse(now, "not-a-trader", Nearest.PersonHere(now))
                : Refuse(now, "nobody-here", Nearest.WayOut(now));
        if (!partner.Trades) return Refuse(now, "not-a-trader", anyone?.Id);
        if (!Prices.IsOpen(world, partner)) return Refuse(now, "closed-for-the-night", partner.Id);
        return world.IsLit(now.Here()) ? partner : Refuse(now, "too-dark", Nearest.Carried(now, "light"));
    }

    private static Character? Refuse(Unfolding now, string why, string? nearest)
    {
        now.Impossible(why, nearest);
        return null;
    }
}
