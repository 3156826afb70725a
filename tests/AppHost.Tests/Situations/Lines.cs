using System.Text;

namespace Storyteller.AppHost.Tests.Situations;

/// <summary>What a program writes, line by line, for tests that wait until it has said something.</summary>
internal sealed class Lines : TextWriter
{
    private static readonly TimeSpan Hopeless = TimeSpan.FromMinutes(2);
    private readonly List<string> _lines = [];
    private TaskCompletionSource _more = New();

    public override Encoding Encoding => Encoding.UTF8;

    public IReadOnlyList<string> All
    {
        get
        {
            lock (_lines) return [.. _lines];
        }
    }

    public override void WriteLine(string? value)
    {
        TaskCompletionSource more;
        lock (_lines)
        {
            _lines.Add(value ?? "");
            (more, _more) = (_more, New());
        }

        more.SetResult();
    }

    /// <summary>The first line with this text, now or later; fails with everything that was said if it never comes.</summary>
    public Task<string> With(string text) => With(text, 1);

    /// <summary>The nth line with this text.</summary>
    public async Task<string> With(string text, int nth)
    {
        using var patience = new CancellationTokenSource(Hopeless);
        while (true)
        {
            Task more;
            lock (_lines)
            {
                if (_lines.Where(line => line.Contains(text, StringComparison.Ordinal)).ElementAtOrDefault(nth - 1) is { } found) return found;
                more = _more.Task;
            }

            try
            {
                await more.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Nobody said '{text}' ({nth}). What was said:\n{string.Join('\n', All)}");
            }
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
