using System.Data;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Edges;
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
            .ProducesProblem(400).ProducesProblem(409).ProducesProblem(422).WithSummary("Says what the player's character does.");
    }

    private static IReadOnlyList<WorldView> Worlds(WorldLibrary library) =>
        [.. library.All.Select(w => new WorldView(w.Id, w.Name, w.Blurb))];

    private static async Task<IResult> Begin(
        HttpRequest request, WorldLibrary library, SessionStart start, WorldStore worlds, CancellationToken cancellation)
    {
        if (Caller.Of(request) is not { } caller) return Problems.NobodySignedIn();
        var (wish, problem) = await JsonBody.Read<NewSession>(request, cancellation);
        if (wish is null) return problem!;
        if (wish.PlayerName is { } name && PlayerText.ProblemWithName(name) is { } wrong) return Problems.Invalid("playerName", wrong);
        var world = wish.World is null ? library.Default : library.All.SingleOrDefault(w => w.Id == wish.World);
        if (world is null)
        {
            var known = string.Join(", ", library.All.Select(w => w.Id));
            return Problems.Invalid("world", $"there is no world '{wish.World}'; there are: {known}");
        }

        var session = await start.Begin(caller, world, wish, cancellation);
        return TypedResults.Created($"/api/v1/sessions/{session.Id}", View(session, await worlds.Now(session, cancellation)));
    }

    private static async Task<IResult> See(
        string sessionId, SessionAccess access, WorldStore worlds, CanonDb db, CancellationToken cancellation)
    {
        // A tick may be committed between the two reads; in one snapshot they belong together.
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var (session, problem) = await access.Open(sessionId, cancellation);
        return session is null ? problem! : TypedResults.Ok(View(session, await worlds.Now(session, cancellation)));
    }

    private static async Task<IResult> Command(
        string sessionId, HttpRequest request, SessionAccess access, CommandIntake intake, CancellationToken cancellation)
    {
        var (session, problem) = await access.Open(sessionId, cancellation);
        if (session is null) return problem!;
        var key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length is 0 or > 100 || key.Any(c => c is < '!' or > '~'))
        {
            return Problems.Invalid("Idempotency-Key",
                "every command needs an Idempotency-Key header of 1 to 100 visible ASCII characters, the same for each retry");
        }

        var (command, wrong) = await JsonBody.Read<NewCommand>(request, cancellation);
        if (command is null) return wrong!;
        if (PlayerText.ProblemWithCommand(command.Text) is { } reason) return Problems.Invalid("text", reason);

        return await intake.Take(session.Id, command.Text, key, cancellation) switch
        {
            Intake.Accepted accepted =>
                TypedResults.Accepted($"/api/v1/sessions/{session.Id}/ticks/{accepted.Receipt.TickId}", accepted.Receipt),
            Intake.Busy busy => Problems.Busy(busy.Phase.ToString(), busy.TickId),
            _ => Problems.KeyReused(key),
        };
    }

    private static SessionView View(Session session, World world)
    {
        var scene = world.SceneAt(world.Here.Id, World.PlayerId, firstVisit: false);
        var description = scene.Light ? scene.Place.Description : "It is too dark to see.";
        IReadOnlyList<Brief> seen = scene.Light ? scene.Present : [];
        return new SessionView(session.Id, session.WorldId, unchecked((ulong)session.Seed), session.Phase, session.Tick, session.WorldHash,
            new SceneView(scene.Place.Name, description, DayParts.Read(scene.Clock), scene.DayPart, scene.Weather,
                [.. scene.Place.Exits.Select(e => e.Direction)], [.. seen.Select(b => b.Name)],
                [.. scene.Items.Select(b => b.Name)], [.. scene.Carried.Select(b => b.Name)],
                world.Player.HitPoints, world.Player.MaxHitPoints, world.Player.Coins,
                world.ItemsAt(World.PlayerId).Sum(i => (long)i.Grams), 0, 1, world.Player.Experience), ReviewMode.AcceptAll, []);
    }
}
