using Storyteller.Contracts;
using Length = Storyteller.Contracts.TickSpan;

namespace Storyteller.NoThought;

/// <summary>The least that each agent can answer: always the same, but for what a valid answer has to name.</summary>
internal static class Answers
{
    private const int Minute = 60;

    private static readonly Difficulty _trivial = new(false, 0, "", 0, []);
    private static readonly MetaEventProposals _nothing = new([]);
    private static readonly NpcAction _wait = new(Deed.Stay, null, null, null, null, "there is nothing to do", 0);
    private static readonly Narration _told = new(["Time goes by."]);

    /// <summary>A minute, or what the way takes.</summary>
    public static Length Span(TickLengthContext context) => new(context.WaySeconds ?? Minute, "it takes what it takes");

    /// <summary>Nothing is at stake.</summary>
    public static Difficulty Trivial(DifficultyContext context) => _trivial;

    /// <summary>Nothing might happen.</summary>
    public static MetaEventProposals Nothing(MetaEventsContext context) => _nothing;

    /// <summary>Whatever is proposed stands.</summary>
    public static MetaEventReview Stands(EventReviewContext context) =>
        new([.. context.Candidates.Select(candidate => new MetaEventVerdict(candidate.StoryletId, true, "nothing speaks against it"))]);

    /// <summary>One beat that tells everything.</summary>
    public static Outline OneBeat(OutlineContext context) =>
        new([new Beat(BeatRole.Action, [.. Enumerable.Range(0, context.Outcomes.Count)], [])], []);

    /// <summary>They stay where they are.</summary>
    public static NpcAction Wait(NpcDecisionContext context) => _wait;

    /// <summary>One sentence.</summary>
    public static Narration Sentence(NarratorContext context) => _told;
}
