namespace Storyteller.Chaos.Tests.Running;

/// <summary>What a service's processes print, one after the other in one file, and what of it must not be there.</summary>
internal sealed class ServiceLog(string file) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly StreamWriter _writer = new(file, append: true) { AutoFlush = true };
    private readonly List<string> _complaints = [];
    private bool _open = true;

    /// <summary>Where it is.</summary>
    public string File => file;

    /// <summary>The lines that say that something went wrong which no fault explains.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_gate) return [.. _complaints];
        }
    }

    /// <summary>Takes a line in; null, the end of the output, is none.</summary>
    public void Add(string? line)
    {
        if (line is null) return;
        lock (_gate)
        {
            if (!_open) return;
            _writer.WriteLine(line);
            if (line.StartsWith("crit:", StringComparison.Ordinal) || line.Contains("nhandled exception", StringComparison.Ordinal))
                _complaints.Add(line);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            _open = false;
            _writer.Dispose();
        }
    }
}
