using System.Globalization;
using System.Text.Json;
using Storyteller.Contracts;
using Storyteller.Rulebook.Editing;

namespace Storyteller.Rulebook;

/// <summary>The rules of editing: whether what a person made of an artifact can stand in its turn.</summary>
public static class Edits
{
    private const string Player = "player", Review = "review";

    /// <summary>
    /// Checks an artifact against its schema, against the world, and against what it was asked from. Whatever text is sent, it gives an
    /// outcome.
    /// </summary>
    /// <param name="turn">The turn with everything that stands in it.</param>
    /// <param name="agent">One of <see cref="AgentNames"/>, or <c>player</c> for what the player was asked.</param>
    /// <param name="subject">
    /// The character, the passage's number (empty for the last one) or the answer's; <c>review</c> for the player's review.
    /// </param>
    /// <param name="input">The context that the artifact was asked from, or the player's prompt, as canonical JSON.</param>
    /// <param name="output">The artifact as it shall be, as JSON.</param>
    /// <exception cref="ArgumentException">Nobody of that name makes artifacts.</exception>
    /// <exception cref="JsonException">The input is no context of that agent.</exception>
    public static EditOutcome Check(Turn turn, string agent, string subject, string input, string output) => agent switch
    {
        AgentNames.TickLength => Check<TickSpan>(output, Assessments.FaultIn, length => turn with { Length = length }),
        AgentNames.Difficulty => Check<Difficulty>(output, Assessments.FaultIn, difficulty => turn with { Difficulty = difficulty }),
        AgentNames.MetaEvents => Check<MetaEventProposals>(output,
            proposals => Happenings.FaultIn(proposals, Canonical.Read<MetaEventsContext>(input)),
            proposals => turn with { Proposals = proposals }),
        AgentNames.EventReview => Check<MetaEventReview>(output,
            review => Happenings.FaultIn(review, Canonical.Read<EventReviewContext>(input)), review => turn with { Review = review }),
        AgentNames.Outline => Check<Outline>(output,
            outline => Tellings.FaultIn(outline, Canonical.Read<OutlineContext>(input)), outline => turn with { Outline = outline }),
        AgentNames.NpcDecision => Check<NpcAction>(output,
            decided => Decisions.FaultIn(decided, subject, Canonical.Read<NpcDecisionContext>(input), WhenTheyDecide(turn)),
            decided => turn with { Decisions = turn.Decisions?.SetItem(subject, decided) }),
        AgentNames.Narrator => Check<Narration>(output, Tellings.FaultIn, narration => Told(turn, subject, narration)),
        Player when subject == Review => Check<ReviewDecision>(output,
            review => Decisions.FaultIn(review, Canonical.Read<Prompt>(input)), review => turn with { Decided = review }),
        Player => Check<PlayerAnswer>(output,
            answer => Decisions.FaultIn(answer, Canonical.Read<Prompt>(input)), answer => Answered(turn, subject, answer)),
        _ => throw new ArgumentException($"nobody called '{agent}' makes artifacts", nameof(agent)),
    };

    private static EditOutcome Check<T>(string output, Func<T, Fault?> rules, Func<T, Turn> edited) where T : class
    {
        var (artifact, malformed) = StrictJson.Read<T>(output);
        if (malformed is not null) return new EditOutcome.Malformed(malformed.Path, malformed.Why);
        if ((rules(artifact!) ?? FaultInTurn(edited(artifact!))) is { } fault)
            return new EditOutcome.AgainstTheRules(fault.Path, fault.Why);
        return new EditOutcome.Accepted(Canonical.Write(artifact));
    }

    // Everybody decides on what they see before anybody has acted.
    private static World WhenTheyDecide(Turn turn) => (turn with { Decisions = null, Narration = null }).Resolve().After;

    private static Turn Told(Turn turn, string subject, Narration narration) =>
        PlaceOf(subject) is { } at && at < turn.Told?.Count ? turn with { Told = turn.Told.SetItem(at, narration) }
            : turn with { Narration = narration };

    private static Turn Answered(Turn turn, string subject, PlayerAnswer answer) =>
        PlaceOf(subject) is { } at && at < turn.Answers?.Count ? turn with { Answers = turn.Answers.SetItem(at, answer) } : turn;

    private static int? PlaceOf(string subject) =>
        int.TryParse(subject, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number - 1 : null;

    // A turn that the rules above let through is resolved before anything is changed, so that what none of them foresaw is refused too.
    private static Fault? FaultInTurn(Turn turn)
    {
        if (turn is not { Length: not null, Difficulty: not null, Proposals: not null, Review: not null }) return null;
        try
        {
            turn.Resolve();
            return null;
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or KeyNotFoundException)
        {
            return new Fault("$", "with this the turn cannot be carried out");
        }
    }
}
