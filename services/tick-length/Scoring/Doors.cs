using Storyteller.Contracts;

namespace Storyteller.TickLength.Scoring;

/// <summary>
/// Getting past a lock: with the key that was named it takes no luck, by picking it DC 15 with thieves' tools (SRD 5.1), by force DC 15
/// (SRD 5.1: a medium Strength check).
/// </summary>
internal static class Doors
{
    private static readonly string[] Picks = ["tool:lock", "tool:lockpick", "tool:pick"];
    private static readonly string[] Levers = ["tool:force", "tool:lever", "tool:pry"];

    public static Check Opening(DifficultyContext context)
    {
        if (!context.TargetStates.Contains("locked"))
            return Check.None(context.Intent.Act == Act.Use ? "using it takes no luck" : "no lock holds it");
        var manner = context.Intent.Manner;
        var forced = manner == Manner.Forceful;
        if (!forced && context.Intent.Instrument is not null && context.CarriedTags.Contains("key"))
            return Check.None("the key decides, not luck");
        // A lever in hand is put to use where there is no pick, but nobody who keeps quiet breaks a door.
        if (forced || (manner != Manner.Quiet && Fits(context, Levers) && !Fits(context, Picks)))
            return Check.Of("athletics", 15, "a lock holds it against force", Demands.Exertion, Levers);
        return new Check("sleight of hand", 15, "a lock holds it", Demands.Finesse, Picks, NeedsTool: true);
    }

    private static bool Fits(DifficultyContext context, string[] tools) => tools.Any(context.CarriedTags.Contains);
}
