using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Storyteller.CommitAggregator.Replays;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Tests.Scenes;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;
using Storyteller.ServiceDefaults;
using Storyteller.Testing;

namespace Storyteller.CommitAggregator.Tests.Replays;

/// <summary>Two sessions that were played, and whatever a test does to what is stored of them.</summary>
public sealed class PlayedSessions : IAsyncLifetime
{
    private TestDatabase _database = null!;

    /// <summary>Four ticks: the first leads away after two days, and with the third its scene becomes canon.</summary>
    public Guid Wanderer { get; private set; }

    /// <summary>One attempt that failed, and one tick: the player decides about a ferryman, and answers him.</summary>
    public Guid Asked { get; private set; }

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await using (var aggregator = await AnAggregator.Start(_database, broker: null))
        {
            var session = await aggregator.Begin();
            using var settling = await Settling.Watch(aggregator, session.SessionId);
            await aggregator.LeaveAfterTwoDays(session.SessionId);
            await settling.Settled();
            for (var tick = 2; tick <= 4; tick++) await aggregator.PlayOn(session.SessionId, "hello");
            Wanderer = session.SessionId;
        }

        await using var crossing = await AnAggregator.AtTheCrossing(_database, broker: null);
        var story = await AStory.Begin(crossing);
        var failed = await crossing.Command(story.Id);
        var length = await crossing.Agents.Asked<AssessTickLength>(m => m.TickId == failed.TickId);
        await crossing.FailForGood(length, "it is tired");
        await story.Offer(Crossing.Wait, Crossing.Ferryman);
        await story.Awaits();
        await story.Decide(new EventDecision("ferryman-calls", ReviewVerdict.Edit, "A ferryman waves.", 100));
        await story.PlayOn(prompt => prompt.Choices[0].Id);
        await story.Finish();
        Asked = story.Id;

        await using var db = Open();
        string[] rules = [AgentNames.Difficulty, AgentNames.Outline, AgentNames.NpcDecision];
        await db.Artifacts.Where(a => rules.Contains(a.Agent)).ExecuteUpdateAsync(set => set.SetProperty(a => a.Brain, Brain.Rules));
    }

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();

    /// <summary>Goes through a session on whose rows something was done first; nothing of that stays.</summary>
    internal async Task<ReplayReport> After(Guid session, Func<CanonDb, Task> done)
    {
        await using var db = Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"SELECT set_config('test.session', {session.ToString()}, true)");
        await done(db);
        db.ChangeTracker.Clear();
        return await Replaying.Of(db, session, Replaying.ByHand);
    }

    private CanonDb Open() => new(StorageConnection.Options<CanonDb>(new ConfigurationBuilder()
        .AddInMemoryCollection([new("ConnectionStrings:storyteller", _database.ConnectionString)]).Build(), "commit-aggregator"));
}
