using System.Net;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Tests.Scenes;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Tests.Timelines;

/// <summary>Goes back and forth in a session, and looks at what there is.</summary>
internal static class GoingBack
{
    // Where the sweeper asked again, a player was seen, or a message went out meanwhile, is no change that anybody asked for.
    private const string EveryRow =
        """
        WITH here AS (SELECT {0}::uuid AS id), mine AS (SELECT b.id FROM commit_aggregator.branches b, here WHERE b.session_id = here.id),
        ticking AS (SELECT t.correlation_id AS id FROM commit_aggregator.ticks t, here WHERE t.session_id = here.id)
        SELECT 'session' || (to_jsonb(r) - 'seen_at')::text AS "Value" FROM commit_aggregator.sessions r, here WHERE r.id = here.id
        UNION ALL SELECT 'timeline' || to_jsonb(r)::text FROM commit_aggregator.timelines r, here WHERE r.session_id = here.id
        UNION ALL SELECT 'branch' || to_jsonb(r)::text FROM commit_aggregator.branches r, here WHERE r.session_id = here.id
        UNION ALL SELECT 'save' || to_jsonb(r)::text FROM commit_aggregator.saves r, here WHERE r.session_id = here.id
        UNION ALL SELECT 'tick' || to_jsonb(r)::text FROM commit_aggregator.ticks r, here WHERE r.session_id = here.id
        UNION ALL SELECT 'ledger' || to_jsonb(r)::text FROM commit_aggregator.ledger r, here WHERE r.session_id = here.id
        UNION ALL SELECT 'world' || to_jsonb(r)::text FROM commit_aggregator.world_entities r, here WHERE r.session_id = here.id
        UNION ALL SELECT 'streamed' || to_jsonb(r)::text FROM commit_aggregator.stream_events r, here WHERE r.session_id = here.id
        UNION ALL SELECT 'scene' || (to_jsonb(r) - 'asked_at')::text FROM commit_aggregator.scenes r, here WHERE r.session_id = here.id
        UNION ALL SELECT 'artifact' || (to_jsonb(r) - 'asked_at')::text FROM commit_aggregator.artifacts r
            WHERE r.tick_id IN (SELECT id FROM ticking)
        UNION ALL SELECT 'checkpoint' || to_jsonb(r)::text FROM commit_aggregator.checkpoints r WHERE r.branch_id IN (SELECT id FROM mine)
        UNION ALL SELECT 'told' || to_jsonb(r)::text FROM commit_aggregator.transcript r WHERE r.branch_id IN (SELECT id FROM mine)
        UNION ALL SELECT 'echo' || to_jsonb(r)::text FROM commit_aggregator.scene_echoes r WHERE r.branch_id IN (SELECT id FROM mine)
        ORDER BY 1
        """;

    /// <summary>Every row that belongs to a session, in order.</summary>
    public static Task<List<string>> Rows(this AnAggregator aggregator, Guid session) =>
        aggregator.Read(db => db.Database.SqlQueryRaw<string>(EveryRow, session).ToListAsync());

    /// <summary>Plays so many ticks at the crossing, each of another length; gives the hashes from the beginning on.</summary>
    /// <param name="asked">How many commands the session has been given before.</param>
    public static async Task<List<string>> PlayTicks(this AnAggregator aggregator, Guid session, int ticks, int asked = 0)
    {
        List<string> hashes = [(await aggregator.See(session)).WorldHash];
        for (var n = asked + 1; n <= asked + ticks; n++)
            hashes.Add((await aggregator.PlayFor(session, n, Crossing.Wait, 60 + n)).WorldHash!);
        return hashes;
    }

    public static Task<Reply> AskToGoBack(this AnAggregator aggregator, Guid session, Rewind where, string? key = null) =>
        aggregator.Post($"/api/v1/sessions/{session}/rewind", where, key);

    public static async Task<TimelineView> GoBack(this AnAggregator aggregator, Guid session, Rewind where)
    {
        var reply = await aggregator.AskToGoBack(session, where);
        Assert.Equal(HttpStatusCode.Created, reply.Status);
        return reply.As<TimelineView>();
    }

    public static async Task<TimelineView> GoOver(this AnAggregator aggregator, Guid session, Guid timeline)
    {
        var reply = await aggregator.Send(HttpMethod.Put, $"/api/v1/sessions/{session}/timeline", new TimelineChoice(timeline));
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        return reply.As<TimelineView>();
    }

    public static async Task<IReadOnlyList<TimelineView>> Timelines(this AnAggregator aggregator, Guid session) =>
        (await aggregator.Get($"/api/v1/sessions/{session}/timelines")).As<List<TimelineView>>();

    public static async Task<IReadOnlyList<SaveView>> Saves(this AnAggregator aggregator, Guid session) =>
        (await aggregator.Get($"/api/v1/sessions/{session}/saves")).As<List<SaveView>>();

    public static async Task<SaveView> Save(this AnAggregator aggregator, Guid session, string name)
    {
        var reply = await aggregator.Post($"/api/v1/sessions/{session}/saves", new NewSave(name));
        Assert.Equal(HttpStatusCode.Created, reply.Status);
        return reply.As<SaveView>();
    }

    /// <summary>The transcript as it is on the wire.</summary>
    public static async Task<string> Transcript(this AnAggregator aggregator, Guid session) =>
        (await aggregator.Get($"/api/v1/sessions/{session}/transcript")).Body.GetRawText();

    public static async Task<TimelineComparison> Compare(this AnAggregator aggregator, Guid session, Guid left, Guid right) =>
        (await aggregator.Get($"/api/v1/sessions/{session}/timelines/{left}/compare/{right}")).As<TimelineComparison>();

    public static Task<Reply> Get(this AnAggregator aggregator, string path) => aggregator.Send<object?>(HttpMethod.Get, path, null);

    public static Task<Reply> Delete(this AnAggregator aggregator, string path, string? key = null) =>
        aggregator.Send<object?>(HttpMethod.Delete, path, null, key);
}
