using System.Globalization;
using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Takes;

/// <summary>Artifacts over HTTP: what each agent and the player were asked and answered, in this take and in others.</summary>
public static class ArtifactEndpoints
{
    /// <summary>Maps the routes.</summary>
    public static void MapArtifacts(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/sessions/{sessionId}/ticks/{tick}/artifacts").WithTags("Artifacts");
        api.MapGet("", See).Produces<IReadOnlyList<ArtifactView>>().ProducesProblem(400).ProducesProblem(404)
            .WithSummary("What each agent and the player were asked and answered in a tick; with 'versions=all' in all of its takes.");
        api.MapGet("/difference", Differ).Produces<ArtifactDifference>().ProducesProblem(400).ProducesProblem(404)
            .WithSummary("How two versions of an artifact differ.");
    }

    private static async Task<IResult> See(
        string sessionId, string tick, string? versions, TickFinder ticks, CanonDb db, CancellationToken cancellation)
    {
        var (_, found, problem) = await ticks.Find(sessionId, tick, cancellation);
        if (found is null) return problem!;
        return versions switch
        {
            null => TypedResults.Ok(await db.OfTake(found, cancellation)),
            "all" => TypedResults.Ok(await db.OfEveryTake(found, cancellation)),
            _ => Problems.Invalid("versions", "'versions' is 'all', or absent for those that stand"),
        };
    }

    private static async Task<IResult> Differ(string sessionId, string tick, string? agent, string? subject, string? from, string? to,
        TickFinder ticks, CanonDb db, CancellationToken cancellation)
    {
        var (_, found, problem) = await ticks.Find(sessionId, tick, cancellation);
        if (found is null) return problem!;
        if (string.IsNullOrEmpty(agent)) return Problems.Invalid("agent", "'agent' names whose artifact it is");
        if (VersionIn(from) is not { } first) return NoVersion("from");
        if (VersionIn(to) is not { } second) return NoVersion("to");

        var versions = await db.VersionsOf(found, agent, subject ?? "", cancellation);
        if (versions.SingleOrDefault(a => a.Version == first) is not { } before) return Unknown(agent, subject, first);
        if (versions.SingleOrDefault(a => a.Version == second) is not { } after) return Unknown(agent, subject, second);
        return TypedResults.Ok(new ArtifactDifference(agent, before.Subject, first, second,
            JsonDifference.Between(before.Input, after.Input), JsonDifference.Between(before.Output, after.Output)));
    }

    private static int? VersionIn(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0 ? version : null;

    private static IResult NoVersion(string parameter) =>
        Problems.Invalid(parameter, $"'{parameter}' is the number of a version, from 1");

    private static IResult Unknown(string agent, string? subject, int version) => Problems.Unknown("version",
        FormattableString.Invariant($"{TickState.AwaitedAs(agent, subject ?? "")}@{version}"));
}
