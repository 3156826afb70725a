using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Sessions.Presence;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Streams;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Takes;

/// <summary>
/// Begins other takes of the current tick, and lets one of its takes stand. The session returns to the place before the tick, with a new
/// tick under way that has the artifacts that stay; all of it in one transaction under the session's lock.
/// </summary>
public sealed class TakeIntake(
    CanonDb db, Waking waking, PastWorlds past, Branches branches, Returning returning, TurnLoader turns, TickSteps steps,
    TimeProvider clock)
{
    /// <summary>Takes a tick again from an agent on.</summary>
    public Task<TakeTaken> Regenerate(Guid sessionId, Guid tickId, NewTake wish, string key, CancellationToken cancellation) =>
        Begin(sessionId, tickId, new Wanted(wish.From, wish.Subject, wish.Revision, null), key, cancellation);

    /// <summary>Takes a tick again with one artifact as a person wants it; what would be asked the same again stays as well.</summary>
    /// <param name="subject">Empty for agents that run once in a tick.</param>
    public Task<TakeTaken> Edit(
        Guid sessionId, Guid tickId, string agent, string subject, ArtifactEdit edit, string key, CancellationToken cancellation) =>
        Begin(sessionId, tickId, new Wanted(agent, subject, edit.Revision, edit.Output.GetRawText()), key, cancellation);

    private async Task<TakeTaken> Begin(Guid sessionId, Guid tickId, Wanted wanted, string key, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var session = await waking.Locked(sessionId, cancellation);
        if (await Known(session, tickId, wanted, key, cancellation) is { } known) return known;
        var (tick, problem) = await db.Current(session, tickId, wanted.Revision, cancellation);
        if (tick is null) return problem!;
        var before = await db.Artifacts.AsNoTracking().Where(a => a.TickId == tick.CorrelationId && a.Output != null)
            .ToListAsync(cancellation);
        if (wanted.Subject is { } subject && before.All(a => a.Agent != wanted.From || a.Subject != subject))
            return new TakeTaken.Invalid("subject", SubjectsOf(wanted.From, before));

        var head = await past.Find(session.Head, tick.Number - 1, cancellation);
        var next = await TakeOf(session, tick, head, wanted, key, cancellation);
        db.Artifacts.AddRange(before.Where(a => Lineages.Stays(a.Agent, a.Subject, wanted.From, wanted.Subject))
            .Select(a => a.In(next.CorrelationId)));
        if (wanted.Output is not null && await Edit(session, next, head, wanted, before, cancellation) is { } refused) return refused;
        await Start(session, tick, next, head, wanted, cancellation);
        await transaction.CommitAsync(cancellation);
        return new TakeTaken.Accepted(Receipt(next));
    }

    private async Task<TickState> TakeOf(
        Session session, TickState tick, Head head, Wanted wanted, string key, CancellationToken cancellation) => new()
    {
        CorrelationId = Guid.CreateVersion7(),
        SessionId = session.Id,
        BranchId = branches.Fork(session, head),
        Number = tick.Number,
        FirstTake = tick.FirstTake,
        Replaces = tick.CorrelationId,
        RegeneratedFrom = wanted.Where,
        Edited = wanted.Output is not null,
        Revision = 1 + await db.Ticks.Where(t => t.FirstTake == tick.FirstTake).MaxAsync(t => t.Revision, cancellation),
        Text = tick.Text,
        Intent = tick.Intent,
        Plan = tick.Plan,
        IdempotencyKey = key,
        AcceptedAt = clock.GetUtcNow(),
    };

    private async Task<TakeTaken?> Edit(
        Session session, TickState next, Head head, Wanted wanted, List<Artifact> before, CancellationToken cancellation)
    {
        var edited = before.Single(a => a.Agent == wanted.From && a.Subject == wanted.Subject);
        var turn = TurnLoader.With(
            await turns.Begin(session, next, await past.At(head, cancellation), cancellation),
            [.. before.Select(a => new ArtifactVersion(a.Agent, a.Subject, a.Revision, a.Output!))]);
        switch (Edits.Check(turn, edited.Agent, edited.Subject, edited.Input, wanted.Output!))
        {
            case EditOutcome.Malformed malformed:
                return new TakeTaken.Invalid($"output{malformed.Field.TrimStart('$')}", malformed.Why);
            case EditOutcome.AgainstTheRules against:
                return new TakeTaken.AgainstTheRules($"output{against.Field.TrimStart('$')}", against.Why);
            case EditOutcome.Accepted accepted:
                db.Artifacts.Add(edited.EditedIn(next, accepted.Canonical, clock.GetUtcNow()));
                return null;
            case var other:
                throw new InvalidOperationException($"an edit cannot come to {other.GetType().Name}");
        }
    }

    private async Task Start(
        Session session, TickState tick, TickState next, Head head, Wanted wanted, CancellationToken cancellation)
    {
        db.Ticks.Add(next);
        var world = await returning.To(session, head, cancellation);
        session.RunningTickId = next.CorrelationId;
        db.Ledger.Add(LedgerWriter.Take(session, next, wanted.Type,
            new Asked(tick.Text, wanted.Where, tick.Revision, wanted.Output), world, clock.GetUtcNow()));
        db.Stream.Add(StreamEvents.Retake(next));
        await steps.GoOn(next, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    // A key that comes again brings the first answer back, if it comes with the same.
    private async Task<TakeTaken?> Known(Session session, Guid tickId, Wanted wanted, string key, CancellationToken cancellation)
    {
        var entry = await db.Ledger.AsNoTracking()
            .SingleOrDefaultAsync(e => e.SessionId == session.Id && e.IdempotencyKey == key, cancellation);
        // An imported take has its key, and no entry that would vouch for it.
        if (entry is null)
            return await db.Ticks.AnyAsync(t => t.SessionId == session.Id && t.IdempotencyKey == key, cancellation)
                ? new TakeTaken.KeyReused() : null;
        if (entry.Type != wanted.Type) return new TakeTaken.KeyReused();
        var known = await db.Ticks.AsNoTracking().SingleAsync(t => t.CorrelationId == entry.TickId, cancellation);
        var asked = Canonical.Read<Asked>(entry.Payload);
        var same = asked.From == wanted.Where && asked.Output == wanted.Output
            && await db.Ticks.AnyAsync(t => t.CorrelationId == tickId && t.FirstTake == known.FirstTake, cancellation);
        return same ? new TakeTaken.Accepted(Receipt(known)) : new TakeTaken.KeyReused();
    }

    private static string SubjectsOf(string agent, IEnumerable<Artifact> artifacts)
    {
        var subjects = artifacts.Where(a => a.Agent == agent).Select(a => a.Subject is "" ? "(none)" : a.Subject).ToList();
        return subjects.Count == 0 ? $"the turn has nothing of {agent}"
            : $"{agent} made nothing of that name in this turn; there is: {string.Join(", ", subjects.Order(StringComparer.Ordinal))}";
    }

    private static CommandAccepted Receipt(TickState tick) => new(tick.SessionId, tick.CorrelationId, tick.Number, tick.Revision);

    /// <summary>What shall be made anew.</summary>
    /// <param name="Subject">Null for all that the agent made.</param>
    /// <param name="Output">For an edit the artifact as it shall be.</param>
    private sealed record Wanted(string From, string? Subject, int? Revision, string? Output)
    {
        public string Where => TickState.AwaitedAs(From, Subject ?? "");

        public string Type => Output is null ? LedgerTypes.TickRegenerated : LedgerTypes.ArtifactEdited;
    }

    /// <summary>What the ledger keeps of it.</summary>
    /// <param name="Of">The revision that it was wanted of.</param>
    private sealed record Asked(string Text, string From, int Of, string? Output);
}

/// <summary>What came of wanting another take.</summary>
public abstract record TakeTaken
{
    /// <summary>It is under way, or had been begun already.</summary>
    public sealed record Accepted(CommandAccepted Receipt) : TakeTaken;

    /// <summary>Another take stands.</summary>
    public sealed record Chosen(TickState Tick) : TakeTaken;

    /// <summary>The session does something else now.</summary>
    public sealed record NotNow : TakeTaken;

    /// <summary>The tick is not the last one of the timeline that is played.</summary>
    public sealed record NotCurrent(int Tick, int Current) : TakeTaken;

    /// <summary>Another take stands by now than the one that was meant.</summary>
    public sealed record Stale(int Meant, int Standing) : TakeTaken;

    /// <summary>There is no such take.</summary>
    public sealed record Unknown(int Revision) : TakeTaken;

    /// <summary>What was sent is not what it should be.</summary>
    public sealed record Invalid(string Field, string Why) : TakeTaken;

    /// <summary>The world's rules do not allow it.</summary>
    public sealed record AgainstTheRules(string Field, string Why) : TakeTaken;

    /// <summary>The key belongs to something else.</summary>
    public sealed record KeyReused : TakeTaken;
}
