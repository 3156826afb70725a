using Storyteller.Contracts;

namespace Storyteller.Rulebook.Others;

/// <summary>A character takes what lies there, or hands something of theirs to somebody.</summary>
internal static class Passing
{
    private const int Gratitude = 3;

    public static void Take(Unfolding now, Character who, NpcAction decided)
    {
        var id = decided.Target!;
        now.Change(new ItemMoved(id, who.At, who.Id));
        NpcDeeds.Show(now, who, new Outcome(OutcomeKind.Took, who.Id, id));
    }

    public static void Give(Unfolding now, Character who, NpcAction decided)
    {
        var (id, to) = (decided.Target!, decided.Other!);
        now.Change(new ItemMoved(id, who.Id, to));
        if (to != World.PlayerId) now.Change(new RelationShifted(to, who.Id, Gratitude, "gift"));
        NpcDeeds.Show(now, who, new Outcome(OutcomeKind.Gave, who.Id, id, to));
    }
}
