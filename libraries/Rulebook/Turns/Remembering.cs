using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>Gives each character memories of what they witnessed, where it was worth keeping.</summary>
internal static class Remembering
{
    private const int WorthKeeping = 2;

    public static void Keep(Unfolding now)
    {
        var (so, before) = (now.Result(), now.Turn.Before);
        foreach (var id in so.After.Characters.Keys)
        {
            if (id == World.PlayerId) continue;
            // However many blows a fight has, it is remembered as one.
            foreach (var outcome in Perception.WitnessedBy(so, before, id).DistinctBy(o => (o.Kind, o.Actor, o.Target)))
            {
                var importance = Importance(outcome, id);
                if (outcome.Actor == id || importance < WorthKeeping) continue;
                var memory = new Memory(now.Turn.Number, outcome.Kind, outcome.Actor, outcome.Target, null, importance);
                now.Change(new MemoryFormed(id, memory));
            }
        }
    }

    /// <summary>How much an outcome means to who witnessed it, 1 to 10.</summary>
    private static int Importance(Outcome outcome, string witness) => outcome.Kind switch
    {
        OutcomeKind.Struck => outcome.Target == witness ? 8 : 6,
        OutcomeKind.Gave => outcome.Other == witness ? 4 : 2,
        OutcomeKind.Befell => 3,
        OutcomeKind.Took => 2,
        OutcomeKind.Spoke or OutcomeKind.Said => outcome.Target == witness ? 2 : 1,
        OutcomeKind.Hid or OutcomeKind.Tried => outcome.Degree is Degree.Disaster or Degree.Triumph ? 2 : 1,
        _ => 1,
    };
}
