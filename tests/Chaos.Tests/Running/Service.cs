namespace Storyteller.Chaos.Tests.Running;

/// <summary>One service, which is started again at once whenever its process ends, until it is disposed of.</summary>
/// <param name="name">Its name in kebab-case.</param>
/// <param name="program">The program's path.</param>
/// <param name="address">Where it listens.</param>
/// <param name="environment">What every one of its processes is given.</param>
/// <param name="log">What they print.</param>
internal sealed class Service(
    string name, string program, Uri address, IReadOnlyDictionary<string, string> environment, ServiceLog log) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly Dictionary<string, string> Nothing = [];

    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly TaskCompletionSource<ServiceLife> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ServiceLife? _life;
    private Task _lives = Task.CompletedTask;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Where it listens.</summary>
    public Uri Address => address;

    /// <summary>What its processes have printed.</summary>
    public ServiceLog Log => log;

    /// <summary>What the next process is given in addition; asked once for each.</summary>
    public Func<IReadOnlyDictionary<string, string>> Arms { get; set; } = () => Nothing;

    /// <summary>Is told of each process that has ended, before the next one starts.</summary>
    public Action<ServiceEnd> Ended { get; set; } = _ => { };

    /// <summary>How many processes it has had.</summary>
    public int Lives { get; private set; }

    /// <summary>Starts it; ends when its first process runs.</summary>
    public Task Start()
    {
        _lives = Task.Run(Live);
        return _first.Task;
    }

    /// <summary>Kills the process that runs now, and ends when another one runs.</summary>
    public async Task Kill()
    {
        while (true)
        {
            var life = _life ?? throw new InvalidOperationException($"{name} was never started");
            var killed = life.Kill();
            await life.Next.Task.WaitAsync(Patience);
            if (killed) return;
        }
    }

    /// <summary>Has the process that runs now stand still: it keeps its connections, and does nothing.</summary>
    public Task Freeze() => _life!.Signal("STOP");

    /// <summary>Lets it go on.</summary>
    public Task Thaw() => _life!.Signal("CONT");

    /// <summary>Waits until it says that it can be given work.</summary>
    public async Task Healthy(CancellationToken stop)
    {
        var healthy = await Until.True(async waiting =>
        {
            using var answer = await _http.GetAsync(new Uri(address, "/health"), waiting);
            return answer.IsSuccessStatusCode;
        }, Patience, stop);
        if (!healthy) throw new InvalidOperationException($"{name} was not healthy within {Patience}; see {log.File}");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _life?.Kill();
        await _lives;
        _http.Dispose();
        log.Dispose();
        _stop.Dispose();
    }

    private async Task Live()
    {
        while (!_stop.IsCancellationRequested)
        {
            using var life = ServiceLife.Begin(program, Environment(), log);
            Lives++;
            var before = _life;
            _life = life;
            before?.Next.SetResult();
            _first.TrySetResult(life);
            // One that was begun while all came to an end was not seen by whoever ended it.
            if (_stop.IsCancellationRequested) life.Kill();
            var end = await life.End();
            if (!_stop.IsCancellationRequested) Ended(end with { Service = name });
        }

        _life?.Next.TrySetResult();
    }

    private Dictionary<string, string> Environment() =>
        environment.Concat(Arms()).GroupBy(setting => setting.Key).ToDictionary(same => same.Key, same => same.Last().Value);
}

/// <summary>How a process of a service ended.</summary>
/// <param name="Killed">It was killed from outside.</param>
/// <param name="Failpoint">What it said when it ended itself at a failpoint; null when it did not.</param>
internal sealed record ServiceEnd(string Service, int ExitCode, bool Killed, string? Failpoint)
{
    private const int TemporaryFailure = 75;

    /// <summary>It ended itself to be started anew, because its bus had not come back with the broker.</summary>
    public bool GaveUp => !Killed && Failpoint is null && ExitCode == TemporaryFailure;

    /// <summary>Nobody wanted it to end.</summary>
    public bool IsUnexpected => !Killed && Failpoint is null && !GaveUp;
}
