using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.CommitAggregator.Scenes;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Tests.Scenes;

/// <summary>Watches the scenes of one session settle; can hold the commands back that settle them.</summary>
internal sealed class Settling : IConsumeMessageObserver<SettleScene>, IConsumeMessageObserver<SceneStepSettled>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly List<SettleScene> _asked = [];
    private readonly List<SceneStepSettled> _kept = [];
    private readonly List<Action> _waiting = [];
    private readonly AnAggregator _aggregator;
    private readonly Guid _session;
    private TaskCompletionSource _open = Opened();

    private Settling(AnAggregator aggregator, Guid session) => (_aggregator, _session) = (aggregator, session);

    public static async Task<Settling> Watch(AnAggregator aggregator, Guid session)
    {
        var settling = new Settling(aggregator, session);
        return await aggregator.Use(services =>
        {
            var bus = services.GetRequiredService<IBusControl>();
            bus.ConnectConsumeMessageObserver<SettleScene>(settling);
            bus.ConnectConsumeMessageObserver<SceneStepSettled>(settling);
            return Task.FromResult(settling);
        });
    }

    /// <summary>The steps in the order in which somebody set about them.</summary>
    public IReadOnlyList<SceneStep> Asked
    {
        get { lock (_gate) return [.. _asked.Select(command => command.Step)]; }
    }

    /// <summary>How many results came, whether somebody awaited them or not.</summary>
    public int Kept
    {
        get { lock (_gate) return _kept.Count; }
    }

    /// <summary>From now on no step is worked out.</summary>
    public void Hold() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => _open.TrySetResult();

    /// <summary>The n-th command for a step of this session, from 1, as soon as somebody sets about it.</summary>
    public Task<SettleScene> Command(SceneStep step, int n = 1) => Seen(_asked, command => command.Step == step, n);

    /// <summary>The n-th scene of this session, from 1, as soon as it is settled.</summary>
    public async Task<SceneState> Settled(int n = 1)
    {
        var last = Seen(_kept, settled => settled.Step == SceneStep.Checkpoint, n);
        // It may have settled before anybody watched.
        if (await Find(n) is { SettledAt: not null } already) return already;
        await last;
        return await Scene(n);
    }

    /// <summary>The n-th scene of this session, from 1, as it is now.</summary>
    public async Task<SceneState> Scene(int n = 1) => Assert.IsType<SceneState>(await Find(n));

    public Task<int> Count() => _aggregator.Read(db => db.Scenes.CountAsync(s => s.SessionId == _session));

    public Task PreConsume(ConsumeContext<SettleScene> context)
    {
        Add(_asked, context.Message, context.Message.SessionId);
        return context.Message.SessionId == _session ? _open.Task : Task.CompletedTask;
    }

    public Task PostConsume(ConsumeContext<SettleScene> context) => Task.CompletedTask;

    public Task ConsumeFault(ConsumeContext<SettleScene> context, Exception exception) => Task.CompletedTask;

    public Task PreConsume(ConsumeContext<SceneStepSettled> context) => Task.CompletedTask;

    public Task PostConsume(ConsumeContext<SceneStepSettled> context)
    {
        Add(_kept, context.Message, context.Message.SessionId);
        return Task.CompletedTask;
    }

    public Task ConsumeFault(ConsumeContext<SceneStepSettled> context, Exception exception) => Task.CompletedTask;

    /// <summary>Nothing is held any more, so that the process can stop.</summary>
    public void Dispose() => Release();

    private static TaskCompletionSource Opened()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }

    /// <summary>The tick in which the first scene became canon; null while it did not.</summary>
    public async Task<int?> BroughtIn()
    {
        var scene = await Scene();
        return await _aggregator.Read(db => db.Echoes.Where(e => e.SceneId == scene.CorrelationId).Select(e => (int?)e.Tick)
            .SingleOrDefaultAsync());
    }

    private Task<SceneState?> Find(int n) => _aggregator.Read(db => db.Scenes.AsNoTracking()
        .Where(s => s.SessionId == _session).OrderBy(s => s.LastTick).Skip(n - 1).FirstOrDefaultAsync());

    private void Add<T>(List<T> to, T message, Guid session)
    {
        if (session != _session) return;
        lock (_gate)
        {
            to.Add(message);
            foreach (var look in _waiting) look();
        }
    }

    private async Task<T> Seen<T>(List<T> among, Func<T, bool> which, int n)
    {
        var seen = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add(Look);
            Look();
        }

        return await seen.Task.WaitAsync(Patience);

        void Look()
        {
            if (among.Where(which).Skip(n - 1).Take(1).ToList() is [var found]) seen.TrySetResult(found);
        }
    }
}
