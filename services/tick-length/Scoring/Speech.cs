using Storyteller.Contracts;

namespace Storyteller.TickLength.Scoring;

/// <summary>
/// Talking somebody round. SRD 5.2.1, Influence: the willing need no check, against the hesitant the DC is 15 or the target's Intelligence
/// score, whichever is higher (10 + 2 × modifier here, the even score of that modifier). Greetings and questions to those who bear no
/// grudge are free: what they answer is their own choice.
/// </summary>
internal static class Speech
{
    private const int Friendly = 50;

    public static Check Talking(DifficultyContext context)
    {
        if (context.TargetAbilities is not { } target) return Check.None("nobody to be won over was named");
        var pressed = context.Intent.Manner == Manner.Forceful
            ? "intimidation"
            : Skills.AskedFor(context.Intent.Text, "deception", "intimidation", "persuasion");
        if (pressed is null && context.Intent.Topic is null) return Check.None("a greeting asks nothing of anybody");
        if (pressed is null && context.TargetAffinity >= 0) return Check.None("they bear no grudge and will hear the question");
        if (pressed != "intimidation" && context.TargetAffinity >= Friendly) return Check.None("they are willing");
        var dc = Math.Max(15, 10 + (2 * target.Intelligence));
        return Check.Of(pressed ?? "persuasion", dc, "they have a mind of their own", Demands.GoodWill);
    }
}
