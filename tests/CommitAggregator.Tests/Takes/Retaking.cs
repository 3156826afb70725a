using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Takes;

/// <summary>A session in the shipped world whose agents answer at once, each in every take with words of its own.</summary>
internal sealed class Retaking : IAsyncDisposable
{
    private readonly AnAggregator _aggregator;
    private readonly AStream _stream;

    private Retaking(AnAggregator aggregator, Guid session, AStream stream) =>
        (_aggregator, Session, _stream) = (aggregator, session, stream);

    public Guid Session { get; }

    public AnAggregator Aggregator => _aggregator;

    public AStream Stream => _stream;

    public static async Task<Retaking> Begin(Servers servers, bool onTheBroker = false)
    {
        var aggregator = await AnAggregator.Start(servers.Database, onTheBroker ? servers.Broker : null);
        aggregator.Agents.Answering = InItsOwnWords;
        var session = (await aggregator.Begin()).SessionId;
        return new Retaking(aggregator, session, new AStream(await aggregator.Listen(session)));
    }

    /// <summary>Plays a tick to its end.</summary>
    public async Task<TickView> Play(string text = "wait a while") =>
        await Ended((await _aggregator.Command(Session, text)).TickId);

    public Task<Reply> Regenerate(int tick, NewTake wish, string? key = null) =>
        _aggregator.Post($"/api/v1/sessions/{Session}/ticks/{tick}/regenerate", wish, key);

    /// <summary>Has a tick taken again, to the end.</summary>
    public async Task<TickView> Again(int tick, string from, string? subject = null)
    {
        var reply = await Regenerate(tick, new NewTake(from, subject));
        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        return await Ended(reply.As<CommandAccepted>().TickId);
    }

    public Task<Reply> Edit<T>(int tick, string artifact, T output) => _aggregator.Send(HttpMethod.Put,
        $"/api/v1/sessions/{Session}/ticks/{tick}/artifacts/{artifact}",
        new ArtifactEdit(JsonSerializer.SerializeToElement(output, Canonical.Options)));

    /// <summary>Edits an artifact, and plays that take to its end.</summary>
    public async Task<TickView> Edited<T>(int tick, string artifact, T output)
    {
        var reply = await Edit(tick, artifact, output);
        Assert.Equal((HttpStatusCode.Accepted, ""), (reply.Status, reply.Status == HttpStatusCode.Accepted ? "" : $"{reply.Body}"));
        return await Ended(reply.As<CommandAccepted>().TickId);
    }

    public Task<Reply> Choose(int tick, int revision) =>
        _aggregator.Send(HttpMethod.Put, $"/api/v1/sessions/{Session}/ticks/{tick}/take", new TakeChoice(revision));

    public Task<SessionView> See() => _aggregator.See(Session);

    public async Task<IReadOnlyList<TakeView>> Takes(int tick) =>
        (await _aggregator.Http.GetFromJsonAsync<List<TakeView>>($"/api/v1/sessions/{Session}/ticks/{tick}/takes"))!;

    public async Task<IReadOnlyList<TranscriptEntry>> Transcript() =>
        (await _aggregator.Http.GetFromJsonAsync<List<TranscriptEntry>>($"/api/v1/sessions/{Session}/transcript"))!;

    /// <summary>What stands in a take: by agent and subject.</summary>
    public Task<Dictionary<string, Artifact>> Artifacts(Guid tick) => _aggregator.Read(db => db.Artifacts.AsNoTracking()
        .Where(a => a.TickId == tick).ToDictionaryAsync(a => TickState.AwaitedAs(a.Agent, a.Subject)));

    /// <summary>A tick as soon as it has ended.</summary>
    public async Task<TickView> Ended(Guid tick)
    {
        if (!_stream.Read.Any(Ends)) await _stream.Until(Ends);
        return await _aggregator.Tick(Session, tick);

        bool Ends(Live e) => e.Name is "committed" or "compensated" && e.Data.GetProperty("tickId").GetGuid() == tick;
    }

    public ValueTask DisposeAsync() => _aggregator.DisposeAsync();

    /// <summary>An answer that tells which revision it belongs to, and whose it is.</summary>
    public static object InItsOwnWords(object question) => AgentsByHand.AnswerOf(question) switch
    {
        TickLengthAssessed m => m with { Artifact = m.Artifact with { Because = Words(m.Revision) } },
        NpcActionDecided m => m with { Artifact = m.Artifact with { Words = $"counting {Words(m.Revision)}" } },
        TickNarrated m => m with { Artifact = new Narration([$"You hear of {Words(m.Revision)}."]) },
        var answer => answer,
    };

    public static string Words(int revision) => $"revision {revision.ToString(CultureInfo.InvariantCulture)}";
}
