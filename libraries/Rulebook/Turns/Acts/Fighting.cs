using Storyteller.Contracts;
using Storyteller.Rulebook.Combat;
using Storyteller.Rulebook.Blows;

namespace Storyteller.Rulebook.Acts;

/// <summary>Striking at somebody: a fight begins, and what was struck at is not forgiven, however it ends.</summary>
internal static class Fighting
{
    private const int Struck = -30;

    public static void Attack(Unfolding now)
    {
        if (Reach.ItemOf(now.World, now.Intent.Instrument) is { At: not World.PlayerId })
            now.Impossible("not-carried", Nearest.Carried(now, "weapon"));
        else Attack(now, now.Intent.Target);
    }

    public static void Attack(Unfolding now, string? target)
    {
        if (Reach.WhyNotPerson(now.World, target) is { } why) now.Impossible(why, Nearest.PersonHere(now));
        else if (now.IsOnlyPlanned) now.Tell(new Outcome(OutcomeKind.FightBegan, World.PlayerId, target, Weapon(now)));
        else
        {
            var foes = Parties.Against(now.World, target!);
            foreach (var foe in foes) now.Change(new RelationShifted(foe.Id, World.PlayerId, Struck, "attack"));
            Brawling.Fight(now, foes, $"attack {target}");
        }
    }

    private static string? Weapon(Unfolding now) => Reach.ItemOf(now.World, now.Intent.Instrument)?.Id
        ?? now.World.ItemsAt(World.PlayerId).FirstOrDefault(i => i.Tags.Contains("weapon"))?.Id;
}
