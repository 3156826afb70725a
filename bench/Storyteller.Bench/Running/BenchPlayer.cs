using Storyteller.Contracts;
using Storyteller.Terminal;

namespace Storyteller.Bench.Running;

/// <summary>A guest with one session, who plays it as the terminal client does.</summary>
public sealed class BenchPlayer : IAsyncDisposable
{
    private const int MostIdle = 50;
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    private readonly HttpClient _http;
    private readonly LiveStream _stream;

    private BenchPlayer(HttpClient http, GatewayClient gateway, LiveStream stream, SessionView session)
    {
        (_http, _stream) = (http, stream);
        (Gateway, Session) = (gateway, session.SessionId);
        Past = new(gateway, session.SessionId);
    }

    /// <summary>The session API, as this player.</summary>
    public GatewayClient Gateway { get; }

    /// <summary>The session.</summary>
    public Guid Session { get; }

    /// <summary>The session's past.</summary>
    public SessionPast Past { get; }

    /// <summary>Signs in and begins a session, in which only what is harmless may happen by itself.</summary>
    public static async Task<BenchPlayer> BeginAsync(Uri address, ulong seed, CancellationToken stop)
    {
        var (http, gateway) = Connect(address);
        await gateway.SignInAsync(stop);
        var session = await gateway.StartSessionAsync(new(PlayerName: "Robin", Seed: seed, Review: ReviewMode.AcceptHarmless), stop);
        return new(http, gateway, await OpenAsync(gateway, session.SessionId, stop), session);
    }

    /// <summary>The same player with the same session where the system runs now.</summary>
    public async Task<BenchPlayer> AtAsync(Uri address, CancellationToken stop)
    {
        var (http, gateway) = Connect(address);
        gateway.AccessToken = Gateway.AccessToken;
        var session = await gateway.SessionAsync(Session, stop);
        return new(http, gateway, await OpenAsync(gateway, Session, stop), session);
    }

    /// <summary>
    /// Plays until the session is so many ticks long: a minute's wait and a step through one of the exits take turns, so that the world
    /// changes all the time. Where the story asks, the default is answered.
    /// </summary>
    /// <returns>The hash of the world after each tick, from the beginning on.</returns>
    public async Task<IReadOnlyList<string>> PlayAsync(int ticks, CancellationToken stop)
    {
        var turn = new Turn(Gateway, Session, _stream.Events, _patience, _ => { });
        var now = await Gateway.SessionAsync(Session, stop);
        var hashes = new List<string> { now.WorldHash };
        for (var (said, idle) = (0, 0); now.Tick < ticks; said++)
        {
            await PlayOutAsync(turn, Command(now.Scene, said), stop);
            var next = await Gateway.SessionAsync(Session, stop);
            idle = next.Tick > now.Tick ? 0 : idle + 1;
            if (idle > MostIdle) throw new BenchFailure($"the story does not go on after tick {now.Tick}: it is {now.Phase}");
            if (next.Tick > now.Tick) hashes.Add(next.WorldHash);
            now = next;
        }
        return hashes;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _http.Dispose();
    }

    private static string Command(SceneView scene, int said) =>
        said % 2 == 0 || scene.Exits.Count == 0 ? "wait for a minute" : $"go {scene.Exits[said / 2 % scene.Exits.Count]}";

    private static async Task PlayOutAsync(Turn turn, string command, CancellationToken stop)
    {
        var answer = await turn.TakeAsync(new Said(command), stop);
        while (answer is Asked asked) answer = await turn.TakeAsync(Move.ByDefault(asked.Prompt), stop);
        if (answer is WentWrong or WasRefused) throw new BenchFailure($"“{command}” came to {answer}");
    }

    // Whoever has to wait for an answer and asks again would measure the waiting.
    private static (HttpClient Http, GatewayClient Gateway) Connect(Uri address)
    {
        var http = new HttpClient { BaseAddress = address };
        return (http, new(http, _patience, TimeProvider.System, why => throw new BenchFailure($"the system was not there: {why}")));
    }

    private static Task<LiveStream> OpenAsync(GatewayClient gateway, Guid session, CancellationToken stop) =>
        LiveStream.OpenAsync(gateway, session, _patience, TimeProvider.System, stop);
}
