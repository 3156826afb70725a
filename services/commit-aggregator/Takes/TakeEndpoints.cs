using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Answers;
using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Takes;

/// <summary>Takes over HTTP: have the current tick taken again, edit what was made of it, choose among its takes.</summary>
public static class TakeEndpoints
{
    /// <summary>Maps the routes.</summary>
    public static void MapTakes(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/sessions/{sessionId}/ticks/{tick}").WithTags("Takes");
        api.MapPost("/regenerate", Regenerate).Accepts<NewTake>("application/json").Produces<CommandAccepted>(202).ProducesProblem(400)
            .ProducesProblem(409).ProducesProblem(422).WithSummary("Takes the current tick again from an agent on.");
        api.MapPut("/artifacts/{agent}/{subject?}", Edit).Accepts<ArtifactEdit>("application/json").Produces<CommandAccepted>(202)
            .ProducesProblem(400).ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Edits an artifact of the current tick, and makes anew what depends on it.");
        api.MapGet("/takes", Takes).Produces<IReadOnlyList<TakeView>>().ProducesProblem(404)
            .WithSummary("The takes of a tick, the first one first.");
        api.MapPut("/take", Choose).Accepts<TakeChoice>("application/json").Produces<IReadOnlyList<TakeView>>().ProducesProblem(404)
            .ProducesProblem(409).WithSummary("Lets one of the current tick's takes stand.");
    }

    private static async Task<IResult> Regenerate(string sessionId, string tick, HttpRequest request, TickFinder ticks, TakeIntake intake,
        CanonDb db, CancellationToken cancellation)
    {
        var (session, found, problem) = await ticks.Find(sessionId, tick, cancellation);
        if (session is null || found is null) return problem!;
        var (key, wrongKey) = IdempotencyKey.OrNew(request);
        if (key is null) return wrongKey!;
        var (wish, wrong) = await JsonBody.Read<NewTake>(request, cancellation);
        if (wish is null) return wrong!;
        if (!IsKnown(wish.From))
            return Problems.Invalid("from",
                $"'{wish.From}' is no agent; there are: {string.Join(", ", AgentNames.All)}, {Artifact.Player}");
        if (wish is { From: Artifact.Player, Subject: null })
            return Problems.Invalid("subject", $"name what the player answered: {Artifact.Review}, or the number of the answer");
        return await Reply(await intake.Regenerate(session.Id, found.CorrelationId, wish, key, cancellation), session.Id, key, db,
            cancellation);
    }

    private static async Task<IResult> Edit(string sessionId, string tick, string agent, string? subject, HttpRequest request,
        TickFinder ticks, TakeIntake intake, CanonDb db, CancellationToken cancellation)
    {
        var (session, found, problem) = await ticks.Find(sessionId, tick, cancellation);
        if (session is null || found is null) return problem!;
        var (key, wrongKey) = IdempotencyKey.OrNew(request);
        if (key is null) return wrongKey!;
        var (edit, wrong) = await JsonBody.Read<ArtifactEdit>(request, cancellation);
        if (edit is null) return wrong!;
        if (!IsKnown(agent)) return Problems.Unknown("agent", agent);
        return await Reply(await intake.Edit(session.Id, found.CorrelationId, agent, subject ?? "", edit, key, cancellation), session.Id,
            key, db, cancellation);
    }

    private static async Task<IResult> Takes(string sessionId, string tick, TickFinder ticks, TakeViews views,
        CancellationToken cancellation)
    {
        var (session, found, problem) = await ticks.Find(sessionId, tick, cancellation);
        return session is null || found is null ? problem! : TypedResults.Ok(await views.Of(found, cancellation));
    }

    private static async Task<IResult> Choose(string sessionId, string tick, HttpRequest request, TickFinder ticks, TakeChoosing choosing,
        TakeViews views, CanonDb db, CancellationToken cancellation)
    {
        var (session, found, problem) = await ticks.Find(sessionId, tick, cancellation);
        if (session is null || found is null) return problem!;
        var (choice, wrong) = await JsonBody.Read<TakeChoice>(request, cancellation);
        if (choice is null) return wrong!;
        var taken = await choosing.Choose(session.Id, found.CorrelationId, choice.Revision, cancellation);
        return taken is TakeTaken.Chosen chosen
            ? TypedResults.Ok(await views.Of(chosen.Tick, cancellation))
            : await Reply(taken, session.Id, "", db, cancellation);
    }

    private static bool IsKnown(string agent) => agent == Artifact.Player || AgentNames.All.Contains(agent);

    private static async Task<IResult> Reply(
        TakeTaken taken, Guid sessionId, string key, CanonDb db, CancellationToken cancellation) => taken switch
    {
        TakeTaken.Accepted accepted =>
            TypedResults.Accepted($"/api/v1/sessions/{sessionId}/ticks/{accepted.Receipt.TickId}", accepted.Receipt),
        TakeTaken.NotCurrent not => Problems.NotCurrent(not.Tick, not.Current),
        TakeTaken.Stale stale => Problems.Stale(stale.Meant, stale.Standing),
        TakeTaken.Unknown unknown => Problems.Unknown("take", FormattableString.Invariant($"{unknown.Revision}")),
        TakeTaken.Invalid invalid => Problems.Invalid(invalid.Field, invalid.Why),
        TakeTaken.AgainstTheRules against => Problems.AgainstTheRules(against.Field, against.Why),
        TakeTaken.KeyReused => Problems.KeyReused(key),
        _ => await AnswerEndpoints.NotNow(sessionId, db, cancellation),
    };
}
