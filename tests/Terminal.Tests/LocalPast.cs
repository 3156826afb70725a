using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Storyteller.Contracts;

namespace Storyteller.Terminal.Tests;

/// <summary>The routes to the past of a local story.</summary>
internal sealed class LocalPast(LocalStory story)
{
    private readonly List<LocalTimeline> _timelines = [story.At];
    private readonly List<SaveView> _saves = [];

    /// <summary>Every take that was asked for, with the tick and the key.</summary>
    public ConcurrentQueue<(int Tick, NewTake Take, string Key)> Retakes { get; } = new();

    /// <summary>Every way back that was asked for.</summary>
    public ConcurrentQueue<(Rewind To, string Key)> Rewinds { get; } = new();

    public void Map(IEndpointRouteBuilder session)
    {
        session.MapPost("/ticks/{tick:int}/regenerate", Regenerate);
        session.MapGet("/ticks/{tick:int}/takes", (int tick) => story.At.Takes[tick].OrderBy(take => take.Revision));
        session.MapPut("/ticks/{tick:int}/take", Choose);
        session.MapGet("/ticks/{tick:int}/artifacts", Artifacts);
        session.MapGet("/ticks/{tick:guid}", See);
        session.MapPost("/rewind", Rewind);
        session.MapGet("/timelines", () => _timelines.Select(timeline => timeline.View(timeline == story.At)));
        session.MapPut("/timeline", GoOver);
        session.MapGet("/saves", () => _saves);
        session.MapPost("/saves", Save);
        session.MapGet("/export", () => Results.Bytes(Encoding.UTF8.GetBytes("""{"story":"whole"}"""), "application/json"));
    }

    private bool IsBusy => story.Phase is not (Phase.Idle or Phase.Over);

    private IResult Regenerate(int tick, NewTake take, HttpContext context)
    {
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        Retakes.Enqueue((tick, take, key));
        if (IsBusy) return LocalGateway.NotNow(story);
        if (tick == 0) return LocalGateway.Problem(404, "unknown-tick", "There is no such tick", "there is no tick '0'");
        return take.From == "player" || AgentNames.All.Contains(take.From)
            ? Results.Json(story.Retake(key, take.Subject is null ? take.From : $"{take.From}/{take.Subject}"), statusCode: 202)
            : LocalGateway.Problem(400, "invalid-request", "The request is not valid", $"from: there is no agent '{take.From}'");
    }

    private IResult Choose(int tick, TakeChoice choice)
    {
        if (IsBusy) return LocalGateway.NotNow(story);
        if (story.At.Takes[tick].FirstOrDefault(take => take.Revision == choice.Revision) is not { State: "Committed" } chosen)
            return LocalGateway.Problem(404, "unknown-take", "There is no such take", $"there is no take '{choice.Revision}'");
        story.At.LetStand(chosen, story.Transcript[^1] with { Paragraphs = chosen.Narration });
        return Results.Json(story.At.Takes[tick]);
    }

    private static IReadOnlyList<ArtifactView> Artifacts(int tick) =>
    [
        Artifact("narrator", "", 1, """{"paragraphs":["Long ago."]}""", Origin.Agent, false),
        Artifact("narrator", "", 2, $$"""{"paragraphs":["{{new string('x', 120)}} at tick {{tick}}"]}""", Origin.Human, true),
        Artifact("npc-decision", "ada", 1, """{"act":"wait"}""", Origin.Agent, true),
    ];

    private static ArtifactView Artifact(string agent, string subject, int version, string output, Origin origin, bool standing) =>
        new(agent, subject, version, "Rules", "", "{}", output, origin, standing, [], 1, null, DateTimeOffset.UnixEpoch, null);

    private IResult See(Guid tick)
    {
        if (story.Failed.TryGetValue(tick, out var failed))
            return Results.Json(new TickView(tick, story.At.Tick + 1, 1, failed.Text, "Compensated", Phase.Idle, failed.Reason, null, [],
                [], new Plan([])));
        var take = story.At.Takes.Values.SelectMany(takes => takes).Single(take => take.TickId == tick);
        var reason = take.State == "Compensated" ? take.Narration[0] : null;
        return Results.Json(new TickView(tick, story.At.Tick, take.Revision, story.Transcript[^1].Command!, take.State, Phase.Idle, reason,
            take.WorldHash, [], take.Narration, new Plan([])));
    }

    private IResult Rewind(Rewind to, HttpContext context)
    {
        Rewinds.Enqueue((to, context.Request.Headers["Idempotency-Key"].ToString()));
        if (IsBusy) return LocalGateway.NotNow(story);
        var save = _saves.FirstOrDefault(save => save.Name == to.Save);
        if (to.Save is not null && save is null)
            return LocalGateway.Problem(404, "unknown-save", "There is no such save", $"there is no save '{to.Save}'");
        if (to.ToTick < 0 || to.ToTick > story.At.Tick)
        {
            return LocalGateway.Problem(400, "invalid-request", "The request is not valid",
                $"toTick goes from 0 to {story.At.Tick}, and {to.ToTick} does not");
        }
        var from = _timelines.Single(timeline => timeline.Id == (save?.Timeline ?? story.At.Id));
        var begun = new LocalTimeline(Guid.NewGuid(), $"line {_timelines.Count + 1}", from, save?.Tick ?? to.ToTick ?? from.Tick);
        _timelines.Add(begun);
        story.GoTo(begun);
        return Results.Json(begun.View(true), statusCode: 201);
    }

    private IResult GoOver(TimelineChoice choice)
    {
        if (IsBusy) return LocalGateway.NotNow(story);
        story.GoTo(_timelines.Single(timeline => timeline.Id == choice.TimelineId));
        return Results.Json(story.At.View(true));
    }

    private IResult Save(NewSave save)
    {
        if (_saves.Any(known => known.Name == save.Name))
            return LocalGateway.Problem(409, "name-taken", "The name is taken", $"there is a save '{save.Name}' already");
        _saves.Add(new(save.Name, story.At.Id, story.At.Tick, $"hash{story.At.Tick}", DateTimeOffset.UnixEpoch));
        return Results.Json(_saves[^1], statusCode: 201);
    }
}
