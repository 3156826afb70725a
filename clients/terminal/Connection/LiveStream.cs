using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Threading.Channels;

namespace Storyteller.Terminal;

/// <summary>
/// The live stream of one session for as long as it is played. A dropped connection is opened again behind the last event that had an id,
/// and the reader is told, because events without one may have been missed.
/// </summary>
public sealed class LiveStream : IAsyncDisposable
{
    private static readonly TimeSpan _silence = TimeSpan.FromSeconds(40);
    private readonly Channel<StoryEvent> _events = Channel.CreateUnbounded<StoryEvent>();
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _closing = new();
    private readonly GatewayClient _gateway;
    private readonly Guid _session;
    private readonly TimeProvider _clock;
    private readonly Task _reading;
    private string? _lastEventId;
    private volatile TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LiveStream(GatewayClient gateway, Guid session, TimeProvider clock)
    {
        (_gateway, _session, _clock) = (gateway, session, clock);
        _reading = Task.Run(ReadForeverAsync);
    }

    /// <summary>What came and was not read yet, in order.</summary>
    public ChannelReader<StoryEvent> Events => _events.Reader;

    /// <summary>Returns once the stream is open, which is at once while it is; also where it is refused for good.</summary>
    public Task IsOpenAsync(CancellationToken stop) => _open.Task.WaitAsync(stop);

    /// <summary>Opens the stream; from here on nothing is missed.</summary>
    /// <exception cref="GatewayException">The gateway refuses the stream for good.</exception>
    public static async Task<LiveStream> OpenAsync(GatewayClient gateway, Guid session, TimeSpan patience, TimeProvider clock,
        CancellationToken stop)
    {
        var stream = new LiveStream(gateway, session, clock);
        try
        {
            await stream._opened.Task.WaitAsync(patience, clock, stop);
            return stream;
        }
        catch (Exception failed)
        {
            await stream.DisposeAsync();
            if (failed is TimeoutException) throw new GatewayException(new(0, "No answer", "The live stream does not open."));
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _reading;
        _closing.Dispose();
    }

    private async Task ReadForeverAsync()
    {
        var losses = 0;
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                await ReadOnceAsync(() => losses = 0);
            }
            catch (GatewayException refused)
            {
                GiveUp(refused);
                return;
            }
            catch (JsonException garbled)
            {
                GiveUp(new GatewayException(new(0, "The live stream is garbled", garbled.Message)));
                return;
            }
            catch (Exception lost) when (lost is HttpRequestException or IOException or OperationCanceledException)
            {
                // The next turn of the loop opens it again.
            }
            if (_open.Task.IsCompleted) _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await PauseAsync(losses++);
        }
        _events.Writer.TryComplete();
    }

    private void GiveUp(GatewayException reason)
    {
        _opened.TrySetException(reason);
        _open.TrySetResult();
        _events.Writer.TryComplete(reason);
    }

    private async Task ReadOnceAsync(Action opened)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
        silence.CancelAfter(_silence);
        using var response = await _gateway.OpenEventsAsync(_session, _lastEventId, silence.Token);
        if ((int)response.StatusCode is >= 400 and < 500 and not 429)
            throw new GatewayException(await GatewayProblem.ReadAsync(response, silence.Token));
        response.EnsureSuccessStatusCode();
        if (!_opened.TrySetResult()) _events.Writer.TryWrite(new Reconnected());
        _open.TrySetResult();
        opened();

        await using var body = await response.Content.ReadAsStreamAsync(silence.Token);
        var parser = SseParser.Create(body);
        await foreach (var item in parser.EnumerateAsync(silence.Token))
        {
            silence.CancelAfter(_silence);
            if (!string.IsNullOrEmpty(item.EventId)) _lastEventId = item.EventId;
            if (StoryEvent.Read(item) is { } told) _events.Writer.TryWrite(told);
        }
    }

    private async Task PauseAsync(int losses)
    {
        var pause = TimeSpan.FromMilliseconds(Math.Min(100 << Math.Min(losses, 6), 5_000));
        await Task.Delay(pause, _clock, _closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
