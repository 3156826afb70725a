using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.NpcDecision.Deciding;

/// <summary>
/// Dual utility (Kevin Dill): every action that is possible here gets a score of 0 to 1,000, and one of those within fifteen per cent of
/// the best is drawn by weight. So characters vary without ever being silly.
/// </summary>
public static class NpcDecisionRules
{
    /// <summary>An option takes part in the draw from this share of the best score on, in per cent.</summary>
    public const int NearlyBest = 85;

    /// <summary>What the character does. There is always something: who can do nothing else stays.</summary>
    public static NpcAction Decide(NpcDecisionContext context, Chance chance)
    {
        var options = Options(context, chance);
        var best = options.Max(option => option.Utility);
        var near = options.Where(option => option.Utility * 100 >= best * NearlyBest).ToArray();
        return chance.For("choice").Weighted(near, option => option.Utility);
    }

    /// <summary>Everything the character could do now, scored.</summary>
    public static IReadOnlyList<NpcAction> Options(NpcDecisionContext context, Chance chance)
    {
        var view = new Standpoint(context, chance);
        if (context.Self.HitPoints <= 0) return [Daily.LieStill];
        return
        [
            .. Dangers.Options(view), .. Replies.Options(view), .. Courtesies.Options(view), .. Errands.Options(view), Daily.Stay(view),
        ];
    }
}
