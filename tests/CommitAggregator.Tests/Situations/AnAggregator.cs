using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.Storage;
using Storyteller.Contracts;
using Storyteller.ServiceDefaults;
using Storyteller.Testing;

namespace Storyteller.CommitAggregator.Tests.Situations;

/// <summary>
/// The commit aggregator as it runs, on real storage and a real broker (or the bus in memory), with agents that answer by hand.
/// </summary>
internal sealed class AnAggregator : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<HttpResponseMessage> _listening = [];

    private AnAggregator(WebApplication app, AgentsByHand agents) => (_app, Agents) = (app, agents);

    public AgentsByHand Agents { get; }

    public Consumed Consumed { get; } = new();

    /// <summary>Signed in as the tests' player.</summary>
    public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromMinutes(1) };

    /// <summary>Starts one that plays at the crossing.</summary>
    public static Task<AnAggregator> AtTheCrossing(TestDatabase database, TestBroker? broker, params IReadOnlyList<string> settings) =>
        Start(database, broker, [$"--Worlds:Folder={Crossing.Folder}", .. settings]);

    public static async Task<AnAggregator> Start(TestDatabase database, TestBroker? broker, params IReadOnlyList<string> settings)
    {
        var agents = new AgentsByHand();
        string[] arguments =
        [
            "--urls=http://127.0.0.1:0", $"--ConnectionStrings:storyteller={database.ConnectionString}", "--Logging:LogLevel:Default=Error",
            // Empty means the bus in memory, whatever the environment names.
            $"--ConnectionStrings:rabbitmq={broker?.ConnectionString}",
            .. settings,
        ];
        var aggregator = new AnAggregator(ServiceHost.Build(arguments, new CommitAggregatorModule(), agents), agents);
        aggregator._app.Services.GetRequiredService<IBusControl>().ConnectConsumeObserver(aggregator.Consumed);
        await aggregator._app.StartAsync();
        aggregator.Http.BaseAddress = new Uri(aggregator._app.Urls.Single());
        aggregator.Http.DefaultRequestHeaders.Add(Caller.Header, "guest:tester");
        return aggregator;
    }

    /// <summary>A new session in the default world.</summary>
    public Task<SessionView> Begin(ulong seed = 7) => Begin(new NewSession(Seed: seed));

    /// <summary>A new session.</summary>
    public async Task<SessionView> Begin(NewSession wish)
    {
        var session = await BeginAside(wish);
        Agents.Session = session.SessionId;
        return session;
    }

    /// <summary>A new session beside the one that is looked at.</summary>
    public async Task<SessionView> BeginAside(NewSession? wish = null)
    {
        using var answer = await Http.PostAsJsonAsync("/api/v1/sessions", wish ?? new NewSession(Seed: 7));
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<SessionView>())!;
    }

    /// <summary>Returns once so many steps and commands wait to be written.</summary>
    public async Task WaitingToBeWritten(int scopes)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await using var scope = _app.Services.CreateAsyncScope();
        var writes = scope.ServiceProvider.GetRequiredService<GroupedWrites<CanonDb>>();
        while (writes.Waiting < scopes)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public async Task<SessionView> See(Guid session) => (await Http.GetFromJsonAsync<SessionView>($"/api/v1/sessions/{session}"))!;

    public async Task<TickView> Tick(Guid session, int number) =>
        (await Http.GetFromJsonAsync<TickView>($"/api/v1/sessions/{session}/ticks/{number}"))!;

    public async Task<TickView> Tick(Guid session, Guid tick) =>
        (await Http.GetFromJsonAsync<TickView>($"/api/v1/sessions/{session}/ticks/{tick}"))!;

    /// <summary>Sends a command.</summary>
    public async Task<CommandAccepted> Command(Guid session, string text = "wait a while", string? key = null)
    {
        var reply = await Post($"/api/v1/sessions/{session}/commands", new NewCommand(text), key);
        Assert.Equal(HttpStatusCode.Accepted, reply.Status);
        return reply.As<CommandAccepted>();
    }

    /// <summary>Sends whatever it is, under a key of its own where none is named.</summary>
    public Task<Reply> Post<T>(string path, T body, string? key = null) => Send(HttpMethod.Post, path, body, key);

    public async Task<Reply> Send<T>(HttpMethod method, string path, T body, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key ?? Guid.CreateVersion7().ToString());
        using var answer = await Http.SendAsync(request);
        return new Reply(answer.StatusCode,
            answer.StatusCode == HttpStatusCode.NoContent ? default : await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>Publishes what an agent reports, and returns once the saga has dealt with it.</summary>
    public async Task Report<T>(T report, Guid? messageId = null) where T : class
    {
        var id = messageId ?? Guid.CreateVersion7();
        await _app.Services.GetRequiredService<IBus>().Publish(report, report.GetType(), context => context.MessageId = id);
        await Consumed.Message(id);
    }

    /// <summary>Publishes what the bus does when the consumer of a question threw for good.</summary>
    public async Task ReportFault<T>(T question, string thrown) where T : class
    {
        var id = Guid.CreateVersion7();
        await _app.Services.GetRequiredService<IBus>().Publish<Fault<T>>(
            new { Message = question, Exceptions = new[] { new { Message = thrown } } }, context => context.MessageId = id);
        await Consumed.Message(id);
    }

    /// <summary>Lets an agent fail for good: at what it is asked here, and its rules at the same.</summary>
    public async Task FailForGood<T>(T question, string reason) where T : class
    {
        await Report(AgentsByHand.Failure(question, reason));
        await Report(AgentsByHand.Failure(await Agents.AskedOfTheRules(question), reason));
    }

    /// <summary>Answers everything up to the narrator, whose question is returned; <paramref name="tick"/> counts ticks from 1.</summary>
    public async Task<NarrateTick> UpToTheNarrator(int tick = 1)
    {
        await Report(AgentsByHand.Answer(await Agents.Asked<AssessTickLength>(tick)));
        await Report(AgentsByHand.Answer(await Agents.Asked<ScoreDifficulty>(tick)));
        await Report(AgentsByHand.Answer(await Agents.Asked<ProposeMetaEvents>(tick)));
        await Report(AgentsByHand.Answer(await Agents.Asked<ReviewMetaEvents>(tick)));
        await Report(AgentsByHand.Answer(await Agents.Asked<OutlineScene>(tick)));
        var narrate = Agents.Asked<NarrateTick>(tick);
        for (var n = 1; !narrate.IsCompleted; n++)
        {
            var decide = Agents.Asked<DecideNpcAction>(n);
            if (await Task.WhenAny(decide, narrate) == narrate) break;
            if ((await decide).TickId == await CurrentTick(tick)) await Report(AgentsByHand.Answer(await decide));
        }

        return await narrate;
    }

    /// <summary>Plays a whole tick.</summary>
    public async Task<TickView> Play(Guid session, int tick = 1, string text = "wait a while")
    {
        var accepted = await Command(session, text);
        await Report(AgentsByHand.Answer(await UpToTheNarrator(tick)));
        return await Tick(session, accepted.Number);
    }

    /// <summary>Listens to a session from its beginning on.</summary>
    public async Task<IAsyncEnumerator<SseItem<string>>> Listen(Guid session)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/sessions/{session}/events")
        {
            Headers = { { "Last-Event-ID", "0" } },
        };
        var answer = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        _listening.Add(answer);
        return SseParser.Create(await answer.Content.ReadAsStreamAsync()).EnumerateAsync().GetAsyncEnumerator();
    }

    /// <summary>Ends all streams that were opened here, as a client that goes away does.</summary>
    public void HangUp()
    {
        foreach (var stream in _listening) stream.Dispose();
        _listening.Clear();
    }

    /// <summary>Looks at the tables.</summary>
    public Task<T> Read<T>(Func<CanonDb, Task<T>> read) => Use(services => read(services.GetRequiredService<CanonDb>()));

    /// <summary>Uses what the aggregator itself uses.</summary>
    public async Task<T> Use<T>(Func<IServiceProvider, Task<T>> use)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider);
    }

    public Task Stop() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Stop();
        await _app.DisposeAsync();
    }

    private async Task<Guid> CurrentTick(int tick) => (await Agents.Asked<AssessTickLength>(tick)).TickId;
}
