using Storyteller.Contracts;

namespace Storyteller.Rulebook.Others;

/// <summary>A character takes what lies there, or hands something of theirs to somebody.</summary>
internal static class Passing
{
    private const int Gratitude = 3;

    public static void Take(Unfolding now, Character who, NpcAction decided)
    {
        var world = now.World;
        if (decided.Target is not { } id || !world.Items.TryGetValue(id, out var item) || item.At != who.At) return;
        if (item.Fixed || world.IsHidden(id) || !world.IsLit(who.At)) return;
        now.Change(new ItemMoved(id, item.At, who.Id));
        NpcDeeds.Show(now, who, new Outcome(OutcomeKind.Took, who.Id, id));
    }

    public static void Give(Unfolding now, Character who, NpcAction decided)
    {
        if (decided is not { Target: { } id, Other: { } to } || !now.World.Items.TryGetValue(id, out var item)) return;
        if (item.At != who.Id || !NpcDeeds.Meets(now, who, to)) return;
        now.Change(new ItemMoved(id, who.Id, to));
        if (to != World.PlayerId) now.Change(new RelationShifted(to, who.Id, Gratitude, "gift"));
        NpcDeeds.Show(now, who, new Outcome(OutcomeKind.Gave, who.Id, id, to));
    }
}
