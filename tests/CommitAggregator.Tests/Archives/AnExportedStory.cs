using System.Net;
using System.Text.Json;
using Storyteller.CommitAggregator.Tests.Scenes;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.CommitAggregator.Tests.Timelines;
using Storyteller.Contracts;
using Storyteller.Rulebook;
using Storyteller.Testing;

namespace Storyteller.CommitAggregator.Tests.Archives;

/// <summary>
/// A session in which everything has happened that a file can tell of: scenes and their echoes, a tick that came to nothing, timelines, one
/// of them deleted, takes, a save, and ticks enough for a checkpoint. It is played once, and only read from then on.
/// </summary>
public sealed class AnExportedStory : IAsyncLifetime
{
    public const string PlayerName = "Ada Wren", Save = "before the way back";
    public const int LastTick = 11;

    private const int TwoDays = 2 * 24 * 3600;

    private readonly Servers _servers = new();
    private AStream _stream = null!;
    private bool _narratorIsSilent;

    internal AnAggregator Aggregator { get; private set; } = null!;

    internal AFile File { get; private set; } = null!;

    internal TestDatabase Database => _servers.Database;

    public Guid Session { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await _servers.InitializeAsync();
        Aggregator = await AnAggregator.Start(_servers.Database, _servers.Broker);
        Aggregator.Agents.Answering = Answer;
        Session = (await Aggregator.Begin(new NewSession(PlayerName: PlayerName, Seed: 7, Review: ReviewMode.AcceptHarmless))).SessionId;
        _stream = new AStream(await Aggregator.Listen(Session));
        using var settling = await Settling.Watch(Aggregator, Session);
        await Play("go west");
        await settling.Settled();
        for (var tick = 2; tick <= 3; tick++) await Play("wait for a minute");
        await Fail("wait for an hour");
        await Play("wait for a minute");

        var main = Assert.Single(await Aggregator.Timelines(Session));
        var gone = await Aggregator.GoBack(Session, new Rewind(ToTick: 3, Name: "a way that is gone"));
        await Aggregator.GoBack(Session, new Rewind(ToTick: 2, Timeline: main.TimelineId, Name: "the way back"));
        await Aggregator.Save(Session, Save);
        await Aggregator.Post($"/api/v1/sessions/{Session}/timelines", new NewTimeline("elsewhere", 1, gone.TimelineId));
        await Aggregator.Delete($"/api/v1/sessions/{Session}/timelines/{gone.TimelineId}");
        await Play("go east");
        await Take(HttpMethod.Put, "artifacts/narrator",
            new ArtifactEdit(JsonSerializer.SerializeToElement(new Narration(["You go \"back\" – naïvely."]), Canonical.Options)));
        await Take(HttpMethod.Post, "regenerate", new NewTake(AgentNames.TickLength));
        await Aggregator.Send(HttpMethod.Put, $"/api/v1/sessions/{Session}/ticks/3/take", new TakeChoice(2));
        await settling.Settled(4);
        for (var tick = 4; tick <= LastTick; tick++) await Play("wait for a minute");
        Aggregator.Agents.Answering = _ => null;
        File = await Aggregator.Export(Session);
    }

    public async ValueTask DisposeAsync()
    {
        await Aggregator.DisposeAsync();
        await _servers.DisposeAsync();
    }

    // Time enough for the sky to turn, where the player goes somewhere.
    private object? Answer(object question) => question switch
    {
        NarrateTick when _narratorIsSilent => null,
        AssessTickLength { Context.Intent.Act: Act.Go } m => AgentsByHand.Answer(m) with { Artifact = new TickSpan(TwoDays, "it is far") },
        _ => AgentsByHand.AnswerOf(question),
    };

    private async Task Play(string text)
    {
        var accepted = await Aggregator.Command(Session, text);
        await Ended("committed", accepted.TickId);
    }

    private async Task Fail(string text)
    {
        _narratorIsSilent = true;
        var accepted = await Aggregator.Command(Session, text);
        await Aggregator.FailForGood(await Aggregator.Agents.Asked<NarrateTick>(m => m.TickId == accepted.TickId), "it lost its voice");
        await Ended("compensated", accepted.TickId);
        _narratorIsSilent = false;
    }

    private async Task Take<T>(HttpMethod method, string what, T wish)
    {
        var reply = await Aggregator.Send(method, $"/api/v1/sessions/{Session}/ticks/3/{what}", wish);
        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        await Ended("committed", reply.As<CommandAccepted>().TickId);
    }

    private Task Ended(string how, Guid tick) => _stream.Until(e => e.Name == how && e.Data.GetProperty("tickId").GetGuid() == tick);
}
