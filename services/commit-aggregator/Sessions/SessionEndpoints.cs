using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Answers;
using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.CommitAggregator.Worlds;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Sessions;

/// <summary>Sessions over HTTP: begin one, see it, say what one's character does.</summary>
public static class SessionEndpoints
{
    /// <summary>Maps the routes.</summary>
    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("Sessions");
        api.MapGet("/worlds", Worlds).WithSummary("The worlds one can play in.");
        api.MapPost("/sessions", Begin).Accepts<NewSession>("application/json").Produces<SessionView>(201).ProducesProblem(400)
            .WithSummary("Begins a session.");
        api.MapGet("/sessions/{sessionId}", See).Produces<SessionView>().ProducesProblem(403).ProducesProblem(404)
            .WithSummary("The session as its player sees it now.");
        api.MapPost("/sessions/{sessionId}/commands", Command).Accepts<NewCommand>("application/json").Produces<CommandAccepted>(202)
            .Produces<MasterReply>().ProducesProblem(400).ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Says what the player's character does: a tick, an answer to what a tick waits for, or a reply at once.");
        api.MapPut("/sessions/{sessionId}/settings", Change).Accepts<SessionSettings>("application/json").Produces<SessionSettings>()
            .ProducesProblem(400).WithSummary("Changes who decides about meta events, from the next review on.");
    }

    private static IReadOnlyList<WorldView> Worlds(WorldLibrary library) =>
        [.. library.All.Select(w => new WorldView(w.Id, w.Name, w.Blurb))];

    private static async Task<IResult> Begin(
        HttpRequest request, WorldLibrary library, SessionStart start, WorldStore worlds, CancellationToken cancellation)
    {
        if (Caller.Of(request) is not { } caller) return Problems.NobodySignedIn();
        var (wish, problem) = await JsonBody.Read<NewSession>(request, cancellation);
        if (wish is null) return problem!;
        if (wish.Review is { } review && !Enum.IsDefined(review))
            return Problems.Invalid("review", "the setting is AcceptAll, AcceptHarmless or Ask");
        if (wish.PlayerName is { } name && PlayerText.ProblemWithName(name) is { } wrong) return Problems.Invalid("playerName", wrong);
        var world = wish.World is null ? library.Default : library.All.SingleOrDefault(w => w.Id == wish.World);
        if (world is null)
        {
            var known = string.Join(", ", library.All.Select(w => w.Id));
            return Problems.Invalid("world", $"there is no world '{wish.World}'; there are: {known}");
        }

        var session = await start.Begin(caller, world, wish, cancellation);
        var view = SessionViews.Of(session, await worlds.Now(session, cancellation), null);
        return TypedResults.Created($"/api/v1/sessions/{session.Id}", view);
    }

    private static async Task<IResult> See(
        string sessionId, SessionAccess access, WorldStore worlds, CanonDb db, CancellationToken cancellation)
    {
        // A tick may be committed between the two reads; in one snapshot they belong together.
        var (snapshot, session, problem) = await access.OpenInSnapshot(sessionId, cancellation);
        await using var _ = snapshot;
        return session is null ? problem! : TypedResults.Ok(SessionViews.Of(
            session, await worlds.Now(session, cancellation), await db.OpenPrompt(session, cancellation)));
    }

    private static async Task<IResult> Command(
        string sessionId, HttpRequest request, SessionAccess access, CommandRouting routing, CanonDb db, CancellationToken cancellation)
    {
        var (session, problem) = await access.Open(sessionId, cancellation);
        if (session is null) return problem!;
        var (key, wrongKey) = IdempotencyKey.Of(request);
        if (key is null) return wrongKey!;

        var (command, wrong) = await JsonBody.Read<NewCommand>(request, cancellation);
        if (command is null) return wrong!;
        if (PlayerText.ProblemWithCommand(command.Text) is { } reason) return Problems.Invalid("text", reason);

        return await routing.Take(session.Id, command.Text, key, cancellation) switch
        {
            Intake.Accepted accepted =>
                TypedResults.Accepted($"/api/v1/sessions/{session.Id}/ticks/{accepted.Receipt.TickId}", accepted.Receipt),
            Intake.Answered answered => await AnswerEndpoints.Reply(session, answered.Taken, key, db, cancellation),
            Intake.Replied replied => TypedResults.Ok(replied.Reply),
            Intake.NotNow => await AnswerEndpoints.NotNow(session.Id, db, cancellation),
            _ => Problems.KeyReused(key),
        };
    }

    private static async Task<IResult> Change(
        string sessionId, HttpRequest request, SessionAccess access, SettingsChange change, CancellationToken cancellation)
    {
        var (session, problem) = await access.Open(sessionId, cancellation);
        if (session is null) return problem!;
        var (settings, wrong) = await JsonBody.Read<SessionSettings>(request, cancellation);
        if (settings is null) return wrong!;
        if (!Enum.IsDefined(settings.Review)) return Problems.Invalid("review", "the setting is AcceptAll, AcceptHarmless or Ask");
        await change.To(session.Id, settings, cancellation);
        return TypedResults.Ok(settings);
    }
}
