using MassTransit;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Storage;
using Storyteller.Contracts;
using Storyteller.ServiceDefaults;

namespace Storyteller.CommitAggregator.Ticks.Keeping;

/// <summary>
/// The tick that a message is about, in that message's scope. Agents' answers find it at hand. Whatever else reaches a tick may come after
/// something that was written beside its steps, such as what the player said: then it is read.
/// </summary>
public sealed class TicksAtHand(CanonDb db, RunningTicks running, Safeguards safeguards) : ISagasAtHand<TickState>
{
    private Guid? _entered;

    /// <summary>The tick that a step is taken of; null where the scope is not a message's.</summary>
    public RunningTick? Current { get; private set; }

    /// <inheritdoc />
    public async Task<TickState?> Take<T>(Guid id, T message, CancellationToken cancellation) where T : class
    {
        if (safeguards.Saga)
        {
            await running.Enter(id, cancellation);
            _entered = id;
        }
        Current = safeguards.Saga && message is not (PlayerAnswered or AgentFailed or Fault) && running.Find(id) is { } atHand
            ? atHand : await Read(id, cancellation);
        if (Current is null) return null;
        db.Attach(Current.Tick);
        db.Attach(Current.Session);
        return Current.Tick;
    }

    /// <inheritdoc />
    public void Leave(bool written)
    {
        if (Current is not null)
        {
            if (written && safeguards.Saga) running.Keep(Current);
            else running.Forget(Current.Tick.CorrelationId);
        }
        if (_entered is { } id) running.Leave(id);
        (Current, _entered) = (null, null);
    }

    private async Task<RunningTick?> Read(Guid id, CancellationToken cancellation)
    {
        // The tick first: whoever writes beside it meanwhile leaves a version that tells.
        if (await db.Ticks.AsNoTracking().SingleOrDefaultAsync(t => t.CorrelationId == id, cancellation) is not { } tick) return null;
        var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == tick.SessionId, cancellation);
        var artifacts = await db.Artifacts.AsNoTracking().Where(a => a.TickId == id).ToListAsync(cancellation);
        return new RunningTick(tick, session, artifacts);
    }
}
