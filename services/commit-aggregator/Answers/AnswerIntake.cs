using MassTransit;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Sessions.Presence;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Answers;

/// <summary>
/// Accepts what a tick waits for the player to say. The answer, the ledger's entry and <see cref="PlayerAnswered"/> are written in one
/// transaction under the session's lock: whoever comes second finds that it is answered.
/// </summary>
public sealed class AnswerIntake(CanonDb db, Waking waking, WorldStore worlds, IPublishEndpoint bus, TimeProvider clock)
{
    /// <summary>Decides about the offered meta events.</summary>
    public Task<AnswerTaken> Review(Guid sessionId, NewReview review, string key, CancellationToken cancellation) =>
        Take(sessionId, key, new Given(new ReviewDecision(review.Decisions, "player"), null), cancellation);

    /// <summary>Makes one of the choices of a prompt.</summary>
    public Task<AnswerTaken> Choose(Guid sessionId, PlayerAnswer answer, string key, CancellationToken cancellation) =>
        Take(sessionId, key, new Given(null, answer), cancellation);

    /// <summary>Decides a review in the stead of a player who did not; one that was decided meanwhile stays so.</summary>
    public async Task ReviewByPolicy(Guid sessionId, ReviewMode mode, CancellationToken cancellation)
    {
        var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == sessionId, cancellation);
        if (await db.OpenPrompt(session, cancellation) is { Offered: { } offered })
            await Take(sessionId, null, new Given(Offers.ByPolicy(mode, offered), null), cancellation);
    }

    /// <summary>The choice that was made under this key by typing this text; null when none was.</summary>
    public async Task<string?> TypedBefore(Guid sessionId, string text, string key, CancellationToken cancellation)
    {
        var entry = await db.Ledger.AsNoTracking().SingleOrDefaultAsync(
            e => e.SessionId == sessionId && e.IdempotencyKey == key && e.Type == LedgerTypes.PlayerAnswered, cancellation);
        var before = entry is null ? null : Canonical.Read<AnsweredSubject>(entry.Payload).Answer;
        return before?.Words == text ? before.Choice : null;
    }

    private async Task<AnswerTaken> Take(Guid sessionId, string? key, Given given, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var session = await waking.Locked(sessionId, cancellation);
        if (key is not null && await Known(session, key, given, cancellation) is { } known) return known;
        if (await db.OpenQuestion(session, cancellation) is not { } question) return new AnswerTaken.NotAwaited();
        if (ProblemWith(given, OpenPrompts.PromptOf(question)) is { } problem) return problem;

        var tick = await db.Ticks.AsNoTracking().SingleAsync(t => t.CorrelationId == question.TickId, cancellation);
        (question.Output, question.AnsweredAt) = (given.Output, clock.GetUtcNow());
        question.Origin = key is null ? Origin.Agent : Origin.Human;
        db.Ledger.Add(LedgerWriter.Answer(session, tick, await db.NextSequence(tick, cancellation), given.Type,
            given.Payload(question.Subject), key is null ? "policy" : "player", await worlds.Now(session, cancellation), key,
            clock.GetUtcNow()));
        await bus.Publish(new PlayerAnswered(session.Id, tick.CorrelationId, tick.Revision, question.Subject), cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new AnswerTaken.Accepted(new CommandAccepted(session.Id, tick.CorrelationId, tick.Number, tick.Revision));
    }

    // A key that comes again brings the first answer back, if it is the same answer that it comes with.
    private async Task<AnswerTaken?> Known(Session session, string key, Given given, CancellationToken cancellation)
    {
        var entry = await db.Ledger.AsNoTracking()
            .SingleOrDefaultAsync(e => e.SessionId == session.Id && e.IdempotencyKey == key, cancellation);
        if (entry is null) return null;
        // What belongs to no tick was no answer.
        if (entry.TickId is not { } tickId) return new AnswerTaken.KeyReused();
        var same = entry.Type == given.Type
            && entry.Payload == Canonical.Write(given.Payload(Canonical.Read<AnsweredSubject>(entry.Payload).Subject));
        if (!same) return new AnswerTaken.KeyReused();
        var revision = await db.Ticks.Where(t => t.CorrelationId == tickId).Select(t => t.Revision).SingleAsync(cancellation);
        return new AnswerTaken.Accepted(new CommandAccepted(session.Id, tickId, entry.Tick, revision));
    }

    private static AnswerTaken? ProblemWith(Given given, Prompt prompt)
    {
        if (prompt.Kind == PromptKind.Review != given.Review is not null) return new AnswerTaken.NotAwaited();
        if (given.Review is { } review)
        {
            var wrong = Offers.ProblemWith(review.Decisions, prompt.Offered!);
            return wrong is null ? null : new AnswerTaken.Invalid(wrong.Value.Field, wrong.Value.Why);
        }

        return prompt.Choices.Any(c => c.Id == given.Answer!.Choice) ? null : new AnswerTaken.Invalid("choice",
            $"'{given.Answer!.Choice}' is none of the choices: {string.Join(", ", prompt.Choices.Select(c => c.Id))}");
    }

    private sealed record Given(ReviewDecision? Review, PlayerAnswer? Answer)
    {
        public string Type => Review is null ? LedgerTypes.PlayerAnswered : LedgerTypes.ReviewDecided;

        public string Output => Review is null ? Canonical.Write(Answer) : Canonical.Write(Review);

        public AnsweredSubject Payload(string subject) => new(subject, Review, Answer);
    }
}

/// <summary>What the ledger keeps of an answer: which one it is, and the one of the two that it is.</summary>
internal sealed record AnsweredSubject(string Subject, ReviewDecision? Review = null, PlayerAnswer? Answer = null);

/// <summary>What came of an answer.</summary>
public abstract record AnswerTaken
{
    /// <summary>It was taken, or had been already.</summary>
    public sealed record Accepted(CommandAccepted Receipt) : AnswerTaken;

    /// <summary>Nothing of the kind is awaited.</summary>
    public sealed record NotAwaited : AnswerTaken;

    /// <summary>It is none of the answers that are possible.</summary>
    public sealed record Invalid(string Field, string Why) : AnswerTaken;

    /// <summary>The key belongs to something else.</summary>
    public sealed record KeyReused : AnswerTaken;
}
