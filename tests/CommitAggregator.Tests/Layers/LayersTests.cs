using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;
using Storyteller.Testing;

namespace Storyteller.CommitAggregator.Tests.Layers;

/// <summary>
/// What keeps a repeat from having a second effect, each layer with the others switched off: every answer comes three times, and the one
/// that ends the tick three times at once.
/// </summary>
public sealed class LayersTests(Servers servers) : IClassFixture<Servers>
{
    private const int Ticks = 5;
    private const string NoInbox = "--Safeguards:Inbox=false";
    private const string NoGuard = "--Safeguards:Saga=false";

    [Fact]
    public async Task The_inbox_alone_lets_each_message_have_one_effect_even_if_its_repeats_say_something_else()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker, NoGuard);
        await WithoutUniqueIndices(aggregator);
        await AssertOneEffectEach(aggregator, new Copies(aggregator, SameId: true, SameWords: false));
    }

    [Fact]
    public async Task The_sagas_lock_version_and_guard_alone_let_each_answer_have_one_effect_under_whatever_id_it_comes()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker, NoInbox);
        await WithoutUniqueIndices(aggregator);
        await AssertOneEffectEach(aggregator, new Copies(aggregator, SameId: false, SameWords: false, AtOnce: 1));
    }

    [Fact]
    public async Task The_unique_indices_alone_let_each_effect_be_written_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var aggregator = await AnAggregator.Start(database, servers.Broker, NoInbox, NoGuard);
        await AssertOneEffectEach(aggregator, new Copies(aggregator, SameId: false, SameWords: true), database);
    }

    [Fact]
    public async Task Without_any_of_them_a_repeat_has_effects_of_its_own()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker, NoInbox, NoGuard);
        await WithoutUniqueIndices(aggregator);
        var session = await aggregator.Begin();
        await Play(aggregator, servers.Database, session.SessionId, 1,
            new Copies(aggregator, SameId: false, SameWords: true, LastAnswerOnly: true));
        Assert.Equal(Copies.Count, await aggregator.Read(db => db.Transcript.CountAsync(t => t.Tick == 1 && db.Branches.Any(
            b => b.Id == t.BranchId && b.SessionId == session.SessionId))));
    }

    private async Task AssertOneEffectEach(AnAggregator aggregator, Copies copies, TestDatabase? database = null)
    {
        var session = (await aggregator.Begin()).SessionId;
        for (var tick = 1; tick <= Ticks; tick++)
        {
            var told = await Play(aggregator, database ?? servers.Database, session, tick, copies);
            Assert.Equal(tick, (await aggregator.See(session)).Tick);
            await aggregator.Read(async db =>
            {
                var row = await db.Ticks.AsNoTracking().SingleAsync(t => t.SessionId == session && t.Number == tick);
                Assert.Equal("Committed", row.CurrentState);
                var transcript = await db.Transcript.AsNoTracking().SingleAsync(t => t.BranchId == row.BranchId && t.Tick == tick);
                Assert.Contains(transcript.ToEntry().Paragraphs.Single(), told);
                Assert.Single(await OfTick(db, row.CorrelationId, LedgerTypes.TickCommitted));
                Assert.Single(await db.Stream.Where(e => e.SessionId == session && e.Name == "committed"
                    && e.Data.Contains(row.CorrelationId.ToString())).ToListAsync());
                var artifacts = await db.Artifacts.AsNoTracking().Where(a => a.TickId == row.CorrelationId).ToListAsync();
                Assert.Equal(artifacts.Count, artifacts.DistinctBy(a => (a.Agent, a.Subject)).Count());
                Assert.Contains(transcript.ToEntry().Paragraphs.Single(), artifacts.Single(a => a.Agent == AgentNames.Narrator).Output);
                return row;
            });
        }
    }

    private static Task<List<LedgerEntry>> OfTick(CanonDb db, Guid tick, string type) =>
        db.Ledger.AsNoTracking().Where(e => e.TickId == tick && e.Type == type).ToListAsync();

    /// <summary>Plays a tick, and gives what its last answer said in each of its copies.</summary>
    private static async Task<string[]> Play(AnAggregator aggregator, TestDatabase database, Guid session, int tick, Copies copies)
    {
        var accepted = await aggregator.Command(session);
        await copies.Report(await Asked<AssessTickLength>(aggregator, accepted));
        await copies.Report(await Asked<ScoreDifficulty>(aggregator, accepted));
        await copies.Report(await Asked<ProposeMetaEvents>(aggregator, accepted));
        await copies.Report(await Asked<ReviewMetaEvents>(aggregator, accepted));
        await copies.Report(await Asked<OutlineScene>(aggregator, accepted));
        var narrate = Asked<NarrateTick>(aggregator, accepted);
        for (var n = 0; !narrate.IsCompleted; n++)
        {
            var decide = aggregator.Agents.Asked<DecideNpcAction>(
                m => m.TickId == accepted.TickId && aggregator.Agents.All<DecideNpcAction>().Count(o => o.TickId == m.TickId) > n);
            if (await Task.WhenAny(decide, narrate) == narrate) break;
            var decisions = aggregator.Agents.All<DecideNpcAction>().Where(m => m.TickId == accepted.TickId)
                .DistinctBy(m => m.CharacterId).ToList();
            await copies.Report(decisions[n]);
        }

        // Nobody can end the tick before all of the copies are at it.
        await using var held = await SessionLock.Take(database, session);
        var reported = copies.Report(await narrate);
        await aggregator.WaitingToBeWritten(copies.AtOnce);
        await held.Commit();
        return await reported;
    }

    private static Task<T> Asked<T>(AnAggregator aggregator, CommandAccepted accepted) where T : class =>
        aggregator.Agents.Asked<T>(m => AgentsByHand.TickOf(m) == accepted.TickId);

    /// <summary>Everything that lets no row be there twice, but for what the inbox and the world's own statements stand on.</summary>
    private static Task<int> WithoutUniqueIndices(AnAggregator aggregator) => aggregator.Read(db => db.Database.ExecuteSqlRawAsync(
        """
        DO $$ DECLARE unique_index record; BEGIN
            FOR unique_index IN
                SELECT index.indexrelid::regclass AS name, index.indrelid::regclass AS of, rule.conname
                FROM pg_index AS index LEFT JOIN pg_constraint AS rule ON rule.conindid = index.indexrelid AND rule.contype = 'p'
                WHERE index.indisunique AND index.indrelid IN ('commit_aggregator.artifacts'::regclass,
                    'commit_aggregator.ledger'::regclass, 'commit_aggregator.transcript'::regclass, 'commit_aggregator.ticks'::regclass,
                    'commit_aggregator.checkpoints'::regclass, 'commit_aggregator.scene_echoes'::regclass)
            LOOP
                IF unique_index.conname IS NULL THEN EXECUTE 'DROP INDEX ' || unique_index.name;
                ELSE EXECUTE 'ALTER TABLE ' || unique_index.of || ' DROP CONSTRAINT "' || unique_index.conname || '" CASCADE';
                END IF;
            END LOOP;
        END $$
        """));

    /// <summary>How an answer comes three times.</summary>
    /// <param name="SameId">As a broker repeats it; else as an agent would that has forgotten that it answered.</param>
    /// <param name="SameWords">As an agent would that remembers; else each says something else.</param>
    /// <param name="LastAnswerOnly">All but the one that ends the tick come once.</param>
    /// <param name="AtOnce">How many of them can be at the tick before one is through: one where the saga's guard is on.</param>
    private sealed record Copies(
        AnAggregator Aggregator, bool SameId, bool SameWords, bool LastAnswerOnly = false, int AtOnce = Copies.Count)
    {
        public const int Count = 3;

        /// <summary>Answers a question three times at once, and returns once all are dealt with; gives what a narrator said.</summary>
        public async Task<string[]> Report<T>(T question) where T : class
        {
            var id = Guid.CreateVersion7();
            var count = LastAnswerOnly && question is not NarrateTick ? 1 : Count;
            object[] answers = [.. Enumerable.Range(1, count).Select(n => Answer(question, SameWords ? 1 : n))];
            Guid[] ids = [.. answers.Select(_ => SameId ? id : Guid.CreateVersion7())];
            await Aggregator.Use(async services =>
            {
                var bus = services.GetRequiredService<IBus>();
                await Task.WhenAll(answers.Zip(ids, (answer, one) =>
                    bus.Publish(answer, answer.GetType(), context => context.MessageId = one)));
                return bus;
            });
            await Task.WhenAll(ids.CountBy(one => one).Select(one => Aggregator.Consumed.Message(one.Key, one.Value)));
            return [.. answers.OfType<TickNarrated>().Select(told => told.Artifact.Paragraphs.Single())];
        }

        private static object Answer(object question, int copy) => AgentsByHand.AnswerOf(question) switch
        {
            TickNarrated told => told with { Artifact = new Narration([$"You hear it told for the {copy}. time."]) },
            TickLengthAssessed length => length with { Artifact = length.Artifact with { Seconds = 60 * copy } },
            var other => other,
        };
    }
}
