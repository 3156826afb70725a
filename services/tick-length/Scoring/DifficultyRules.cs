using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.TickLength.Scoring;

/// <summary>
/// Whether an intent is put to a check, and how hard that is: a base by act and target plus what the situation adds, 5 to 30 (SRD 5.1,
/// "Typical Difficulty Classes": very easy 5, nearly impossible 30). An obstacle never lowers the DC (darkness is none to who
/// hides); a fitting tool and care never raise it.
/// </summary>
public static class DifficultyRules
{
    private const int Easiest = 5, Hardest = 30;

    /// <summary>The check. Its reasons sum to its DC; without a roll there is one reason, worth 0.</summary>
    public static Difficulty Score(DifficultyContext context)
    {
        var check = CheckRules.For(context);
        if (check.Skill.Length == 0) return new Difficulty(false, 0, "", 0, [new DifficultyReason(check.Because, 0)]);
        List<DifficultyReason> reasons = [new(check.Because, check.Base), .. Circumstances.Of(check, context)];
        var sum = reasons.Sum(reason => reason.Amount);
        if (sum < Easiest) reasons.Add(new("nothing worth a roll is easier", Easiest - sum));
        if (sum > Hardest) reasons.Add(new("nothing that can be done is harder", Hardest - sum));
        var modifier = Checks.ModifierOf(context.Abilities, check.Skill);
        return new Difficulty(true, Math.Clamp(sum, Easiest, Hardest), check.Skill, modifier, reasons);
    }
}
