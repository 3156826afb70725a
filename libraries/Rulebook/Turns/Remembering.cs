using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>Gives each character memories of what they witnessed, where it was worth keeping.</summary>
internal static class Remembering
{
    private const int WorthKeeping = 2;

    public static void Keep(Unfolding now)
    {
        var (so, before) = (now.Result(), now.Turn.Before);
        foreach (var id in Perception.WhoWereNear(so, before))
        {
            if (id == World.PlayerId) continue;
            foreach (var (outcome, importance) in WorthKeepingTo(id, Perception.WitnessedBy(so, before, id)))
            {
                var memory = new Memory(now.Turn.Number, outcome.Kind, outcome.Actor, outcome.Target, null, importance);
                now.Change(new MemoryFormed(id, memory));
            }
        }
    }

    // However many blows a fight has, it is remembered as one: the one that mattered most.
    private static IEnumerable<(Outcome Outcome, int Importance)> WorthKeepingTo(string id, IReadOnlyList<Outcome> witnessed)
    {
        var (kept, fight) = (new List<(Outcome Outcome, int Importance, int Fight)>(), 0);
        foreach (var outcome in witnessed)
        {
            if (outcome.Kind == OutcomeKind.FightBegan) fight++;
            var importance = Importance(outcome, id);
            if (outcome.Actor != id && importance >= WorthKeeping) kept.Add((outcome, importance, fight));
        }
        return kept.GroupBy(k => k.Outcome is { Kind: OutcomeKind.Struck }
                ? (OutcomeKind.Struck, "", null, k.Fight)
                : (k.Outcome.Kind, k.Outcome.Actor, k.Outcome.Target, 0))
            .Select(alike => alike.MaxBy(k => k.Importance)).Select(k => (k.Outcome, k.Importance));
    }

    /// <summary>How much an outcome means to who witnessed it, 1 to 10.</summary>
    private static int Importance(Outcome outcome, string witness) => outcome.Kind switch
    {
        OutcomeKind.Struck => outcome.Target == witness ? 8 : 6,
        OutcomeKind.Felled => outcome.Other == witness ? 5 : 7,
        OutcomeKind.Defeated => outcome.Other == witness ? 6 : 5,
        OutcomeKind.Gave => outcome.Other == witness ? 4 : 2,
        OutcomeKind.Befell => 3,
        OutcomeKind.Took => 2,
        OutcomeKind.Spoke or OutcomeKind.Said => outcome.Target == witness ? 2 : 1,
        OutcomeKind.Hid or OutcomeKind.Tried => outcome.Degree is Degree.Disaster or Degree.Triumph ? 2 : 1,
        _ => 1,
    };
}
