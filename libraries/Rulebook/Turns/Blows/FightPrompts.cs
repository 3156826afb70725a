using Storyteller.Contracts;
using Storyteller.Rulebook.Combat;

namespace Storyteller.Rulebook.Blows;

/// <summary>Words what a player can do in their turn of a fight.</summary>
internal static class FightPrompts
{
    /// <summary>The prompt for the leader's turn.</summary>
    public static Prompt For(Fight fight)
    {
        var moves = Fights.Moves(fight);
        return new Prompt(PromptKind.Combat, "It is your turn. What do you do?",
            [.. moves.Select(m => new Choice(m.Id, Words(fight, m)))], moves[0].Id, Fight: Fights.View(fight));
    }

    private static string Words(Fight fight, Move move) => move.Kind switch
    {
        MoveKind.Attack => $"strike at {Named(fight, move.Target)}{With(fight, move.With)}",
        MoveKind.Dodge => "stand on your guard",
        MoveKind.Flee => "run for it",
        MoveKind.Yield => "lay down your arms",
        MoveKind.Talk => "try to talk them out of it",
        _ => $"drink from {Named(fight, move.With)}",
    };

    private static string With(Fight fight, string? item) =>
        item is not null && fight.Leader.Sheet.Attacks.FirstOrDefault(a => a.ItemId == item) is { } strike
            ? $" with your {strike.Name}" : "";

    private static string Named(Fight fight, string? id)
    {
        if (fight.Order.FirstOrDefault(f => f.Sheet.Id == id) is not { } fighter) return (id ?? "it").Replace('-', ' ');
        var alike = fight.Order.Where(f => f.Sheet.Name == fighter.Sheet.Name).OrderBy(f => f.Sheet.Id, StringComparer.Ordinal).ToList();
        var number = alike.Count > 1 ? FormattableString.Invariant($" {alike.IndexOf(fighter) + 1}") : "";
        var hurt = 2 * fighter.HitPoints <= fighter.Sheet.MaxHitPoints ? "wounded " : "";
        return fighter.Sheet.Proper ? fighter.Sheet.Name : $"the {hurt}{fighter.Sheet.Name}{number}";
    }
}
