using Storyteller.Contracts;

namespace Storyteller.Rulebook.Acts;

/// <summary>Striking at somebody. A blow hurts and is not forgiven, and never kills.</summary>
internal static class Fighting
{
    private const int Struck = -30;
    private const int Missed = -20;

    public static void Attack(Unfolding now)
    {
        var (world, with) = (now.World, now.Intent.Instrument);
        if (Reach.ItemOf(world, with) is { At: not World.PlayerId }) now.Impossible("not-carried", Nearest.Carried(now, "weapon"));
        else Attack(now, now.Intent.Target, with ?? world.ItemsAt(World.PlayerId).FirstOrDefault(i => i.Tags.Contains("weapon"))?.Id);
    }

    public static void Attack(Unfolding now, string? target, string? with)
    {
        if (Reach.WhyNotPerson(now.World, target) is { } why)
        {
            now.Impossible(why, Nearest.PersonHere(now));
            return;
        }
        var weapon = Reach.ItemOf(now.World, with);
        var hurt = now.Succeeds ? StoryletEffects.Hurting(now.World.Characters[target!], Damage(now, weapon), World.PlayerId) : null;
        now.Change(hurt);
        now.Change(new RelationShifted(target!, World.PlayerId, now.Succeeds ? Struck : Missed, "attack"));
        now.Tell(new Outcome(OutcomeKind.Struck, World.PlayerId, target, weapon?.Id, now.Degree, Amount: hurt?.Amount ?? 0));
        now.Reveal();
    }

    // A fist deals 1d4, a weapon 1d6 more; a triumph throws each die twice, as a critical hit does in the SRD 5.1.
    private static int Damage(Unfolding now, Item? weapon)
    {
        var (fist, blade) = (now.Turn.Dice.For("damage", "fist"), now.Turn.Dice.For("damage", "weapon"));
        var armed = weapon is not null && weapon.Tags.Contains("weapon");
        return Enumerable.Range(0, now.Degree == Degree.Triumph ? 2 : 1).Sum(n => fist.Roll(4, n) + (armed ? blade.Roll(6, n) : 0));
    }
}
