using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.CommitAggregator.Scenes;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.States;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Scenes;

/// <summary>When a scene ends, and what falls to it.</summary>
public sealed class SceneEndTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task A_scene_ends_where_the_player_goes_or_a_fight_comes_to_its_end_and_not_otherwise()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, broker: null);
        var session = await aggregator.Begin();
        var world = await aggregator.Use(async services => await services.GetRequiredService<WorldStore>()
            .Now(await SessionOf(services, session.SessionId), default));

        Assert.True(SceneEnd.Is(world, After(world.Apply(new CharacterMoved(World.PlayerId, world.Player.At, "herring-row")))));
        Assert.True(SceneEnd.Is(world, After(world, new Outcome(OutcomeKind.FightEnded, "", Why: "won"))));
        Assert.False(SceneEnd.Is(world, After(world, new Outcome(OutcomeKind.FightBegan, "", "wolf-1"))));
        Assert.False(SceneEnd.Is(world, After(world.Apply(new WeatherTurned(Weather.Storm)))));
    }

    [Fact]
    public async Task What_one_scene_has_taken_on_does_not_fall_to_the_next_as_well()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, broker: null);
        var id = (await aggregator.Begin()).SessionId;
        var scenes = await aggregator.Use(async services =>
        {
            var (db, ends) = (services.GetRequiredService<CanonDb>(), services.GetRequiredService<SceneEnd>());
            var session = await SessionOf(services, id);
            var world = await services.GetRequiredService<WorldStore>().Now(session, default);
            await using var nothingStays = await db.Database.BeginTransactionAsync();
            await End(1, world.Apply([new EffectsDeferred("a"), new EffectsDeferred("b")]));
            await End(2, world.Apply([new EffectsDeferred("a"), new EffectsDeferred("b"), new EffectsDeferred("c")]));
            foreach (var scene in await db.Scenes.AsNoTracking().ToListAsync())
                db.Echoes.Add(new SceneEcho { SceneId = scene.CorrelationId, BranchId = scene.BranchId, Tick = 2 });
            await db.SaveChangesAsync();
            await End(3, world.Apply(new EffectsDeferred("b")));
            return await db.Scenes.AsNoTracking().OrderBy(s => s.LastTick).ToListAsync();

            async Task End(int number, World after)
            {
                var tick = new TickState
                {
                    CorrelationId = Guid.CreateVersion7(), SessionId = id, BranchId = session.BranchId, Number = number,
                };
                await ends.End(session, tick, "ferry-landing", after with { Clock = number * 3600 }, "its hash", default);
                await db.SaveChangesAsync();
            }
        });

        Assert.Equal([["a", "b"], ["c"], ["b"]], scenes.Select(s => s.Deferred));
        Assert.Equal([(1, 1), (2, 2), (3, 3)], scenes.Select(s => (s.FirstTick, s.LastTick)));
        Assert.Equal([3600L, 7200L], scenes.Skip(1).Select(s => s.BeganClock));
        Assert.All(scenes, s => Assert.Equal([nameof(SceneStep.DeferredEffects)], s.Awaited));
    }

    private static Resolution After(World world, params Outcome[] outcomes) => new([], outcomes, [], [], world, [], null, false);

    private static Task<Session> SessionOf(IServiceProvider services, Guid id) =>
        services.GetRequiredService<CanonDb>().Sessions.AsNoTracking().SingleAsync(s => s.Id == id);
}
