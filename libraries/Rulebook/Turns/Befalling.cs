using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>Throws for each candidate that stands, and lets come true what the dice allow.</summary>
internal static class Befalling
{
    public static void Roll(Unfolding now)
    {
        var candidates = now.Turn.Proposals!.Candidates;
        var done = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < candidates.Count; i++)
        {
            if (!Stands(now.Turn.Review!, i, candidates[i].StoryletId) || !done.Add(candidates[i].StoryletId)) continue;
            var storylet = now.Turn.Storylets.FirstOrDefault(s => s.Id == candidates[i].StoryletId);
            if (storylet is not null && StillHolds(now, storylet)) Throw(now, candidates[i], storylet);
        }
    }

    private static bool Stands(MetaEventReview review, int index, string storyletId) =>
        index < review.Verdicts.Count && review.Verdicts[index].StoryletId == storyletId
            ? review.Verdicts[index].Stands
            : review.Verdicts.Any(v => v.StoryletId == storyletId && v.Stands);

    // It was proposed for the hour at which the tick begins: only what has happened since may rule it out.
    private static bool StillHolds(Unfolding now, Storylet storylet) =>
        Conditions.Hold(now.World with { Clock = now.Turn.Before.Clock }, storylet);

    private static void Throw(Unfolding now, MetaEvent candidate, Storylet storylet)
    {
        var d100 = now.Turn.Dice.For("storylet", storylet.Id).Roll(100);
        var happens = d100 <= candidate.Probability;
        now.Show(new Roll(storylet.Id, 100, d100, 0, candidate.Probability, happens));
        if (happens) Befall(now, candidate, storylet);
    }

    private static void Befall(Unfolding now, MetaEvent candidate, Storylet storylet)
    {
        var from = now.World.Player.At;
        var changes = new List<WorldEvent>();
        foreach (var effect in storylet.Then)
        {
            if (StoryletEffects.Of(now.World, storylet.Id, effect) is not { } change) continue;
            now.Change(change);
            changes.Add(change);
        }
        now.Change(new StoryletHappened(storylet.Id, now.Turn.Number));
        now.Tell(new Outcome(OutcomeKind.Befell, "", storylet.Id, changes.Select(About).FirstOrDefault(id => id is not null),
            Words: candidate.Text, Amount: changes.OfType<DamageDealt>().Sum(d => d.Amount)));
        if (now.World.Player.At is var to && to != from) now.Tell(new Outcome(OutcomeKind.Moved, World.PlayerId, to, from));
    }

    private static string? About(WorldEvent change) => change switch
    {
        ItemMoved e => e.ItemId,
        CharacterMoved { CharacterId: not World.PlayerId } e => e.CharacterId,
        RelationShifted e => e.From,
        _ => null,
    };
}
