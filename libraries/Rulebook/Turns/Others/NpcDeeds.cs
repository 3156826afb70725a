using Storyteller.Contracts;

namespace Storyteller.Rulebook.Others;

/// <summary>Carries out what the others decided, one after the other by id. What is no longer possible by then becomes nothing.</summary>
internal static class NpcDeeds
{
    public static void Do(Unfolding now)
    {
        if (now.Turn.Decisions is not { } decisions) return;
        foreach (var (id, decided) in decisions.OrderBy(d => d.Key, StringComparer.Ordinal))
            if (Obstacles.To(now.World, id, decided) is null) Do(now, now.World.Characters[id], decided);
    }

    private static void Do(Unfolding now, Character who, NpcAction decided)
    {
        switch (decided.Deed)
        {
            case Deed.Say: Saying.Say(now, who, decided); break;
            case Deed.Go or Deed.Flee: Leaving.Leave(now, who, decided); break;
            case Deed.Take: Passing.Take(now, who, decided); break;
            case Deed.Give: Passing.Give(now, who, decided); break;
            default: Stay(now, who, decided); break;
        }
    }

    private static void Stay(Unfolding now, Character who, NpcAction decided)
    {
        if (!string.IsNullOrWhiteSpace(decided.Words)) Show(now, who, new Outcome(OutcomeKind.Busied, who.Id, Words: decided.Words));
    }

    /// <summary>Tells what a character does where the player is there to notice it.</summary>
    internal static void Show(Unfolding now, Character who, Outcome outcome)
    {
        if (who.At == now.World.Player.At && !now.World.IsHidden(who.Id)) now.TellOfOthers(outcome);
    }
}
