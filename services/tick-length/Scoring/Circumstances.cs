using Storyteller.Contracts;

namespace Storyteller.TickLength.Scoring;

/// <summary>
/// What the situation adds to a DC. Darkness counts 5 as disadvantage does for passive scores (SRD 5.1); tools, manner, eyes and weather
/// are this project's amounts. A storm makes an exertion as hard as the SRD's slippery climb (10 + 5).
/// </summary>
internal static class Circumstances
{
    private const int EyesCounted = 3, AffinityPerPoint = 10;

    public static IEnumerable<DifficultyReason> Of(Check check, DifficultyContext context) =>
        Light(check, context).Concat(Tools(check, context)).Concat(How(check, context.Intent.Manner)).Concat(Eyes(check, context))
            .Concat(Sky(check, context)).Concat(Feelings(check, context));

    private static IEnumerable<DifficultyReason> Light(Check check, DifficultyContext context)
    {
        if (context.Light) yield break;
        if (check.Takes(Demands.Sight | Demands.Exertion | Demands.Finesse)) yield return new("it is dark", 5);
        else if (check.Takes(Demands.Unseen)) yield return new("the dark hides you", -5);
    }

    private static IEnumerable<DifficultyReason> Tools(Check check, DifficultyContext context)
    {
        if (check.Tools.Any(context.CarriedTags.Contains)) yield return new("you carry what fits the task", -2);
        else if (check.NeedsTool) yield return new("you carry no tool for it", 5);
    }

    private static IEnumerable<DifficultyReason> How(Check check, Manner manner)
    {
        var delicate = check.Takes(Demands.Unseen | Demands.Finesse);
        return (manner, delicate, check.Takes(Demands.Exertion)) switch
        {
            (Manner.Careful, _, _) => [new("you take care", -2)],
            (Manner.Hasty, _, _) => [new("you are in a hurry", 2)],
            (Manner.Forceful, true, _) => [new("force is loud and clumsy", 2)],
            (Manner.Forceful, _, true) => [new("you use all your strength", -2)],
            (Manner.Quiet, true, _) => [new("you keep quiet", -2)],
            (Manner.Quiet, _, true) => [new("it has to be done without noise", 2)],
            _ => [],
        };
    }

    private static IEnumerable<DifficultyReason> Eyes(Check check, DifficultyContext context)
    {
        if (!check.Takes(Demands.Unseen) || context.Onlookers < 1) yield break;
        yield return new("others could notice", Math.Min(EyesCounted, context.Onlookers));
    }

    private static IEnumerable<DifficultyReason> Sky(Check check, DifficultyContext context)
    {
        if (context.Indoors) return [];
        return context.Weather switch
        {
            Weather.Storm when check.Takes(Demands.Exertion) => [new("the storm tears at you", 5)],
            Weather.Rain or Weather.Snow when check.Takes(Demands.Exertion) => [new("everything is wet and slippery", 2)],
            Weather.Fog or Weather.Rain or Weather.Snow or Weather.Storm when check.Takes(Demands.Sight) =>
                [new("the weather blurs the view", 2)],
            Weather.Storm when check.Takes(Demands.Hearing) => [new("the storm drowns what there is to hear", 5)],
            Weather.Rain when check.Takes(Demands.Hearing) => [new("the rain is loud", 2)],
            _ => [],
        };
    }

    private static IEnumerable<DifficultyReason> Feelings(Check check, DifficultyContext context)
    {
        var amount = -Math.Clamp(context.TargetAffinity, -100, 100) / AffinityPerPoint;
        if (amount == 0 || !check.Takes(Demands.GoodWill)) yield break;
        yield return new(amount > 0 ? "they do not like you" : "they like you", amount);
    }
}
