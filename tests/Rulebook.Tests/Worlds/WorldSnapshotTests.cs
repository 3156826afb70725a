using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class WorldSnapshotTests
{
    private static readonly World Lived = ASmallWorld.InTheTavern.After(
        new ClockAdvanced(100), new WeatherTurned(Weather.Rain), new ItemMoved("rope", "square", "player"),
            new FactAsserted(new Fact("rope", "wet")),
        new MemoryFormed("mara", new Memory(2, OutcomeKind.Took, "player", "rope", "odo", 4)), new StoryletHappened("rain-from-the-sea", 2),
        new RelationShifted("odo", "player", -3, "theft")).World;

    [Fact]
    public void A_world_that_was_written_down_is_the_same_world()
    {
        var text = Canonical.Write(WorldSnapshot.Of(Lived));
        var back = Canonical.Read<WorldSnapshot>(text).ToWorld();
        Assert.Equal(text, Canonical.Write(WorldSnapshot.Of(back)));
        Assert.Equal(WorldHash.Of(Lived), WorldHash.Of(back));
    }

    [Fact]
    public void A_world_read_back_goes_on_as_before()
    {
        var back = WorldSnapshot.Of(Lived).ToWorld();
        WorldEvent[] next = [new CharacterMoved("player", "tavern", "square"), new FactAsserted(new Fact("a", "b")),
            new RelationShifted("mara", "player", 1, "talk")];
        Assert.Equal(WorldHash.Of(Lived.Apply(next)), WorldHash.Of(back.Apply(next)));
        Assert.Equal(4, back.Memories["mara"][0].Importance);
        Assert.Equal("player", back.Items["rope"].At);
    }

    [Fact]
    public void A_world_without_coins_or_deferred_effects_is_written_as_it_always_was()
    {
        var start = ASmallWorld.AtTheStart.World;
        Assert.StartsWith("eb414d6099bf17480c8396413844d45643dbed1f76bbfc45e8", WorldHash.OfWholeText(start), StringComparison.Ordinal);
        foreach (var member in new[] { "coins", "trades", "experience", "hitDiceSpent", "restedAt", "deferred" })
            Assert.DoesNotContain($"\"{member}\"", Canonical.Write(WorldSnapshot.Of(start)), StringComparison.Ordinal);
        var spent = start.Apply([new CoinsMoved("", "player", 5), new CoinsMoved("player", "", 5), new EffectsDeferred("a"),
            new EffectsCameDue("a")]);
        Assert.Equal(WorldHash.Of(start), WorldHash.Of(spent));
    }

    [Fact]
    public void What_was_put_off_survives_being_written()
    {
        var waiting = Lived.Apply([new EffectsDeferred("b"), new EffectsDeferred("a"), new EffectsDeferred("b")]);
        Assert.Equal(["a", "b"], Canonical.Read<WorldSnapshot>(Canonical.Write(WorldSnapshot.Of(waiting))).ToWorld().Deferred);
        Assert.Equal(["a"], waiting.Apply(new EffectsCameDue("b")).Deferred);
    }

    [Fact]
    public void The_order_in_which_things_were_written_does_not_matter()
    {
        var snapshot = WorldSnapshot.Of(Lived);
        var shuffled = snapshot with
        {
            Places = [.. snapshot.Places.Reverse()], Characters = [.. snapshot.Characters.Reverse()], Items = [.. snapshot.Items.Reverse()],
            Relations = [.. snapshot.Relations.Reverse()], Facts = [.. snapshot.Facts.Reverse()], Known = [.. snapshot.Known.Reverse()],
        };
        Assert.Equal(WorldHash.Of(Lived), WorldHash.Of(shuffled.ToWorld()));
    }

    [Fact]
    public void Ids_are_ordered_by_their_characters_and_not_by_a_language()
    {
        var item = Lived.Items["rope"];
        var world = Lived with { Items = World.Empty.Items.SetItem("b", item).SetItem("a", item).SetItem("B", item).SetItem("a-1",
            item).SetItem("ä", item) };
        Assert.Equal(["B", "a", "a-1", "b", "ä"], world.Items.Keys);
    }

    [Theory]
    [MemberData(nameof(Differences))]
    public void Every_difference_changes_the_hash(WorldEvent change) =>
        Assert.NotEqual(WorldHash.Of(Lived), WorldHash.Of(Lived.Apply(change)));

    public static TheoryData<WorldEvent> Differences { get; } =
    [
        new ClockAdvanced(1), new WeatherTurned(Weather.Snow), new CharacterMoved("odo", "square", "marsh"), new ItemMoved("ale",
            "tavern", "mara"),
        new ItemUsedUp("bread", "mara"), new DamageDealt("pell", 1, "odo"), new RelationShifted("mara", "odo", 1, ""),
            new FactAsserted(new Fact("x", "y")),
        new FactRetracted(new Fact("rope", "wet")), new MemoryFormed("pell", new Memory(3, OutcomeKind.Spoke, "odo", "pell", null, 1)),
        new StoryletHappened("slippery-plank", 1), new PlayerNamed("Bea"), new CoinsMoved("", "player", 1), new HitDieSpent("odo"),
        new ExperienceGained("player", 1), new LongRestTaken("player", 9), new EffectsDeferred("rain-from-the-sea"),
    ];
}
