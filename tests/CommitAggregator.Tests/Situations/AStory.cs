using System.Text.Json;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Tests.Situations;

/// <summary>A session at the crossing: what happens there is proposed by hand, and told by hand.</summary>
internal sealed class AStory
{
    private readonly AnAggregator _aggregator;
    private int _told;

    private AStory(AnAggregator aggregator, Guid id, AStream stream) => (_aggregator, Id, Stream) = (aggregator, id, stream);

    public Guid Id { get; }

    public AStream Stream { get; }

    /// <summary>The tick that was begun last.</summary>
    public Guid Tick { get; private set; }

    public static async Task<AStory> Begin(AnAggregator aggregator, ReviewMode review = ReviewMode.Ask, ulong seed = 7)
    {
        var session = await aggregator.Begin(new NewSession(Crossing.Id, Seed: seed, Review: review));
        return new AStory(aggregator, session.SessionId, new AStream(await aggregator.Listen(session.SessionId)));
    }

    /// <summary>The same session in another process.</summary>
    public async Task<AStory> In(AnAggregator other)
    {
        other.Agents.Session = Id;
        return new AStory(other, Id, new AStream(await other.Listen(Id))) { Tick = Tick };
    }

    public Task<SessionView> See() => _aggregator.See(Id);

    public Task<TickView> SeeTick() => _aggregator.Tick(Id, Tick);

    /// <summary>Sends a command, and answers all agents until these events stand.</summary>
    public Task<CommandAccepted> Offer(string command, params MetaEvent[] candidates) =>
        OfferUnder(Guid.CreateVersion7().ToString(), command, candidates);

    public async Task<CommandAccepted> OfferUnder(string key, string command, params MetaEvent[] candidates)
    {
        var accepted = await _aggregator.Command(Id, command, key);
        (Tick, _told) = (accepted.TickId, 0);
        await Answer<AssessTickLength, TickLengthAssessed>(AgentsByHand.Answer);
        await Answer<ScoreDifficulty, DifficultyScored>(AgentsByHand.Answer);
        await Answer<ProposeMetaEvents, MetaEventsProposed>(
            m => AgentsByHand.Answer(m) with { Artifact = new MetaEventProposals(candidates) });
        await Answer<ReviewMetaEvents, MetaEventsReviewed>(m => AgentsByHand.Answer(m) with
        {
            Artifact = new MetaEventReview([.. candidates.Select(c => new MetaEventVerdict(c.StoryletId, true, "it stands"))]),
        });
        return accepted;
    }

    /// <summary>Goes on with another take of the tick.</summary>
    public void Follow(CommandAccepted take) => (Tick, _told) = (take.TickId, 0);

    /// <summary>The prompt that the stream shows next.</summary>
    public async Task<Prompt> Awaits() =>
        PromptOf(await Stream.Until("awaits"));

    /// <summary>The question to the narrator for a passage, as soon as it has come.</summary>
    public Task<NarrateTick> AskedToTell(string passage) =>
        _aggregator.Agents.Asked<NarrateTick>(m => m.TickId == Tick && m.Passage == passage);

    /// <summary>Tells a passage in these paragraphs; says what it was about.</summary>
    public async Task<NarratorContext> Tell(string passage, params string[] paragraphs)
    {
        var asked = await AskedToTell(passage);
        await _aggregator.Report(AgentsByHand.Answer(asked) with { Artifact = new Narration(paragraphs) });
        return asked.Context;
    }

    /// <summary>Lets the intent resolve, and tells it; says what came of it.</summary>
    public async Task<NarratorContext> Finish(params string[] paragraphs)
    {
        await Answer<OutlineScene, SceneOutlined>(AgentsByHand.Answer);
        var about = await Tell("", paragraphs.Length > 0 ? paragraphs : ["You go on."]);
        await Stream.Until("committed");
        return about;
    }

    /// <summary>
    /// Tells each passage, and answers each prompt by a move, until one is answered by none, or the intent is about to resolve; gives what
    /// is awaited then.
    /// </summary>
    public async Task<Prompt?> PlayOn(Func<Prompt, string?> move)
    {
        var (toTell, stops) = (AskedToTell($"{_told + 1}"), Stops());
        while (true)
        {
            if (await Task.WhenAny(toTell, stops) == toTell)
            {
                await Tell($"{++_told}", $"Passage {_told}.");
                toTell = AskedToTell($"{_told + 1}");
            }
            else if (await stops is { } prompt && move(prompt) is { } choice)
            {
                await Choose(choice);
                stops = Stops();
            }
            else return await stops;
        }
    }

    public Task<Reply> Decide(params EventDecision[] decisions) => DecideUnder(Guid.CreateVersion7().ToString(), decisions);

    public Task<Reply> DecideUnder(string key, params EventDecision[] decisions) =>
        _aggregator.Post($"/api/v1/sessions/{Id}/review", new NewReview(decisions), key);

    public Task<Reply> Choose(string choice, string? key = null) =>
        _aggregator.Post($"/api/v1/sessions/{Id}/answers", new NewAnswer(choice), key);

    public Task<Reply> Say(string text, string? key = null) =>
        _aggregator.Post($"/api/v1/sessions/{Id}/commands", new NewCommand(text), key);

    private async Task Answer<TQuestion, TAnswer>(Func<TQuestion, TAnswer> answer) where TQuestion : class where TAnswer : class =>
        await _aggregator.Report(answer(await _aggregator.Agents.Asked<TQuestion>(m => AgentsByHand.TickOf(m) == Tick)));

    private async Task<Prompt?> Stops()
    {
        var stop = await Stream.Until(e => e.Name is "awaits" or "compensated"
            || (e.Name == "phase" && e.Data.GetProperty("phase").GetString() == nameof(Phase.Resolving)));
        return stop.Name == "awaits" ? PromptOf(stop) : null;
    }

    private static Prompt PromptOf(Live e) => e.Data.GetProperty("prompt").Deserialize<Prompt>(JsonSerializerOptions.Web)!;
}
