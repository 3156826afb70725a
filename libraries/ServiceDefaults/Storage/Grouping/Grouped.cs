namespace Storyteller.ServiceDefaults;

/// <summary>
/// Does what several ask for at the same time in one go. Whoever comes alone is served at once; what comes in the meantime waits for that
/// and is then served together.
/// </summary>
/// <param name="work">Serves a group: one answer for each that asks, in their order.</param>
public sealed class Grouped<TAsked, TAnswer>(Func<IReadOnlyList<TAsked>, Task<IReadOnlyList<TAnswer>>> work)
{
    private const int Most = 256;

    private readonly Lock _lock = new();
    private readonly Queue<Waiting> _waiting = [];
    private bool _working;
    private int _unanswered;

    /// <summary>How many have asked and have no answer yet.</summary>
    public int Unanswered => Volatile.Read(ref _unanswered);

    /// <summary>Asks. Whoever is cancelled does not wait any longer; what was asked for may be done all the same.</summary>
    public Task<TAnswer> Ask(TAsked asked, CancellationToken cancellation)
    {
        var waiting = new Waiting(asked);
        bool begin;
        lock (_lock)
        {
            _waiting.Enqueue(waiting);
            Interlocked.Increment(ref _unanswered);
            begin = !_working;
            _working = true;
        }
        if (begin) Begin();
        return waiting.Answer.Task.WaitAsync(cancellation);
    }

    /// <summary>What it goes on to do for others is not part of what the first one does, and not in the trace of that.</summary>
    private void Begin()
    {
        var flows = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        try
        {
            _ = Work();
        }
        finally
        {
            if (flows != default) flows.Undo();
        }
    }

    private async Task Work()
    {
        while (Next() is { Count: > 0 } group)
        {
            await Serve(group);
            Interlocked.Add(ref _unanswered, -group.Count);
        }
    }

    private List<Waiting> Next()
    {
        var group = new List<Waiting>();
        lock (_lock)
        {
            while (group.Count < Most && _waiting.TryDequeue(out var next)) group.Add(next);
            _working = group.Count > 0;
        }
        return group;
    }

    private async Task Serve(List<Waiting> group)
    {
        try
        {
            var answers = await work(group.ConvertAll(waiting => waiting.Asked));
            for (var i = 0; i < group.Count; i++) group[i].Answer.TrySetResult(answers[i]);
        }
        // One that storage refuses must not take the others with it.
        catch (Exception e) when (group.Count > 1 && !StorageAway.Is(e))
        {
            foreach (var waiting in group) await Serve([waiting]);
        }
        // Whatever it is, whoever asked is told.
        catch (Exception e)
        {
            foreach (var waiting in group) waiting.Answer.TrySetException(e);
        }
    }

    private sealed class Waiting(TAsked asked)
    {
        public TAsked Asked { get; } = asked;

        public TaskCompletionSource<TAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
