using System.Data;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Answers;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Sessions;

/// <summary>
/// Takes what a player typed where it belongs, by the phase of their session: a question to the game master is answered at once from one
/// snapshot, without a lock and in every phase; where a tick waits for a choice the words make it; else they are a command.
/// </summary>
public sealed class CommandRouting(CanonDb db, WorldStore worlds, TurnLoader turns, AnswerIntake answers, CommandIntake commands)
{
    /// <summary>Takes the text for a session that is known to be the caller's.</summary>
    public async Task<Intake> Take(Guid sessionId, string text, string key, CancellationToken cancellation)
    {
        if (await commands.TakeAtOnce(sessionId, text, key, cancellation) is { } taken) return taken;
        var seen = await Look(sessionId, text, key, cancellation);
        db.ChangeTracker.Clear();
        return seen switch
        {
            { Choice: { } choice } => new Intake.Answered(
                await answers.Choose(sessionId, new PlayerAnswer(choice, text), key, cancellation)),
            { Reply: { } reply } => new Intake.Replied(reply),
            { Prompt: not null } => new Intake.NotNow(),
            _ => await commands.Take(sessionId, text, key, cancellation),
        };
    }

    private async Task<Seen> Look(Guid sessionId, string text, string key, CancellationToken cancellation)
    {
        // Session, world and prompt belong together only in one snapshot.
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        if (await answers.TypedBefore(sessionId, text, key, cancellation) is { } before) return new Seen(Choice: before);
        if (await db.Ticks.AnyAsync(t => t.SessionId == sessionId && t.IdempotencyKey == key, cancellation)) return new Seen();
        var (session, prompt) = await db.AsItIs(sessionId, cancellation);
        var choice = prompt is { Kind: not PromptKind.Review } ? Choices.Of(prompt, text) : null;
        var world = await Around(session, prompt, cancellation);
        var intent = IntentParser.Parse(text, world);
        // A choice cannot be taken back: a question that only shares words with one is a question.
        if (choice is not null && (!IsQuestion(intent) || Names(prompt!, choice, text.Trim()))) return new Seen(Choice: choice);
        return Plans.IsReadOnly(intent) ? new Seen(Reply: MasterAnswers.Answer(world, intent)) : new Seen(prompt);
    }

    private static bool IsQuestion(Intent intent) => intent.Act != Act.OutOfCharacter && Plans.IsReadOnly(intent);

    private static bool Names(Prompt prompt, string id, string text) => prompt.Choices.Any(c => c.Id == id
        && (text.Equals(c.Id, StringComparison.OrdinalIgnoreCase) || text.Equals(c.Words, StringComparison.OrdinalIgnoreCase)));

    // In the middle of a turn the character stands in a world that is not canon yet. Before the review nothing of the turn has happened.
    private async Task<World> Around(Session session, Prompt? prompt, CancellationToken cancellation)
    {
        if (prompt is null or { Kind: PromptKind.Review }) return await worlds.Now(session, cancellation);
        var tick = await db.Ticks.AsNoTracking().SingleAsync(t => t.CorrelationId == session.RunningTickId, cancellation);
        return (await turns.Load(session, tick, cancellation)).Turn.Resolve().After;
    }

    private sealed record Seen(Prompt? Prompt = null, string? Choice = null, MasterReply? Reply = null);
}
