using Storyteller.Contracts;
using Storyteller.Terminal;

namespace Storyteller.Bench.Running.Load;

/// <summary>Many sessions of one guest on one running system, each with its live stream.</summary>
public sealed class Crowd : IAsyncDisposable
{
    private const int AtOnce = 8;
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);
    private static readonly TimeProvider _clock = TimeProvider.System;

    private readonly HttpClient _http;
    private readonly GatewayClient _gateway;
    private readonly List<TickPlayer> _players = [];
    private Route? _route;

    private Crowd(Uri address)
    {
        var handler = new SocketsHttpHandler { UseProxy = false, UseCookies = false };
        _http = new HttpClient(handler) { BaseAddress = address, Timeout = _patience };
        _gateway = new(_http, _patience, _clock, why => throw new BenchFailure($"the system was not there: {why}"));
    }

    /// <summary>The sessions, in the order in which they were begun.</summary>
    public IReadOnlyList<TickPlayer> Players => _players;

    /// <summary>What they do.</summary>
    public Route Route => _route!;

    /// <summary>Signs in, with nobody there yet.</summary>
    public static async Task<Crowd> SignInAsync(Uri address, CancellationToken stop)
    {
        var crowd = new Crowd(address);
        await crowd._gateway.SignInAsync(stop);
        return crowd;
    }

    /// <summary>Signs in and finds a way that can be gone for ever.</summary>
    public static async Task<Crowd> GatherAsync(Uri address, ulong seed, CancellationToken stop)
    {
        var crowd = await SignInAsync(address, stop);
        crowd._route = await crowd.FindRouteAsync(seed, null, stop);
        return crowd;
    }

    /// <summary>A way that can be gone for ever in this world, found in a session that is not played on.</summary>
    public async Task<Route> FindRouteAsync(ulong seed, string? world, CancellationToken stop)
    {
        var first = await BeginAsync(seed, world, stop);
        await using var player = await OpenAsync(first.SessionId, stop);
        return await Route.FindAsync(_gateway, player, first, stop);
    }

    /// <summary>How many ticks a session has.</summary>
    public async Task<int> TicksAsync(Guid session, CancellationToken stop) => (await _gateway.SessionAsync(session, stop)).Tick;

    /// <summary>Begins as many sessions as are still missing, each with its own chance.</summary>
    /// <param name="world">Where they play; the default world when null.</param>
    public async Task GrowAsync(int sessions, ulong seed, string? world, CancellationToken stop)
    {
        var missing = Enumerable.Range(_players.Count, Math.Max(0, sessions - _players.Count));
        foreach (var some in missing.Chunk(AtOnce))
        {
            _players.AddRange(await Task.WhenAll(some.Select(async n =>
                await OpenAsync((await BeginAsync(seed + (ulong)n + 1, world, stop)).SessionId, stop))));
        }
    }

    /// <summary>Has all but the first few leave; their sessions stay, with nobody there.</summary>
    public async Task ShrinkAsync(int sessions)
    {
        foreach (var player in _players.Skip(sessions).ToList()) await player.DisposeAsync();
        if (_players.Count > sessions) _players.RemoveRange(sessions, _players.Count - sessions);
    }

    /// <summary>Begins a session in which only what is harmless may happen by itself.</summary>
    public Task<SessionView> BeginAsync(ulong seed, string? world, CancellationToken stop) =>
        _gateway.StartSessionAsync(new(world, "Robin", seed, ReviewMode.AcceptHarmless), stop);

    /// <summary>Opens the live stream of a session.</summary>
    public Task<TickPlayer> OpenAsync(Guid session, CancellationToken stop) =>
        TickPlayer.OpenAsync(_http, _gateway.AccessToken!, session, stop);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_players.Select(player => player.DisposeAsync().AsTask()));
        _http.Dispose();
    }
}
