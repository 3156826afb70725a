using System.Globalization;
using Storyteller.CommitAggregator.Contexts;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Ticks;

/// <summary>
/// What a tick needs next, worked out from the artifacts that stand and from nothing else. Live play, another take that begins in the
/// middle, and replay all ask here.
/// </summary>
public abstract record NextStep
{
    /// <summary>Agents are asked, side by side.</summary>
    /// <param name="Phase">What the session does meanwhile.</param>
    public sealed record Ask(Phase Phase, IReadOnlyList<AgentQuestion> Questions) : NextStep;

    /// <summary>The player is asked.</summary>
    /// <param name="Subject">What the answer is kept under.</param>
    public sealed record AskPlayer(Phase Phase, string Subject, Prompt Prompt) : NextStep;

    /// <summary>The session's setting decides in the player's stead.</summary>
    public sealed record Decide(Prompt Prompt, ReviewDecision Decision) : NextStep;

    /// <summary>The player gets to read the next passage, which is told.</summary>
    public sealed record LetRead(Passage What) : NextStep;

    /// <summary>All of it becomes canon.</summary>
    public sealed record Commit : NextStep;

    /// <summary>The player took the turn back, and none of it does.</summary>
    public sealed record Withdraw : NextStep;

    /// <summary>The next step of a turn.</summary>
    /// <param name="read">How many passages the player has read.</param>
    /// <param name="review">Who decides about meta events.</param>
    /// <param name="recent">The opening words of the paragraphs of the ticks before, the newest first; asked for where something is
    /// told.</param>
    public static async Task<NextStep> Of(Turn turn, int read, ReviewMode review, Func<Task<IReadOnlyList<string>>> recent)
    {
        if (turn.Length is null || turn.Difficulty is null) return new Ask(Phase.Assessing, [.. Assessing(turn)]);
        if (turn.Proposals is null) return One(Phase.Proposing, AgentNames.MetaEvents, MetaEventsContexts.Of(turn));
        if (turn.Review is null) return One(Phase.Reviewing, AgentNames.EventReview, EventReviewContexts.Of(turn));
        if (turn.Decided is null && Offers.Of(turn) is { Count: > 0 } offered) return Offer(review, offered);

        var resolution = turn.Resolve();
        if (resolution.Withdrawn) return new Withdraw();
        if (read < resolution.BeforeTheLast) return await TellOrLetRead(turn, resolution, read, recent);
        if (resolution.Awaits is { } prompt) return new AskPlayer(PhaseOf(prompt), NumberOf(turn.Answers!.Count + 1), prompt);
        if (turn.Outline is null) return One(Phase.Resolving, AgentNames.Outline, OutlineContexts.Of(turn, resolution));
        if (turn.Narration is not null) return new Commit();
        if (Undecided(turn) is { Count: > 0 } undecided) return new Ask(Phase.Deciding, undecided);
        return One(Phase.Narrating, AgentNames.Narrator, NarratorContexts.Of(turn, resolution, await recent()));
    }

    private static IEnumerable<AgentQuestion> Assessing(Turn turn)
    {
        if (turn.Length is null) yield return AgentQuestion.To(AgentNames.TickLength, "", TickLengthContexts.Of(turn));
        if (turn.Difficulty is null) yield return AgentQuestion.To(AgentNames.Difficulty, "", DifficultyContexts.Of(turn));
    }

    private static NextStep Offer(ReviewMode review, IReadOnlyList<OfferedEvent> offered)
    {
        var prompt = new Prompt(PromptKind.Review, "What of this may happen?", [], "", offered);
        return review == ReviewMode.Ask
            ? new AskPlayer(Phase.Reviewing, Artifact.Review, prompt)
            : new Decide(prompt, Offers.ByPolicy(review, offered));
    }

    private static async Task<NextStep> TellOrLetRead(Turn turn, Resolution resolution, int read, Func<Task<IReadOnlyList<string>>> recent)
    {
        var passage = resolution.Passages[read];
        if (read < turn.Told!.Count) return new LetRead(passage);
        var context = NarratorContexts.OfPassage(turn, resolution, read, await recent());
        var phase = passage.Kind == PassageKind.Event ? Phase.InEvent : Phase.InCombat;
        return new Ask(phase, [AgentQuestion.To(AgentNames.Narrator, NumberOf(read + 1), context)]);
    }

    // Everybody decides on what they see before anybody has acted, whoever's decision is there already.
    private static List<AgentQuestion> Undecided(Turn turn)
    {
        var resolution = (turn with { Decisions = null }).Resolve();
        return [.. FocusBubble.In(resolution).Where(character => !turn.Decisions!.ContainsKey(character)).Select(character =>
            AgentQuestion.To(AgentNames.NpcDecision, character, NpcDecisionContexts.Of(turn, resolution, character)))];
    }

    private static Ask One<TContext>(Phase phase, string agent, TContext context) => new(phase, [AgentQuestion.To(agent, "", context)]);

    private static Phase PhaseOf(Prompt prompt) => prompt.Kind == PromptKind.Combat ? Phase.InCombat : Phase.InEvent;

    private static string NumberOf(int n) => n.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One question to an agent.</summary>
/// <param name="Subject">The character it is about, or the passage it tells; empty for agents that run once in a tick.</param>
/// <param name="Input">The context, as canonical JSON.</param>
public sealed record AgentQuestion(string Agent, string Subject, string Input)
{
    /// <summary>A question with this context.</summary>
    public static AgentQuestion To<TContext>(string agent, string subject, TContext context) =>
        new(agent, subject, Canonical.Write(context));
}
