using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Storage;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Answers;

/// <summary>Answers over HTTP: what the player says where a tick waits for them.</summary>
public static class AnswerEndpoints
{
    /// <summary>Maps the routes.</summary>
    public static void MapAnswers(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/sessions/{sessionId}").WithTags("Answers");
        api.MapPost("/review", Review).Accepts<NewReview>("application/json").Produces<CommandAccepted>(202).ProducesProblem(400)
            .ProducesProblem(409).ProducesProblem(422).WithSummary("Decides which of the offered meta events may happen.");
        api.MapPost("/answers", Answer).Accepts<NewAnswer>("application/json").Produces<CommandAccepted>(202).ProducesProblem(400)
            .ProducesProblem(409).ProducesProblem(422).WithSummary("Makes one of the choices that the session offers.");
    }

    private static async Task<IResult> Review(string sessionId, HttpRequest request, SessionAccess access, AnswerIntake intake, CanonDb db,
        CancellationToken cancellation)
    {
        var (session, problem) = await access.Open(sessionId, cancellation);
        if (session is null) return problem!;
        var (key, wrongKey) = IdempotencyKey.Of(request);
        if (key is null) return wrongKey!;
        var (review, wrong) = await JsonBody.Read<NewReview>(request, cancellation);
        if (review is null) return wrong!;
        if (review.Decisions.FirstOrDefault(d => d is { Text: { } text } && PlayerText.IsBroken(text)) is { } broken)
            return Problems.Invalid("decisions", $"the text for '{broken.StoryletId}' holds half a character (an unpaired surrogate)");
        return await Reply(session, await intake.Review(session.Id, review, key, cancellation), key, db, cancellation);
    }

    private static async Task<IResult> Answer(string sessionId, HttpRequest request, SessionAccess access, AnswerIntake intake, CanonDb db,
        CancellationToken cancellation)
    {
        var (session, problem) = await access.Open(sessionId, cancellation);
        if (session is null) return problem!;
        var (key, wrongKey) = IdempotencyKey.Of(request);
        if (key is null) return wrongKey!;
        var (answer, wrong) = await JsonBody.Read<NewAnswer>(request, cancellation);
        if (answer is null) return wrong!;
        return await Reply(session, await intake.Choose(session.Id, new PlayerAnswer(answer.Choice), key, cancellation), key, db,
            cancellation);
    }

    /// <summary>What came of an answer, as an HTTP answer.</summary>
    internal static async Task<IResult> Reply(Session session, AnswerTaken taken, string key, CanonDb db, CancellationToken cancellation) =>
        taken switch
        {
            AnswerTaken.Accepted accepted => TypedResults.Accepted(
                $"/api/v1/sessions/{session.Id}/ticks/{accepted.Receipt.TickId}", accepted.Receipt),
            AnswerTaken.Invalid invalid => Problems.Invalid(invalid.Field, invalid.Why),
            AnswerTaken.KeyReused => Problems.KeyReused(key),
            _ => await NotNow(session.Id, db, cancellation),
        };

    /// <summary>The refusal of what the session does not take in its phase, with what it takes instead.</summary>
    internal static async Task<IResult> NotNow(Guid sessionId, CanonDb db, CancellationToken cancellation)
    {
        var (session, prompt) = await db.AsItIs(sessionId, cancellation);
        return Problems.NotNow(session.Doing, session.RunningTickId, prompt?.Kind, Possibilities.In(session, prompt));
    }
}
