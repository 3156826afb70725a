using System.Data;
using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Storyteller.CommitAggregator.Answers;
using Storyteller.CommitAggregator.Archives.Format;
using Storyteller.CommitAggregator.Archives.Importing;
using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Archives;

/// <summary>Whole sessions over HTTP: out to a file, and in from one. docs/SESSION-FILE.md describes it.</summary>
public static class ArchiveEndpoints
{
    private const string Lines = "application/x-ndjson";

    /// <summary>Maps the routes.</summary>
    public static void MapArchives(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/sessions").WithTags("Archives");
        api.MapGet("/{sessionId}/export", Export).Produces(200, contentType: Lines).ProducesProblem(403).ProducesProblem(404)
            .ProducesProblem(409).ProducesProblem(503).WithSummary("The whole session as a file, one JSON value on each line.");
        // How much is read is limited in there, with a problem that says so.
        api.MapPost("/import", Import).Accepts<Stream>(Lines).Produces<SessionView>(201).ProducesProblem(400).ProducesProblem(413)
            .ProducesProblem(415).ProducesProblem(422).ProducesProblem(503).WithMetadata(new DisableRequestSizeLimitAttribute())
            .WithSummary("A new session from a file that was exported.");
    }

    private static async Task<IResult> Export(string sessionId, HttpContext http, SessionAccess access, SessionExport export,
        ArchiveGate gate, CanonDb db, IOptions<ArchivesOptions> options, TimeProvider clock, CancellationToken cancellation)
    {
        if (gate.Enter() is not { } place) return Busy(http);
        http.Response.RegisterForDispose(place);
        var (snapshot, session, problem) = await access.OpenInSnapshot(sessionId, cancellation);
        http.Response.RegisterForDisposeAsync(snapshot);
        if (session is null) return problem!;
        if (session.RunningTickId is not null) return await AnswerEndpoints.NotNow(session.Id, db, cancellation);

        var until = Until(http, options.Value, clock, cancellation);
        return TypedResults.Stream(
            to => export.Write(session, to, until.Token), Lines, $"{session.WorldId}-{session.Tick}.ndjson");
    }

    private static async Task<IResult> Import(HttpRequest request, SessionImport import, ArchiveGate gate, WorldStore worlds, CanonDb db,
        IOptions<ArchivesOptions> options, TimeProvider clock, CancellationToken cancellation)
    {
        if (Caller.Of(request) is not { } caller) return Problems.NobodySignedIn();
        var (key, wrongKey) = IdempotencyKey.OrNone(request);
        if (wrongKey is not null) return wrongKey;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != Lines) return Problems.NotLines(Lines);
        if (request.ContentLength > options.Value.FileBytes) return Problems.TooLarge(options.Value.FileBytes);
        using var place = gate.Enter();
        if (place is null) return Busy(request.HttpContext);

        var until = Until(request.HttpContext, options.Value, clock, cancellation);
        using var lines = new LineReader(request.BodyReader, options.Value, until.Token);
        try
        {
            var imported = await import.Take(caller, key, lines, until.Token);
            if (imported is Imported.Done done) return await Created(done.Session, worlds, db, cancellation);
            await lines.Drain();
            return imported switch
            {
                Imported.Broken broken => Problems.BrokenFile(broken.Line, broken.Why),
                Imported.TooLarge => Problems.TooLarge(options.Value.FileBytes),
                Imported.KeyReused reused => Problems.KeyReused(reused.Key),
                _ => Busy(request.HttpContext),
            };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Problems.TooSlow(options.Value.Deadline);
        }
    }

    private static async Task<IResult> Created(Guid id, WorldStore worlds, CanonDb db, CancellationToken cancellation)
    {
        // Where it was sent before, it may be played by now: session, world and prompt belong together only in one snapshot.
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var (session, prompt) = await db.AsItIs(id, cancellation);
        return TypedResults.Created($"/api/v1/sessions/{id}", SessionViews.Of(session, await worlds.Now(session, cancellation), prompt));
    }

    // Whoever reads or sends slowly holds a connection to the database, and that must come to an end.
    private static CancellationTokenSource Until(
        HttpContext http, ArchivesOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        var deadline = new CancellationTokenSource(options.Deadline, clock);
        var until = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        http.Response.RegisterForDispose(deadline);
        http.Response.RegisterForDispose(until);
        return until;
    }

    private static IResult Busy(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "5";
        return Problems.ArchivesBusy();
    }
}
