using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Storage;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Timelines.Rewinding;

/// <summary>Timelines over HTTP: go back, branch off, go over to another, name and delete them.</summary>
public static class TimelineEndpoints
{
    /// <summary>Maps the routes.</summary>
    public static void MapTimelines(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/sessions/{sessionId}").WithTags("Timelines");
        api.MapPost("/rewind", GoBack).Accepts<Rewind>("application/json").Produces<TimelineView>(201).ProducesProblem(400)
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Goes back to an earlier tick: a new timeline begins there and is played; the one that is left stays.");
        api.MapGet("/timelines", All).Produces<IReadOnlyList<TimelineView>>().WithSummary("The session's timelines, the oldest first.");
        api.MapPost("/timelines", Branch).Accepts<NewTimeline>("application/json").Produces<TimelineView>(201).ProducesProblem(400)
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).WithSummary("Begins a timeline without going there.");
        api.MapPut("/timeline", Choose).Accepts<TimelineChoice>("application/json").Produces<TimelineView>().ProducesProblem(400)
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).WithSummary("Goes over to a timeline, to where it was left.");
        api.MapPatch("/timelines/{timelineId}", Name).Accepts<TimelineName>("application/json").Produces<TimelineView>()
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Gives a timeline another name.");
        api.MapDelete("/timelines/{timelineId}", Delete).Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Deletes a timeline that is not played; saves on it stay usable.");
    }

    private static async Task<IResult> GoBack(
        string sessionId, HttpRequest request, Wishes wishes, TimelineChanges changes, CancellationToken cancellation)
    {
        var (wish, wrong) = await wishes.Read<Rewind>(sessionId, request, cancellation);
        if (wish is null) return wrong!;
        if (wish.What is { Save: not null } and ({ ToTick: not null } or { Timeline: not null }))
            return Problems.Invalid("save", "a save is a place by itself: name either a save, or a tick and a timeline");
        if (ProblemWith(wish.What.Name) is { } problem) return problem;
        var (begun, refused) = await changes.Rewind(wish, cancellation);
        return begun is null ? refused! : TypedResults.Created((string?)null, begun);
    }

    private static async Task<IResult> All(string sessionId, SessionAccess access, CanonDb db, CancellationToken cancellation)
    {
        // Where the timeline ends that is played, the session knows; in one snapshot the two belong together.
        var (snapshot, session, problem) = await access.OpenInSnapshot(sessionId, cancellation);
        await using var _ = snapshot;
        if (session is null) return problem!;
        var timelines = await db.Timelines.AsNoTracking().Where(t => t.SessionId == session.Id)
            .OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).ToListAsync(cancellation);
        return TypedResults.Ok<IReadOnlyList<TimelineView>>([.. timelines.Select(t => TimelineViews.Of(t, session))]);
    }

    private static async Task<IResult> Branch(
        string sessionId, HttpRequest request, Wishes wishes, TimelineChanges changes, CancellationToken cancellation)
    {
        var (wish, wrong) = await wishes.Read<NewTimeline>(sessionId, request, cancellation);
        if (wish is null) return wrong!;
        if (ProblemWith(wish.What.Name) is { } problem) return problem;
        var (begun, refused) = await changes.Branch(wish, cancellation);
        return begun is null ? refused! : TypedResults.Created((string?)null, begun);
    }

    private static async Task<IResult> Choose(
        string sessionId, HttpRequest request, Wishes wishes, TimelineChanges changes, CancellationToken cancellation)
    {
        var (wish, wrong) = await wishes.Read<TimelineChoice>(sessionId, request, cancellation);
        if (wish is null) return wrong!;
        var (chosen, refused) = await changes.Choose(wish, cancellation);
        return chosen is null ? refused! : TypedResults.Ok(chosen);
    }

    private static async Task<IResult> Name(
        string sessionId, string timelineId, HttpRequest request, Wishes wishes, TimelineChanges changes, CancellationToken cancellation)
    {
        var (wish, wrong) = await wishes.Read<TimelineName>(sessionId, request, cancellation);
        if (wish is null) return wrong!;
        if (!Guid.TryParseExact(timelineId, "D", out var id)) return Problems.MalformedId("timelineId", timelineId);
        if (ProblemWith(wish.What.Name) is { } problem) return problem;
        var named = new Wish<NamedTimeline>(wish.SessionId, wish.Key, new NamedTimeline(id, wish.What.Name));
        var (timeline, refused) = await changes.Name(named, cancellation);
        return timeline is null ? refused! : TypedResults.Ok(timeline);
    }

    private static async Task<IResult> Delete(
        string sessionId, string timelineId, HttpRequest request, Wishes wishes, TimelineChanges changes, CancellationToken cancellation)
    {
        var known = Guid.TryParseExact(timelineId, "D", out var id);
        var (wish, wrong) = await wishes.Open(sessionId, request, new ChosenTimeline(id), cancellation);
        if (wish is null) return wrong!;
        if (!known) return Problems.MalformedId("timelineId", timelineId);
        var (deleted, refused) = await changes.Delete(wish, cancellation);
        return deleted is null ? refused! : TypedResults.NoContent();
    }

    private static IResult? ProblemWith(string? name) =>
        name is not null && PlayerText.ProblemWithTitle(name) is { } wrong ? Problems.Invalid("name", wrong) : null;
}
