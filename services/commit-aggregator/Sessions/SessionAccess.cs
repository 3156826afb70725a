using System.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.Sessions.Presence;
using Storyteller.CommitAggregator.Storage;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Sessions;

/// <summary>
/// Opens a session to its own player and to nobody else. Whoever opens it is there: one that was suspended meanwhile is restored first.
/// </summary>
public sealed class SessionAccess(CanonDb db, Waking waking, SeenPlayers players, IHttpContextAccessor http)
{
    /// <summary>The session that a path names, or why it does not open. Not to be called within a transaction.</summary>
    public async Task<(Session? Session, ProblemHttpResult? Problem)> Open(string id, CancellationToken cancellation)
    {
        var (session, problem) = await Find(id, cancellation);
        return session is not null && waking.IsAway(session) ? await Restore(session.Id, cancellation) : (session, problem);
    }

    /// <summary>The same, in a snapshot in which all belongs together that is read until it is disposed of.</summary>
    public async Task<(IAsyncDisposable Snapshot, Session? Session, ProblemHttpResult? Problem)> OpenInSnapshot(
        string id, CancellationToken cancellation)
    {
        var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var (session, problem) = await Find(id, cancellation);
        if (session is null || !waking.IsAway(session)) return (snapshot, session, problem);

        // It is restored beside the snapshot, and seen by another.
        await snapshot.DisposeAsync();
        (_, problem) = await Restore(session.Id, cancellation);
        snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        return (snapshot, problem is null ? (await Find(id, cancellation)).Session : null, problem);
    }

    private async Task<(Session? Session, ProblemHttpResult? Problem)> Find(string id, CancellationToken cancellation)
    {
        if (Caller.Of(http.HttpContext!.Request) is not { } caller) return (null, Problems.NobodySignedIn());
        if (!Guid.TryParseExact(id, "D", out var sessionId)) return (null, Problems.MalformedId("sessionId", id));
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sessionId, cancellation);
        if (session is null) return (null, Problems.Unknown("session", id));
        if (session.Owner != caller) return (null, Problems.NotYours(sessionId));
        players.Note(sessionId);
        return (session, null);
    }

    private async Task<(Session? Session, ProblemHttpResult? Problem)> Restore(Guid sessionId, CancellationToken cancellation)
    {
        try
        {
            return (await waking.Return(sessionId, cancellation), null);
        }
        catch (UnrestorableSessionException)
        {
            return (null, Problems.NotRestorable(sessionId));
        }
    }
}
