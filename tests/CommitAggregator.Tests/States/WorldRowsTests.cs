using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Worlds;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.States;

/// <summary>The world as rows is the world.</summary>
public sealed class WorldRowsTests
{
    private static readonly World Begin = new WorldLibrary().Default.Begin;
    private static readonly Guid Timeline = Guid.CreateVersion7();

    [Fact]
    public void A_world_that_was_written_whole_reads_as_itself() =>
        Assert.Equal(WorldHash.Of(Begin), WorldHash.Of(WorldRows.Read(Apply([], WorldRows.Between(World.Empty, Begin)))));

    [Fact]
    public void Only_what_changed_is_written()
    {
        var item = Begin.Items.Values.First(i => i.At.Length > 0);

        var difference = WorldRows.Between(Begin, Begin.Apply(new ItemMoved(item.Id, item.At, World.PlayerId)));

        Assert.Equal(["", item.Id], difference.Written.Select(r => r.Id).Order(StringComparer.Ordinal));
        Assert.Empty(difference.Removed);
    }

    [Fact]
    public void Differences_written_one_after_the_other_lead_to_the_same_world()
    {
        var someone = Begin.Characters.Values.First(c => c.Id != World.PlayerId);
        var somewhere = Begin.Places.Values.First(p => p.Id != someone.At);
        var item = Begin.Items.Values.First();
        WorldEvent[] changes =
        [
            new ClockAdvanced(3_600), new WeatherTurned(Weather.Fog), new CharacterMoved(someone.Id, someone.At, somewhere.Id),
            new CharacterMoved(World.PlayerId, Begin.Player.At, somewhere.Id), new FactAsserted(new Fact("bell", "rung")),
            new MemoryFormed(someone.Id, new Memory(1, OutcomeKind.Gave, World.PlayerId, someone.Id, null, 5)),
            new RelationShifted(someone.Id, World.PlayerId, 12, "a kindness"), new StoryletHappened("anything", 1),
            new DamageDealt(World.PlayerId, 2, "a fall"), new ItemUsedUp(item.Id, World.PlayerId),
            new FactRetracted(new Fact("bell", "rung")), new CoinsMoved(World.PlayerId, someone.Id, 5),
            new ExperienceGained(World.PlayerId, 300), new EffectsDeferred("tide"), new EffectsDeferred("omen"), new EffectsCameDue("tide"),
        ];

        var world = Begin;
        var rows = Apply([], WorldRows.Between(World.Empty, Begin));
        foreach (var change in changes)
        {
            var next = world.Apply(change);
            rows = Apply(rows, WorldRows.Between(world, next));
            world = next;
            Assert.Equal(WorldHash.Of(world), WorldHash.Of(WorldRows.Read(rows)));
        }

        Assert.NotEqual(WorldHash.Of(Begin), WorldHash.Of(world));
    }

    [Fact]
    public void A_checkpoint_keeps_the_world()
    {
        var checkpoint = Checkpoint.Of(Timeline, Begin);
        Assert.Equal((WorldHash.Of(Begin), WorldHash.Of(Begin)), (checkpoint.WorldHash, WorldHash.Of(checkpoint.ToWorld())));
    }

    // What the upsert and the delete do in storage.
    private static List<WorldEntity> Apply(List<WorldEntity> rows, WorldDifference difference)
    {
        var gone = difference.Removed.Concat(difference.Written).Select(r => (r.Kind, r.Id)).ToHashSet();
        var written = difference.Written.Select(r =>
            new WorldEntity { SessionId = Timeline, Kind = r.Kind, Id = r.Id, At = r.At, Body = r.Body });
        return [.. rows.Where(r => !gone.Contains((r.Kind, r.Id))), .. written];
    }
}
