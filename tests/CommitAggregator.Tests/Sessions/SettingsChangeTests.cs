using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Sessions;

/// <summary>Who decides about meta events can be changed at any time, and holds from the next review on.</summary>
public sealed class SettingsChangeTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task A_session_begins_with_the_setting_that_was_wished_for_and_accepts_all_without_a_wish()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, broker: null);

        Assert.Equal(ReviewMode.AcceptAll, (await aggregator.Begin()).Review);
        Assert.Equal(ReviewMode.Ask, (await aggregator.Begin(new NewSession(Review: ReviewMode.Ask))).Review);
        var wrong = await aggregator.Post("/api/v1/sessions", new NewSession(Review: (ReviewMode)9));
        Assert.Equal((HttpStatusCode.BadRequest, "review"), (wrong.Status, wrong.Text("field")));
    }

    [Fact]
    public async Task A_change_holds_from_the_next_review_on_and_is_in_the_ledger()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator, ReviewMode.AcceptAll);

        var changed = await Put(aggregator, story.Id, new SessionSettings(ReviewMode.Ask));
        await story.Offer(Crossing.Wait, Crossing.Apple);
        var asked = await story.Awaits();
        await Put(aggregator, story.Id, new SessionSettings(ReviewMode.AcceptHarmless));
        var waiting = await story.See();
        await story.Decide(new EventDecision("apple-rolls", ReviewVerdict.Reject));
        await story.Finish();
        await story.Offer(Crossing.Wait, Crossing.Stone);
        await story.Finish();

        Assert.Equal((HttpStatusCode.OK, ReviewMode.Ask), (changed.Status, changed.As<SessionSettings>().Review));
        Assert.Equal(PromptKind.Review, asked.Kind);
        // The review that is open is still the player's.
        Assert.Equal((ReviewMode.AcceptHarmless, PromptKind.Review), (waiting.Review, waiting.Awaits?.Kind));
        Assert.Single(story.Stream.Read, e => e.Name == "awaits");
        Assert.Empty((await story.SeeTick()).Rolls);
        var entries = await Changes(aggregator, story.Id);
        Assert.Equal([ReviewMode.Ask, ReviewMode.AcceptHarmless], entries.Select(e => Canonical.Read<SessionSettings>(e.Payload).Review));
        Assert.All(entries, e => Assert.Equal(("player", null), (e.Source, e.TickId)));
    }

    [Fact]
    public async Task A_setting_that_is_the_present_one_leaves_no_entry()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, broker: null);
        var session = await aggregator.Begin(new NewSession(Crossing.Id, Review: ReviewMode.Ask));

        var same = await Put(aggregator, session.SessionId, new SessionSettings(ReviewMode.Ask));

        Assert.Equal(HttpStatusCode.OK, same.Status);
        Assert.Empty(await Changes(aggregator, session.SessionId));
    }

    [Theory]
    [InlineData("""{"review":"Sometimes"}""")]
    [InlineData("""{"review":9}""")]
    [InlineData("""{"review":null}""")]
    [InlineData("""{"review":"Ask","loudness":3}""")]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    [InlineData("""null""")]
    public async Task A_wrong_setting_is_refused_and_changes_nothing(string body)
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, broker: null);
        var session = await aggregator.Begin(new NewSession(Crossing.Id, Review: ReviewMode.AcceptHarmless));

        var refused = await Put(aggregator, session.SessionId, JsonDocument.Parse(body).RootElement);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid-request"), (refused.Status, refused.Problem));
        Assert.NotNull(refused.Text("field"));
        Assert.Equal(ReviewMode.AcceptHarmless, (await aggregator.See(session.SessionId)).Review);
        Assert.Empty(await Changes(aggregator, session.SessionId));
    }

    [Fact]
    public async Task Nobody_changes_the_settings_of_somebody_elses_session()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, broker: null);
        var session = await aggregator.Begin();
        aggregator.Http.DefaultRequestHeaders.Remove(Edges.Caller.Header);
        aggregator.Http.DefaultRequestHeaders.Add(Edges.Caller.Header, "guest:somebody-else");

        var refused = await Put(aggregator, session.SessionId, new SessionSettings(ReviewMode.Ask));

        Assert.Equal((HttpStatusCode.Forbidden, "not-your-session"), (refused.Status, refused.Problem));
        Assert.Empty(await Changes(aggregator, session.SessionId));
    }

    private static Task<Reply> Put<T>(AnAggregator aggregator, Guid session, T body) =>
        aggregator.Send(HttpMethod.Put, $"/api/v1/sessions/{session}/settings", body);

    private static Task<List<LedgerEntry>> Changes(AnAggregator aggregator, Guid session) => aggregator.Read(db => db.Ledger
        .Where(e => e.SessionId == session && e.Type == LedgerTypes.SettingsChanged).OrderBy(e => e.Id).ToListAsync());
}
