using System.Collections.Concurrent;
using Storyteller.Contracts;

namespace Storyteller.Chaos.Tests.Playing;

/// <summary>
/// What all players said and were told, as they know it: the system's own word for it comes later. It also counts how far play has come,
/// which is what faults are timed by.
/// </summary>
public sealed class Journal(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly List<Said> _said = [];
    private readonly List<(int At, TaskCompletionSource Reached)> _waiting = [];
    private readonly ConcurrentQueue<(Guid Session, string Key)> _answers = [];
    private readonly ConcurrentQueue<(Guid? Session, string What)> _unexpected = [];
    private readonly ConcurrentDictionary<string, int> _waitedOut = [];
    private int _progress;

    /// <summary>How many acknowledgements and ends of ticks players have seen.</summary>
    public int Progress
    {
        get
        {
            lock (_gate) return _progress;
        }
    }

    /// <summary>When there was progress, the last time.</summary>
    public DateTimeOffset ProgressAt { get; private set; } = clock.GetUtcNow();

    /// <summary>Everything that was said.</summary>
    public IReadOnlyList<Said> Said
    {
        get
        {
            lock (_gate) return [.. _said];
        }
    }

    /// <summary>What was acknowledged and is not known to have ended.</summary>
    public IReadOnlyList<Said> UnderWay
    {
        get
        {
            lock (_gate) return [.. _said.Where(s => s.Receipt is not null && s.EndedAt is null)];
        }
    }

    /// <summary>The keys of acknowledged answers to prompts, with their sessions.</summary>
    public IReadOnlyCollection<(Guid Session, string Key)> Answers => _answers;

    /// <summary>What players met that no fault explains.</summary>
    public IReadOnlyCollection<(Guid? Session, string What)> Unexpected => _unexpected;

    /// <summary>What players met that faults explain, and how often.</summary>
    public IReadOnlyDictionary<string, int> WaitedOut => _waitedOut;

    /// <summary>A player says something for the first time.</summary>
    public Said Attempt(Guid session, string text)
    {
        var said = new Said(session, Guid.CreateVersion7().ToString(), text);
        lock (_gate) _said.Add(said);
        return said;
    }

    /// <summary>It was acknowledged as a tick.</summary>
    public void Acknowledge(Said said, CommandAccepted receipt)
    {
        lock (_gate) (said.Receipt, said.AcknowledgedAt) = (receipt, clock.GetUtcNow());
        GoOn();
    }

    /// <summary>It needed no tick.</summary>
    public void AnswerAtOnce(Said said)
    {
        lock (_gate) said.AnsweredAtOnce = true;
    }

    /// <summary>The player sees that its tick has ended.</summary>
    public void End(Said said)
    {
        lock (_gate) said.EndedAt = clock.GetUtcNow();
        GoOn();
    }

    /// <summary>The answer to a prompt was acknowledged.</summary>
    public void Answered(Guid session, string key) => _answers.Enqueue((session, key));

    /// <summary>Something happened that no fault explains.</summary>
    public void Report(Guid? session, string what) => _unexpected.Enqueue((session, what));

    /// <summary>A player had to try again.</summary>
    public void WaitOut(string why) => _waitedOut.AddOrUpdate(why, 1, (_, n) => n + 1);

    /// <summary>Completes when play has come so far.</summary>
    public Task Reached(int progress, CancellationToken stop)
    {
        lock (_gate)
        {
            if (_progress >= progress) return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((progress, reached));
            return reached.Task.WaitAsync(stop);
        }
    }

    private void GoOn()
    {
        lock (_gate)
        {
            _progress++;
            ProgressAt = clock.GetUtcNow();
            foreach (var (at, reached) in _waiting)
                if (at <= _progress) reached.TrySetResult();
            _waiting.RemoveAll(w => w.At <= _progress);
        }
    }
}
