using System.Collections.Concurrent;
using System.Text;

namespace Storyteller.Terminal.Tests;

/// <summary>A client with somebody at the keyboard, who reads what it shows before they write on.</summary>
internal sealed class AtTheKeyboard : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);
    private readonly CancellationTokenSource _stop = new(_patience);
    private readonly Keys _keys = new();
    private readonly Paper _paper = new();
    private readonly Task<int> _running;

    private AtTheKeyboard(LocalGateway gateway, string[] arguments) => _running = Application.RunAsync(
        ["--gateway", gateway.Address.ToString(), "--patience", "20", .. arguments], new Screen(_paper, null), _keys, _stop.Token);

    /// <summary>All that was shown so far.</summary>
    public string Output => _paper.Text;

    public static AtTheKeyboard Sit(LocalGateway gateway, params string[] arguments) => new(gateway, arguments);

    /// <summary>Writes lines, one after the other.</summary>
    public void Type(params string[] lines)
    {
        foreach (var line in lines) _keys.Add(line);
    }

    /// <summary>Returns once this is shown for the n-th time, from 1.</summary>
    public async Task Shows(string text, int n = 1)
    {
        try
        {
            await _paper.Shows(text, n).WaitAsync(_patience);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"“{text}” is not shown:\n{Output}");
        }
    }

    /// <summary>Writes nothing more, and returns once the client has ended, with all that it showed.</summary>
    public async Task<string> Leave()
    {
        _keys.Close();
        Assert.Equal(0, await _running);
        return Output;
    }

    /// <summary>Ends the client in the middle of whatever it does.</summary>
    public async Task<string> Break()
    {
        await _stop.CancelAsync();
        await _running;
        return Output;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
        _keys.Dispose();
    }

    private sealed class Keys : TextReader
    {
        private readonly BlockingCollection<string> _lines = [];

        public void Add(string line) => _lines.Add(line);

        public override void Close() => _lines.CompleteAdding();

        public override string? ReadLine() => _lines.TryTake(out var line, Timeout.Infinite) ? line : null;

        protected override void Dispose(bool disposing) => _lines.CompleteAdding();
    }

    private sealed class Paper : TextWriter
    {
        private readonly StringBuilder _text = new();
        private readonly List<(Func<string, bool> Meant, TaskCompletionSource Seen)> _waiting = [];

        public override Encoding Encoding => Encoding.UTF8;

        public string Text
        {
            get
            {
                lock (_text) return _text.ToString();
            }
        }

        public override void Write(char value) => Write(value.ToString());

        public override void Write(string? value)
        {
            lock (_text)
            {
                _text.Append(value);
                var text = _text.ToString();
                foreach (var (meant, seen) in _waiting)
                    if (meant(text)) seen.TrySetResult();
            }
        }

        public override void WriteLine(string? value) => Write($"{value}\n");

        public Task Shows(string text, int n)
        {
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_text)
            {
                bool Meant(string shown) => shown.Split(text).Length > n;
                _waiting.Add((Meant, seen));
                if (Meant(_text.ToString())) seen.TrySetResult();
            }
            return seen.Task;
        }
    }
}
