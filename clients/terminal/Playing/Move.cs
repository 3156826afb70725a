using System.Globalization;
using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>One thing the player does.</summary>
/// <param name="Resource">Where it is sent to, below the session.</param>
/// <param name="Body">What is sent.</param>
public abstract record Move(string Resource, object Body)
{
    /// <summary>The answer of a player who leaves it to others: the prompt's default, and of a review that all may happen.</summary>
    public static Move ByDefault(Prompt prompt) => prompt.Kind == PromptKind.Review
        ? new Decided([.. (prompt.Offered ?? []).Select(offer => new EventDecision(offer.StoryletId, ReviewVerdict.Accept))])
        : new Chose(prompt.Default.Length > 0 || prompt.Choices.Count == 0 ? prompt.Default : prompt.Choices[0].Id);
}

/// <summary>The player said something in their own words.</summary>
public sealed record Said(string Text) : Move("commands", new NewCommand(Text));

/// <summary>The player made one of the choices, by its id.</summary>
public sealed record Chose(string Choice) : Move("answers", new NewAnswer(Choice));

/// <summary>The player decided about every offered event.</summary>
public sealed record Decided(IReadOnlyList<EventDecision> Decisions) : Move("review", new NewReview(Decisions));

/// <summary>The player wants a tick to be taken again.</summary>
/// <param name="Tick">The last one of the timeline that is played.</param>
public sealed record Again(int Tick, NewTake Take)
    : Move(string.Create(CultureInfo.InvariantCulture, $"ticks/{Tick}/regenerate"), Take);
