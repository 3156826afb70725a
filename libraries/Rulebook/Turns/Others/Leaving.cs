using Storyteller.Contracts;

namespace Storyteller.Rulebook.Others;

/// <summary>A character walks off, to a neighbouring place or one step towards a farther one.</summary>
internal static class Leaving
{
    public static void Leave(Unfolding now, Character who, NpcAction decided)
    {
        if (Next(now.World, who, decided) is not { } to) return;
        var here = now.World.Player.At;
        now.Change(new CharacterMoved(who.Id, who.At, to));
        if ((who.At == here || to == here) && !now.World.IsHidden(who.Id))
            now.TellOfOthers(new Outcome(OutcomeKind.Moved, who.Id, to, who.At, Why: decided.Deed == Deed.Flee ? "flees" : null));
    }

    /// <summary>The place that is gone to first; null where there is no open way.</summary>
    public static string? Next(World world, Character who, NpcAction decided)
    {
        if (decided.Target is { } target) return Paths.PassableExit(world, who.At, target)?.To ?? Paths.NextStep(world, who.At, target);
        return decided.Deed == Deed.Flee ? world.WaysOut(who.At).FirstOrDefault()?.To : null;
    }
}
