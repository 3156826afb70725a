using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>A prompt as lines: how the fight stands, and what can be answered, numbered from 1.</summary>
internal static class PromptText
{
    /// <summary>The fighters in the order of their turns; nothing where there is no fight.</summary>
    public static IEnumerable<string> Fight(Prompt prompt) =>
        prompt.Fight is not { } fight ? [] : fight.Order.Select(Fighter).Prepend($"Round {fight.Round}, in the order of turns:");

    /// <summary>The choices, or for a review what is offered.</summary>
    public static IEnumerable<string> Answers(Prompt prompt) => prompt.Kind == PromptKind.Review
        ? (prompt.Offered ?? []).SelectMany((offer, i) => Offer(i + 1, offer))
        : prompt.Choices.Select((choice, i) => $"  {i + 1}. {choice.Words}");

    /// <summary>What a move answers to a prompt, in words.</summary>
    public static string Answered(Prompt prompt, Move move) => move switch
    {
        Chose chose => prompt.Choices.FirstOrDefault(choice => choice.Id == chose.Choice)?.Words ?? chose.Choice,
        Decided => "accept all",
        _ => "",
    };

    private static string Fighter(FighterView fighter)
    {
        var name = fighter.Mine ? $"{fighter.Name} (your side)" : fighter.Name;
        if (fighter.Out) return $"  {name}: out of the fight";
        var conditions = string.Concat(fighter.Conditions.Select(condition => $", {condition.ToString().ToLowerInvariant()}"));
        return $"  {name}: {fighter.HitPoints} of {fighter.MaxHitPoints} hit points, armor class {fighter.ArmorClass}{conditions}";
    }

    private static IEnumerable<string> Offer(int number, OfferedEvent offer)
    {
        yield return $"  {number}. {offer.Probability} %{(offer.Harmless ? ", harmless" : "")}: {offer.Text}";
        yield return $"     because: {offer.Because}";
        yield return $"     at stake: {offer.Stakes}";
        if (offer.WinPercent is { } won) yield return $"     a fight: somebody like you wins {won} of 100";
    }
}
