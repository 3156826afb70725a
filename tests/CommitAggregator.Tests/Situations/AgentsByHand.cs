using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.Contracts;
using Storyteller.ServiceDefaults;

namespace Storyteller.CommitAggregator.Tests.Situations;

/// <summary>Stands where the agents' services stand on the bus: takes the questions in, and answers when the test says so.</summary>
internal sealed class AgentsByHand : IServiceModule
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly Thought Thought = new(Brain.Rules, new string('0', 64));

    private readonly Lock _gate = new();
    private readonly List<object> _asked = [];
    private readonly List<(Type Kind, int Count, TaskCompletionSource<object> Seen)> _waiting = [];

    public string Name => "agents-by-hand";

    public void AddServices(WebApplicationBuilder builder) => builder.Services.AddSingleton(this);

    public void AddConsumers(IBusRegistrationConfigurator bus)
    {
        Take<AssessTickLength>(bus, "tick-length");
        Take<ScoreDifficulty>(bus, "tick-length");
        Take<ProposeMetaEvents>(bus, "meta-events");
        Take<ReviewMetaEvents>(bus, "meta-events");
        Take<OutlineScene>(bus, "npc-decision");
        Take<DecideNpcAction>(bus, "npc-decision");
        Take<NarrateTick>(bus, "narrator");
    }

    public void Use(WebApplication app)
    {
    }

    /// <summary>All questions of a kind that have come so far.</summary>
    public IReadOnlyList<T> All<T>()
    {
        lock (_gate) return [.. _asked.OfType<T>()];
    }

    /// <summary>The n-th question of a kind, from 1, as soon as it has come.</summary>
    public async Task<T> Asked<T>(int n = 1)
    {
        TaskCompletionSource<object> seen;
        lock (_gate)
        {
            if (_asked.OfType<T>().Skip(n - 1).FirstOrDefault() is { } already) return already;
            seen = new TaskCompletionSource<object>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((typeof(T), n, seen));
        }

        return (T)await seen.Task.WaitAsync(Patience);
    }

    public static TickLengthAssessed Answer(AssessTickLength m) => new(m.SessionId, m.TickId, m.Revision, new TickSpan(60, "it was asked by hand"), Thought);

    public static DifficultyScored Answer(ScoreDifficulty m) => new(m.SessionId, m.TickId, m.Revision, new Difficulty(false, 0, "", 0, []), Thought);

    public static MetaEventsProposed Answer(ProposeMetaEvents m) => new(m.SessionId, m.TickId, m.Revision, new MetaEventProposals([]), Thought);

    public static MetaEventsReviewed Answer(ReviewMetaEvents m) => new(m.SessionId, m.TickId, m.Revision, new MetaEventReview([]), Thought);

    public static SceneOutlined Answer(OutlineScene m) => new(m.SessionId, m.TickId, m.Revision,
        new Outline([new Beat(BeatRole.Action, [.. Enumerable.Range(0, m.Context.Outcomes.Count)], [])], []), Thought);

    public static NpcActionDecided Answer(DecideNpcAction m) => new(m.SessionId, m.TickId, m.Revision, m.CharacterId,
        new NpcAction(Deed.Stay, null, null, null, null, "nothing else was asked for", 1), Thought);

    public static TickNarrated Answer(NarrateTick m) => new(m.SessionId, m.TickId, m.Revision, new Narration(["You stand where you stand."]), Thought);

    private void Take<T>(IBusRegistrationConfigurator bus, string service) where T : class =>
        bus.AddConsumer<Taking<T>>().Endpoint(endpoint => endpoint.Name = Queues.Name(service, typeof(T)));

    private void Add(object question)
    {
        lock (_gate)
        {
            _asked.Add(question);
            foreach (var (kind, count, seen) in _waiting)
                if (question.GetType() == kind && _asked.Count(q => q.GetType() == kind) == count) seen.TrySetResult(question);
        }
    }

    private sealed class Taking<T>(AgentsByHand agents) : IConsumer<T> where T : class
    {
        public Task Consume(ConsumeContext<T> context)
        {
            agents.Add(context.Message);
            return Task.CompletedTask;
        }
    }
}
