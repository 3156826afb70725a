using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Timelines.Rewinding;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Timelines.Saves;

/// <summary>Named saves over HTTP.</summary>
public static class SaveEndpoints
{
    /// <summary>Maps the routes.</summary>
    public static void MapSaves(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/sessions/{sessionId}/saves").WithTags("Timelines");
        api.MapGet("", All).Produces<IReadOnlyList<SaveView>>().WithSummary("The session's saves, the oldest first.");
        api.MapPost("", Make).Accepts<NewSave>("application/json").Produces<SaveView>(201).ProducesProblem(400).ProducesProblem(409)
            .ProducesProblem(422).WithSummary("Saves where the session is, under a name.");
        api.MapDelete("/{name}", Delete).Produces(204).ProducesProblem(404).ProducesProblem(422).WithSummary("Deletes a save.");
    }

    private static async Task<IResult> All(string sessionId, SessionAccess access, CanonDb db, CancellationToken cancellation)
    {
        var (session, problem) = await access.Open(sessionId, cancellation);
        if (session is null) return problem!;
        var saves = await db.Saves.AsNoTracking().Where(s => s.SessionId == session.Id).OrderBy(s => s.SavedAt).ThenBy(s => s.Name)
            .ToListAsync(cancellation);
        return TypedResults.Ok<IReadOnlyList<SaveView>>([.. saves.Select(Saving.ViewOf)]);
    }

    private static async Task<IResult> Make(
        string sessionId, HttpRequest request, Wishes wishes, Saving saving, CancellationToken cancellation)
    {
        var (wish, wrong) = await wishes.Read<NewSave>(sessionId, request, cancellation);
        if (wish is null) return wrong!;
        if (PlayerText.ProblemWithTitle(wish.What.Name) is { } problem) return Problems.Invalid("name", problem);
        var (saved, refused) = await saving.Save(wish, cancellation);
        return saved is null ? refused! : TypedResults.Created((string?)null, saved);
    }

    private static async Task<IResult> Delete(
        string sessionId, string name, HttpRequest request, Wishes wishes, Saving saving, CancellationToken cancellation)
    {
        var (wish, wrong) = await wishes.Open(sessionId, request, new ChosenSave(name), cancellation);
        if (wish is null) return wrong!;
        var (deleted, refused) = await saving.Delete(wish, cancellation);
        return deleted is null ? refused! : TypedResults.NoContent();
    }
}
