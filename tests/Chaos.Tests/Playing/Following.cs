using System.Net.ServerSentEvents;

namespace Storyteller.Chaos.Tests.Playing;

/// <summary>A session's live stream, opened again after the last event that was read whenever it breaks.</summary>
internal sealed class Following(PatientHttp http, Guid session) : IAsyncDisposable
{
    // What woke the stream may have died with the broker: who has heard nothing for so long looks for themselves.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(2);
    private static readonly string[] Telling = ["awaits", "committed", "compensated"];

    private HttpResponseMessage? _answer;
    private IAsyncEnumerator<SseItem<string>>? _events;
    private Task<bool>? _next;
    private string? _last;

    /// <summary>
    /// Ends when a tick waits for the player or has ended, and also when nothing was heard for a while or the stream broke: it is the
    /// session itself that says how things are.
    /// </summary>
    public async Task Moved(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                if (_events is null && !await Open(stop)) return;
                _next ??= _events!.MoveNextAsync().AsTask();
                if (!await _next.WaitAsync(Silence, stop))
                {
                    await Close();
                    return;
                }

                _next = null;
                var item = _events!.Current;
                if (item.EventId is not null) _last = item.EventId;
                if (Telling.Contains(item.EventType)) return;
            }
        }
        catch (TimeoutException)
        {
            // The next event is still waited for, the next time.
        }
        catch (Exception lost) when (PatientHttp.IsLoss(lost, stop))
        {
            await Close();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await Close();

    private async Task<bool> Open(CancellationToken stop)
    {
        _answer = await http.Open($"/api/v1/sessions/{session}/events", _last, stop);
        if (_answer is null)
        {
            await Running.Until.Pause(stop);
            return false;
        }

        _events = SseParser.Create(await _answer.Content.ReadAsStreamAsync(stop)).EnumerateAsync(CancellationToken.None)
            .GetAsyncEnumerator(CancellationToken.None);
        return true;
    }

    private async Task Close()
    {
        // Closing the connection ends a read that is still waiting for the next event.
        _answer?.Dispose();
        if (_next is not null) await _next.ContinueWith(_ => { }, TaskScheduler.Default);
        if (_events is not null) await _events.DisposeAsync();
        (_answer, _events, _next) = (null, null, null);
    }
}
