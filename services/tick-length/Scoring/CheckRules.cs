using Storyteller.Contracts;

namespace Storyteller.TickLength.Scoring;

/// <summary>
/// Which check an act asks for, and its base DC. SRD 5.1: easy 10, medium 15; a passive score is 10 + modifier. Blows are settled by the
/// rules of fighting, and a bargain by its price. SRD 5.2.1: hiding from those who look is DC 15.
/// </summary>
internal static class CheckRules
{
    public static Check For(DifficultyContext context) => context.Intent.Act switch
    {
        Act.Examine => Examining(context),
        Act.Search => Searching(context),
        Act.Listen => Listening(context),
        Act.Go => Passing(context),
        Act.Open or Act.Use => Doors.Opening(context),
        Act.Take => Taking(context),
        Act.Talk => Speech.Talking(context),
        Act.Attack => Check.None("a fight decides"),
        Act.Buy or Act.Sell => Check.None("the purse decides, not luck"),
        Act.Hide => Hiding(context),
        Act.Exert => Exerting(context.Intent),
        Act.Improvise => Improvising(context),
        _ => Check.None("nothing is at stake"),
    };

    private static Check Examining(DifficultyContext context) => context.TargetStates.Contains("hidden")
        ? Check.Of("perception", 15, "it is hidden", Demands.Sight)
        : Check.None("looking takes nothing but eyes");

    private static Check Searching(DifficultyContext context) => context.TargetStates.Contains("hidden")
        ? Check.Of("investigation", 15, "what is sought is hidden", Demands.Sight)
        : Check.Of("investigation", 10, "a search is easy in itself", Demands.Sight);

    private static Check Listening(DifficultyContext context) => IsShut(context)
        ? Check.Of("perception", 15, "it is shut, and sound comes through faintly", Demands.Hearing)
        : Check.None("listening takes nothing but ears");

    private static Check Passing(DifficultyContext context) =>
        context.Intent.Manner == Manner.Forceful && context.TargetStates.Contains("locked")
            ? Doors.Opening(context)
            : Check.None("walking takes no luck");

    private static Check Taking(DifficultyContext context)
    {
        if (context.Target is null) return Check.None("nothing to take was named");
        if (context.Target.Kind == "character")
        {
            return Check.Of("sleight of hand", Passive(context.TargetAbilities), "their own eyes are on their belongings",
                Demands.Finesse | Demands.Unseen);
        }
        return context is { Onlookers: > 0, Intent.Manner: Manner.Quiet }
            ? Check.Of("sleight of hand", 10, "it is to go unnoticed", Demands.Finesse | Demands.Unseen)
            : Check.None("picking it up takes no luck");
    }

    private static Check Hiding(DifficultyContext context)
    {
        if (context.TargetAbilities is not null)
            return Check.Of("stealth", Math.Max(15, Passive(context.TargetAbilities)), "there are eyes to hide from", Demands.Unseen);
        return context.Onlookers > 0
            ? Check.Of("stealth", 15, "there are eyes to hide from", Demands.Unseen)
            : Check.Of("stealth", 10, "nobody is watching yet", Demands.Unseen);
    }

    private static Check Exerting(Intent intent)
    {
        var skill = Skills.AskedFor(intent.Text, "athletics", "acrobatics") ?? "athletics";
        string[] tools = TextWords.Names(intent.Text, "climb") ? ["tool:climb"] : TextWords.Names(intent.Text, "swim") ? ["tool:swim"] : [];
        return Check.Of(skill, 10, "it takes an effort", Demands.Exertion, tools);
    }

    private static Check Improvising(DifficultyContext context)
    {
        var skill = Skills.AskedFor(context.Intent.Text) ?? Guess(context);
        return context.TargetAbilities is not null
            ? Check.Of(skill, 15, "it is tried on somebody with a will of their own", Demands.GoodWill | Taken(skill))
            : Check.Of(skill, 12, "it is tried freely", Taken(skill));
    }

    private static Demands Taken(string skill) => skill switch
    {
        "strength" or "athletics" or "acrobatics" => Demands.Exertion,
        "sleight of hand" => Demands.Finesse,
        "stealth" => Demands.Unseen,
        "survival" or "medicine" => Demands.Sight,
        _ => Demands.Nothing,
    };

    private static string Guess(DifficultyContext context) => context.Intent.Manner switch
    {
        Manner.Forceful => "strength",
        Manner.Quiet or Manner.Hasty => "dexterity",
        _ => context.TargetAbilities is null ? "intelligence" : "charisma",
    };

    private static bool IsShut(DifficultyContext context) =>
        context.TargetStates.Contains("closed") || context.TargetStates.Contains("locked");

    private static int Passive(Abilities? abilities) => 10 + (abilities?.Wisdom ?? 0);
}
