using System.Diagnostics;

namespace Storyteller.ServiceDefaults;

/// <summary>
/// Named places at which a test can have this process die, as by a power cut: before and after everything that lasts. They mean nothing
/// unless <see cref="FailpointOptions.CrashAt"/> names one.
/// </summary>
public static class Failpoint
{
    /// <summary>The transaction of a request, with all that it wrote.</summary>
    public const string RequestWrite = "request-write";

    /// <summary>The transaction of a consumed message, with what it changed and the messages it sends.</summary>
    public const string ConsumeWrite = "consume-write";

    /// <summary>The transaction in which a sweep asks again what was forgotten.</summary>
    public const string SweepWrite = "sweep-write";

    /// <summary>A message goes from the outbox to the broker.</summary>
    public const string OutboxPublish = "outbox-publish";

    /// <summary>The transaction in which sent messages are struck off the outbox.</summary>
    public const string OutboxWrite = "outbox-write";

    /// <summary>An agent's answer is kept.</summary>
    public const string AnswerWrite = "answer-write";

    /// <summary>An agent's answer, kept before, is published.</summary>
    public const string AnswerPublish = "answer-publish";

    /// <summary>The broker is told that a message was consumed.</summary>
    public const string Acknowledge = "acknowledge";

    private static readonly AsyncLocal<string?> Writing = new();

    private static Armed? _armed;

    /// <summary>The places of a service that has an outbox, without <c>/before</c> and <c>/after</c>.</summary>
    public static IReadOnlyList<string> OfSagas { get; } =
        [RequestWrite, ConsumeWrite, SweepWrite, OutboxPublish, OutboxWrite, Acknowledge];

    /// <summary>The places of a service that has agents.</summary>
    public static IReadOnlyList<string> OfAgents { get; } = [AnswerWrite, AnswerPublish, Acknowledge];

    /// <summary>Whether any is armed, so that those who watch for one need be there at all.</summary>
    public static bool IsArmed => _armed is not null;

    /// <summary>The process is about to do it.</summary>
    public static void Before(string place) => _armed?.Reach(place + "/before");

    /// <summary>The process has done it.</summary>
    public static void After(string place) => _armed?.Reach(place + "/after");

    /// <summary>Until it is disposed, whatever is written by the same flow of control counts as this place.</summary>
    public static IDisposable? WritesOf(string place) => IsArmed ? new Place(place) : null;

    /// <summary>The place that a transaction belongs to, which is about to end; null where it belongs to none.</summary>
    internal static string? OfThisWrite => Writing.Value;

    /// <summary>Dies at this point, as often as it has to be reached for that; null disarms.</summary>
    internal static void Arm(FailpointOptions? options) =>
        _armed = options?.CrashAt is { Length: > 0 } point ? new Armed(point, options.Hit) : null;

    private sealed class Place : IDisposable
    {
        private readonly string? _before = Writing.Value;

        public Place(string place) => Writing.Value = place;

        public void Dispose() => Writing.Value = _before;
    }

    private sealed class Armed(string point, int hit)
    {
        private int _reached;

        public void Reach(string reached)
        {
            if (reached != point || Interlocked.Increment(ref _reached) != hit) return;
            Console.Error.WriteLine($"failpoint {point} was reached {hit} times: this process ends here");
            Console.Error.Flush();
            // SIGKILL, which does not return: nothing is finished, nothing is handed back.
            Process.GetCurrentProcess().Kill();
        }
    }
}
