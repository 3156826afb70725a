using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Takes;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Tests.Replays;

/// <summary>Has ticks played, and taken again, as the saga would find them.</summary>
internal static class Takes
{
    /// <summary>Plays a tick to its end, all agents answering by hand; gives its id.</summary>
    public static async Task<Guid> PlayOn(this AnAggregator aggregator, Guid session, string text = "wait a while")
    {
        var accepted = await aggregator.Command(session, text);
        await aggregator.AnswerAll(accepted.TickId);
        return accepted.TickId;
    }

    /// <summary>Answers for all agents until the tick has ended.</summary>
    public static async Task AnswerAll(this AnAggregator aggregator, Guid tick)
    {
        while (await aggregator.Read(db => db.Ticks.AsNoTracking().SingleAsync(t => t.CorrelationId == tick)) is { EndedAt: null } open)
            foreach (var awaited in open.Awaited)
                await aggregator.Answer(tick, awaited.Split('/')[0], awaited.Contains('/') ? awaited[(awaited.IndexOf('/') + 1)..] : "");
    }

    /// <summary>Answers for one agent.</summary>
    public static async Task Answer(this AnAggregator aggregator, Guid tick, string agent, string subject = "")
    {
        var asked = aggregator.Agents;
        await (agent switch
        {
            AgentNames.TickLength => aggregator.Report(AgentsByHand.Answer(await asked.Asked<AssessTickLength>(m => m.TickId == tick))),
            AgentNames.Difficulty => aggregator.Report(AgentsByHand.Answer(await asked.Asked<ScoreDifficulty>(m => m.TickId == tick))),
            AgentNames.MetaEvents => aggregator.Report(AgentsByHand.Answer(await asked.Asked<ProposeMetaEvents>(m => m.TickId == tick))),
            AgentNames.EventReview => aggregator.Report(AgentsByHand.Answer(await asked.Asked<ReviewMetaEvents>(m => m.TickId == tick))),
            AgentNames.Outline => aggregator.Report(AgentsByHand.Answer(await asked.Asked<OutlineScene>(m => m.TickId == tick))),
            AgentNames.NpcDecision => aggregator.Report(AgentsByHand.Answer(
                await asked.Asked<DecideNpcAction>(m => m.TickId == tick && m.CharacterId == subject))),
            AgentNames.Narrator => aggregator.Report(AgentsByHand.Answer(
                await asked.Asked<NarrateTick>(m => m.TickId == tick && m.Passage == subject))),
            _ => throw new InvalidOperationException($"{agent} answers by nobody's hand"),
        });
    }

    /// <summary>Begins another take of a session's last tick; gives its id.</summary>
    /// <param name="from">The agent that is asked again, or whose artifact is edited.</param>
    /// <param name="edited">What the artifact is to be; null where it is asked again.</param>
    public static Task<Guid> TakeAgain(this AnAggregator aggregator, Guid sessionId, string from, string? edited = null) =>
        aggregator.Use(async services =>
        {
            var db = services.GetRequiredService<CanonDb>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var session = Assert.IsType<Session>(await db.LockedSession(sessionId, default));
            var now = await db.Ticks.AsNoTracking().SingleAsync(
                t => t.BranchId == session.BranchId && t.Number == session.Tick && t.WorldHash == session.WorldHash);
            var before = await services.GetRequiredService<PastWorlds>().Find(session.Head, session.Tick - 1, default);
            await services.GetRequiredService<Returning>().To(session, before, default);
            var branch = services.GetRequiredService<Branches>().Fork(session, before);
            var take = Another(now, branch, from, edited is not null);
            session.RunningTickId = take.CorrelationId;
            db.Ticks.Add(take);
            foreach (var artifact in await db.Artifacts.AsNoTracking().Where(a => a.TickId == now.CorrelationId).ToListAsync())
                if (Lineages.Stays(artifact.Agent, artifact.Subject, from, null)) db.Artifacts.Add(artifact.In(take.CorrelationId));
                else if (artifact.Agent == from && edited is not null) db.Artifacts.Add(Edited(artifact, take, edited));
            await db.SaveChangesAsync();
            await services.GetRequiredService<TickSteps>().GoOn(take, default);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return take.CorrelationId;
        });

    /// <summary>Lets a session go back to a tick of its past.</summary>
    public static Task<Head> GoBack(this AnAggregator aggregator, Guid sessionId, int tick) => aggregator.Use(async services =>
    {
        var db = services.GetRequiredService<CanonDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var session = Assert.IsType<Session>(await db.LockedSession(sessionId, default));
        var then = await services.GetRequiredService<PastWorlds>().Find(session.Head, tick, default);
        await services.GetRequiredService<Returning>().To(session, then, default);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return then;
    });

    private static TickState Another(TickState now, Guid branch, string from, bool edited) => new()
    {
        CorrelationId = Guid.CreateVersion7(),
        CurrentState = nameof(TickStateMachine.Assessing),
        SessionId = now.SessionId,
        BranchId = branch,
        Number = now.Number,
        Revision = now.Revision + 1,
        FirstTake = now.FirstTake,
        Replaces = now.CorrelationId,
        RegeneratedFrom = from,
        Edited = edited,
        Text = now.Text,
        Intent = now.Intent,
        Plan = now.Plan,
        IdempotencyKey = Guid.CreateVersion7().ToString(),
        AcceptedAt = now.AcceptedAt,
    };

    private static Artifact Edited(Artifact before, TickState take, string output) => new()
    {
        TickId = take.CorrelationId,
        Agent = before.Agent,
        Subject = before.Subject,
        Revision = take.Revision,
        Origin = Origin.Human,
        Input = before.Input,
        Output = output,
        AskedAt = before.AskedAt,
        AnsweredAt = before.AskedAt,
    };
}
