namespace Storyteller.WholeStory.Tests.Running;

/// <summary>The lines that a process has printed, and whoever waits for one.</summary>
internal sealed class Output
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private readonly List<(Func<string, bool> Meant, TaskCompletionSource<string> Found)> _waiting = [];

    /// <summary>What was printed so far.</summary>
    public IReadOnlyList<string> All
    {
        get
        {
            lock (_gate) return [.. _lines];
        }
    }

    /// <summary>Takes a line in; null, the end of the output, is none.</summary>
    public void Add(string? line)
    {
        if (line is null) return;
        lock (_gate)
        {
            _lines.Add(line);
            foreach (var (meant, found) in _waiting) if (meant(line)) found.TrySetResult(line);
            _waiting.RemoveAll(w => w.Found.Task.IsCompleted);
        }
    }

    /// <summary>The first line that is meant, as soon as it is there.</summary>
    public Task<string> First(Func<string, bool> meant)
    {
        lock (_gate)
        {
            if (_lines.FirstOrDefault(meant) is { } line) return Task.FromResult(line);
            var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((meant, found));
            return found.Task;
        }
    }

    /// <inheritdoc />
    public override string ToString() => string.Join('\n', All);
}
