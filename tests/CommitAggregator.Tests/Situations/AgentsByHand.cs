using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.Contracts;
using Storyteller.Rulebook;
using Storyteller.ServiceDefaults;

namespace Storyteller.CommitAggregator.Tests.Situations;

/// <summary>Stands where the agents' services stand on the bus: takes the questions in, and answers when the test says so.</summary>
internal sealed class AgentsByHand : IServiceModule
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly List<object> _asked = [];
    private readonly List<Action> _waiting = [];

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
        bus.AddConsumer<Listener>().Endpoint(endpoint =>
            (endpoint.Name, endpoint.InstanceId, endpoint.Temporary) = ("listener", $"{Guid.CreateVersion7():N}", true));
    }

    public void Use(WebApplication app)
    {
    }

    /// <summary>Whose ticks are looked at; other tests leave theirs unfinished, and every start drives those on.</summary>
    public Guid Session { get; set; }

    /// <summary>Answers a question as soon as it comes; null leaves it to the test.</summary>
    public Func<object, object?> Answering { get; set; } = _ => null;

    /// <summary>All questions of a kind that have come so far.</summary>
    public IReadOnlyList<T> All<T>()
    {
        lock (_gate) return [.. _asked.OfType<T>().Where(question => SessionOf(question!) == Session)];
    }

    /// <summary>The n-th question of a kind, from 1, as soon as it has come.</summary>
    public Task<T> Asked<T>(int n = 1) where T : class => Find(() => All<T>().Skip(n - 1).FirstOrDefault());

    /// <summary>The first question of a kind that is meant, of whichever session, as soon as it has come.</summary>
    public Task<T> Asked<T>(Func<T, bool> meant) where T : class => Find(() => _asked.OfType<T>().FirstOrDefault(meant));

    /// <summary>The question to one agent in a tick, as soon as it has come.</summary>
    public Task<object> AskedOf(Guid tick, string agent, string subject) =>
        Asked<object>(question => Failure(question, "") is var about
            && (about.TickId, about.Agent, about.Subject) == (tick, agent, subject));

    /// <summary>The same question to the agent's rules, as soon as it has come.</summary>
    public Task<T> AskedOfTheRules<T>(T question) where T : class
    {
        var failure = Failure(question, "") with { Only = Brain.Rules };
        return Asked<T>(other => Failure(other, "") == failure);
    }

    /// <summary>Whoever else listens to what is reported; what it hears is seen by those who observe the bus.</summary>
    private sealed class Listener : IConsumer<SessionRewound>, IConsumer<SessionResumed>
    {
        public Task Consume(ConsumeContext<SessionRewound> context) => Task.CompletedTask;

        public Task Consume(ConsumeContext<SessionResumed> context) => Task.CompletedTask;
    }

    private async Task<T> Find<T>(Func<T?> find) where T : class
    {
        var seen = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add(Look);
            Look();
        }

        return await seen.Task.WaitAsync(Patience);

        void Look()
        {
            if (find() is { } question) seen.TrySetResult(question);
        }
    }

    /// <summary>The answer of whichever agent is asked.</summary>
    public static object AnswerOf(object question) => question switch
    {
        AssessTickLength m => Answer(m),
        ScoreDifficulty m => Answer(m),
        ProposeMetaEvents m => Answer(m),
        ReviewMetaEvents m => Answer(m),
        OutlineScene m => Answer(m),
        DecideNpcAction m => Answer(m),
        NarrateTick m => Answer(m),
        _ => throw new ArgumentException($"nobody asks a {question.GetType().Name}", nameof(question)),
    };

    public static TickLengthAssessed Answer(AssessTickLength m) =>
        new(m.SessionId, m.TickId, m.Revision, new TickSpan(60, "it was asked by hand"), Thought(m.Seed, m.Context, m.Only));

    public static DifficultyScored Answer(ScoreDifficulty m) =>
        new(m.SessionId, m.TickId, m.Revision, new Difficulty(false, 0, "", 0, []), Thought(m.Seed, m.Context, m.Only));

    public static MetaEventsProposed Answer(ProposeMetaEvents m) =>
        new(m.SessionId, m.TickId, m.Revision, new MetaEventProposals([]), Thought(m.Seed, m.Context, m.Only));

    public static MetaEventsReviewed Answer(ReviewMetaEvents m) =>
        new(m.SessionId, m.TickId, m.Revision, new MetaEventReview([]), Thought(m.Seed, m.Context, m.Only));

    public static SceneOutlined Answer(OutlineScene m) => new(m.SessionId, m.TickId, m.Revision,
        new Outline([new Beat(BeatRole.Action, [.. Enumerable.Range(0, m.Context.Outcomes.Count)], [])], []),
        Thought(m.Seed, m.Context, m.Only));

    public static NpcActionDecided Answer(DecideNpcAction m) => new(m.SessionId, m.TickId, m.Revision, m.CharacterId,
        new NpcAction(Deed.Stay, null, null, null, null, "nothing else was asked for", 1), Thought(m.Seed, m.Context, m.Only));

    public static TickNarrated Answer(NarrateTick m) => new(m.SessionId, m.TickId, m.Revision,
        new Narration(["You stand where you stand."]), Thought(m.Seed, m.Context, m.Only), m.Passage);

    // As a model's, unless it is the rules that are asked: nobody could think by rules what a test has in mind.
    private static Thought Thought<TContext>(ulong seed, TContext context, Brain? only) =>
        new(only ?? Brain.Model, Canonical.Hash(Canonical.Write(new { Seed = seed, Context = context })));

    private void Take<T>(IBusRegistrationConfigurator bus, string service) where T : class =>
        bus.AddConsumer<Taking<T>>().Endpoint(endpoint => endpoint.Name = Queues.Name(service, typeof(T)));

    private void Add(object question)
    {
        lock (_gate)
        {
            _asked.Add(question);
            foreach (var look in _waiting) look();
        }
    }

    /// <summary>The tick that a question belongs to.</summary>
    public static Guid TickOf(object question) => Failure(question, "").TickId;

    /// <summary>The report of whichever agent was asked, or of its rules where it was they, that it gives up.</summary>
    public static AgentFailed Failure(object question, string reason) => question switch
    {
        AssessTickLength m => new(m.SessionId, m.TickId, m.Revision, AgentNames.TickLength, "", reason, m.Only),
        ScoreDifficulty m => new(m.SessionId, m.TickId, m.Revision, AgentNames.Difficulty, "", reason, m.Only),
        ProposeMetaEvents m => new(m.SessionId, m.TickId, m.Revision, AgentNames.MetaEvents, "", reason, m.Only),
        ReviewMetaEvents m => new(m.SessionId, m.TickId, m.Revision, AgentNames.EventReview, "", reason, m.Only),
        OutlineScene m => new(m.SessionId, m.TickId, m.Revision, AgentNames.Outline, "", reason, m.Only),
        DecideNpcAction m => new(m.SessionId, m.TickId, m.Revision, AgentNames.NpcDecision, m.CharacterId, reason, m.Only),
        NarrateTick m => new(m.SessionId, m.TickId, m.Revision, AgentNames.Narrator, m.Passage, reason, m.Only),
        _ => throw new ArgumentException($"nobody asks a {question.GetType().Name}", nameof(question)),
    };

    private static Guid SessionOf(object question) => Failure(question, "").SessionId;

    private sealed class Taking<T>(AgentsByHand agents) : IConsumer<T> where T : class
    {
        public async Task Consume(ConsumeContext<T> context)
        {
            agents.Add(context.Message);
            if (agents.Answering(context.Message) is { } answer) await context.Publish(answer, answer.GetType());
        }
    }
}
