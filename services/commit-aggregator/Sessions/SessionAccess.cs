using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.Storage;

namespace Storyteller.CommitAggregator.Sessions;

/// <summary>Opens a session to its own player and to nobody else.</summary>
public sealed class SessionAccess(CanonDb db, IHttpContextAccessor http)
{
    /// <summary>The session that a path names, or why it does not open.</summary>
    public async Task<(Session? Session, ProblemHttpResult? Problem)> Open(string id, CancellationToken cancellation)
    {
        if (Caller.Of(http.HttpContext!.Request) is not { } caller) return (null, Problems.NobodySignedIn());
        if (!Guid.TryParseExact(id, "D", out var sessionId)) return (null, Problems.MalformedId("sessionId", id));
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sessionId, cancellation);
        if (session is null) return (null, Problems.Unknown("session", id));
        return session.Owner == caller ? (session, null) : (null, Problems.NotYours(sessionId));
    }
}
