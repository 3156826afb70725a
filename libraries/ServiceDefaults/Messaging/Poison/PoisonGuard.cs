using MassTransit;
using Microsoft.Extensions.Logging;

namespace Storyteller.ServiceDefaults;

/// <summary>
/// Stands before a queue's consumers. A message that was handed out before without being finished with is a suspect: how often it was begun
/// with is counted in storage before each time, and one that takes its process down again and again is set aside. The second time and later
/// it is begun with alone, so that whatever else kills cannot make an innocent message look guilty. What comes for the first time is not
/// looked at but for its size.
/// </summary>
internal sealed partial class PoisonGuard(
    string queue, SuspectStore? suspects, Doorway door, DeadLetters deadLetters, BusOptions options, TimeProvider clock,
    CancellationToken stopping, ILogger<PoisonGuard> log)
    : IFilter<ReceiveContext>
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    public async Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        if (Delivery.Of(context) is not { } delivery)
            await next.Send(context);
        else if (delivery.Copy is { } copy)
            await WhenStorageAnswers(() => deadLetters.Reject(delivery, copy.Id, copy.Number), context.CancellationToken);
        else if (context.Body.Length > options.MaxMessageBytes)
            await deadLetters.SetAside(context, $"has {context.Body.Length} bytes, and Bus:MaxMessageBytes is {options.MaxMessageBytes}");
        else if (delivery.CameBack && suspects is not null)
            await Suspect(delivery, suspects, next);
        else
            await Consume(context, next);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("poison");

    private async Task Consume(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        using var place = await door.Together(context.CancellationToken);
        await next.Send(context);
    }

    private async Task Suspect(Delivery delivery, SuspectStore known, IPipe<ReceiveContext> next)
    {
        var (context, cancellation, id) = (delivery.Context, delivery.Context.CancellationToken, delivery.Id());
        var begun = 0;
        await WhenStorageAnswers(async () => begun = await known.Begun(id, queue, cancellation), cancellation);
        // What is left of a message that was set aside.
        if (begun < 0) return;
        if (delivery.Count > 0 && delivery.Count >= options.DeliveryLimit / 2)
        {
            await deadLetters.SendAnew(delivery);
            return;
        }

        var alone = begun < options.SuspectLimit && (begun > 0 || options.SuspectLimit == 1);
        using var place = alone ? await door.Alone(cancellation) : await door.Together(cancellation);
        await WhenStorageAnswers(async () => begun = await known.Begin(id, queue, cancellation), cancellation);
        if (begun < 0) return;

        var why = $"was begun with {options.SuspectLimit} times since it came back, and each time its consumer's process ended";
        if (begun == options.SuspectLimit + 1) Fate.Of(context).Verdict = why;
        // Not even telling its sender worked.
        if (begun > options.SuspectLimit + 1) await deadLetters.SetAside(context, why);
        else await Begin(context, known, id, next);
    }

    private async Task Begin(ReceiveContext context, SuspectStore known, Guid id, IPipe<ReceiveContext> next)
    {
        try
        {
            await next.Send(context);
        }
        finally
        {
            // Whatever came of it, the process is alive. Not to be interrupted, and no fault of the message if it fails.
            if (!Fate.Of(context).IsSetAside) await Forget(known, id);
        }
    }

    private async Task Forget(SuspectStore known, Guid id)
    {
        try
        {
            await known.Forget(id, queue, CancellationToken.None);
        }
        catch (Exception e) when (StorageAway.Is(e))
        {
            NotForgotten(e, id, queue);
        }
    }

    /// <summary>Storage that is away is waited for: without it nothing can be counted, and hardly anything consumed.</summary>
    private async Task WhenStorageAnswers(Func<Task> work, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellation);
        for (var wait = TimeSpan.FromMilliseconds(100); ; wait = TimeSpan.FromTicks(Math.Min(2 * wait.Ticks, LongestWait.Ticks)))
        {
            try
            {
                await work();
                return;
            }
            catch (Exception e) when (StorageAway.Is(e))
            {
                Waiting(queue, wait, e.Message);
                await Task.Delay(wait, clock, either.Token);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "That {MessageId} on {Queue} is no suspect any more could not be written; it will be forgotten later")]
    private partial void NotForgotten(Exception exception, Guid messageId, string queue);

    [LoggerMessage(LogLevel.Warning, "A message on {Queue} that came back has to wait {Wait} for the storage: {Reason}")]
    private partial void Waiting(string queue, TimeSpan wait, string reason);
}
