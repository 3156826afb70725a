using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class WorldApplyTests
{
    private static readonly World Start = ASmallWorld.AtTheStart.World;

    [Fact]
    public void The_clock_only_goes_forward()
    {
        Assert.Equal(Start.Clock + 90, Start.Apply(new ClockAdvanced(90)).Clock);
        Assert.Equal(Start.Clock, Start.Apply(new ClockAdvanced(-90)).Clock);
    }

    [Fact]
    public void The_weather_turns() => Assert.Equal(Weather.Storm, Start.Apply(new WeatherTurned(Weather.Storm)).Weather);

    [Fact]
    public void Where_the_player_goes_becomes_known_and_where_others_go_does_not()
    {
        var after = Start.Apply([new CharacterMoved("player", "square", "marsh"), new CharacterMoved("odo", "square", "tavern")]);
        Assert.Equal(("marsh", "tavern"), (after.Here.Id, after.Characters["odo"].At));
        Assert.Equal(["marsh", "square"], after.Known);
    }

    [Fact]
    public void Items_change_hands_and_are_used_up()
    {
        var after = Start.Apply([new ItemMoved("rope", "square", "player"), new ItemUsedUp("bread", "player")]);
        Assert.Equal("player", after.Items["rope"].At);
        Assert.False(after.Items.ContainsKey("bread"));
    }

    [Theory]
    [InlineData(3, 7)]
    [InlineData(30, 0)]
    [InlineData(-3, 10)]
    public void Damage_ends_at_nothing_left(int amount, int left) =>
        Assert.Equal(left, Start.Apply(new DamageDealt("player", amount, "odo")).Player.HitPoints);

    [Theory]
    [InlineData(2, 6)]
    [InlineData(50, 10)]
    [InlineData(-2, 4)]
    public void Healing_ends_at_the_maximum(int amount, int left) =>
        Assert.Equal(left, Start.Apply([new DamageDealt("player", 6, "odo"), new WoundsHealed("player", amount)]).Player.HitPoints);

    [Fact]
    public void Relations_shift_within_their_bounds_and_begin_at_nothing()
    {
        Assert.Equal(5, Start.Apply(new RelationShifted("odo", "player", 5, "gift")).Affinity("odo", "player"));
        Assert.Equal(-100, Start.Apply(new RelationShifted("odo", "player", -500, "theft")).Affinity("odo", "player"));
        var liked = Start.Apply(new RelationShifted("odo", "mara", 7, "gift"));
        Assert.Equal((52, "customer"), (liked.Affinity("odo", "mara"), liked.Relations[World.RelationKey("odo", "mara")].Kind));
        Assert.Equal(30, liked.Affinity("mara", "odo"));
    }

    [Fact]
    public void Facts_are_asserted_once_and_retracted()
    {
        var wet = new Fact("rope", "wet");
        var twice = Start.Apply([new FactAsserted(wet), new FactAsserted(wet)]);
        Assert.True(twice.Holds("rope", "wet"));
        Assert.False(twice.Apply(new FactRetracted(wet)).Holds("rope", "wet"));
    }

    [Fact]
    public void Of_too_many_memories_the_least_important_old_one_goes()
    {
        var world = Start;
        for (var tick = 1; tick <= World.MemoriesKept; tick++) world = world.Apply(new MemoryFormed("odo", Remembered(tick,
            tick is 7 or 30 ? 1 : 5)));
        Assert.Equal(World.MemoriesKept, world.Memories["odo"].Count);
        world = world.Apply(new MemoryFormed("odo", Remembered(41, 1)));
        int[] kept = [.. world.Memories["odo"].Select(m => m.Tick)];
        Assert.Equal(World.MemoriesKept, kept.Length);
        Assert.DoesNotContain(7, kept);
        Assert.Contains(30, kept);
        Assert.Equal(41, kept[^1]);
        Assert.Equal(kept.Order(), kept);
    }

    [Fact]
    public void A_storylet_and_a_name_are_kept()
    {
        var after = Start.Apply([new StoryletHappened("slippery-plank", 4), new StoryletHappened("slippery-plank", 9),
            new PlayerNamed("Bea")]);
        Assert.Equal((9, "Bea"), (after.LastHappened["slippery-plank"], after.Player.Name));
    }

    [Fact]
    public void What_is_about_nothing_in_the_world_changes_nothing()
    {
        WorldEvent[] strangers =
        [
            new CharacterMoved("ghost", "square", "marsh"), new CharacterMoved("odo", "square", "moon"), new ItemMoved("crown", "",
                "square"), new ItemUsedUp("crown", "odo"),
            new DamageDealt("ghost", 3, "odo"), new WoundsHealed("ghost", 3), new RelationShifted("ghost", "odo", 3, ""),
                new RelationShifted("odo", "ghost", 3, ""),
            new FactRetracted(new Fact("moon", "full")), new MemoryFormed("ghost", Remembered(1, 1)), new ClockAdvanced(0),
        ];
        Assert.All(strangers, change => Assert.Equal(WorldHash.Of(Start), WorldHash.Of(Start.Apply(change))));
    }

    [Fact]
    public void Applying_leaves_the_world_before_as_it_was()
    {
        var before = WorldHash.Of(Start);
        var after = Start.Apply([new ItemMoved("rope", "square", "player"), new ClockAdvanced(1), new FactAsserted(new Fact("a", "b"))]);
        Assert.Equal(before, WorldHash.Of(Start));
        Assert.NotEqual(before, WorldHash.Of(after));
    }

    [Theory]
    [InlineData(0, DayPart.Night, "day 1, 00:00")]
    [InlineData(5 * 3600, DayPart.Dawn, "day 1, 05:00")]
    [InlineData((11 * 3600) + 3599, DayPart.Morning, "day 1, 11:59")]
    [InlineData(12 * 3600, DayPart.Afternoon, "day 1, 12:00")]
    [InlineData(86_400 + (18 * 3600), DayPart.Evening, "day 2, 18:00")]
    [InlineData(22 * 3600, DayPart.Night, "day 1, 22:00")]
    public void The_clock_reads_as_a_day_and_its_part(long clock, DayPart part, string text)
    {
        Assert.Equal(part, DayParts.At(clock));
        Assert.Equal(text, DayParts.Read(clock));
    }

    [Fact]
    public void A_dark_place_is_lit_by_a_light_that_somebody_brings()
    {
        Assert.False(Start.IsLit("cellar"));
        Assert.True(ASmallWorld.InTheCellar.World.IsLit("cellar"));
        Assert.True(Start.Apply(new ItemMoved("lantern", "player", "cellar")).IsLit("cellar"));
    }

    [Fact]
    public void Nights_are_dark_in_the_wild_and_not_in_town()
    {
        var night = Start.Apply(new ClockAdvanced(15 * 3600));
        Assert.False(night.IsLit("marsh"));
        Assert.True(night.IsLit("square"));
        Assert.True(night.IsLit("tavern"));
        Assert.True(Start.IsLit("marsh"));
    }

    private static Memory Remembered(int tick, int importance) => new(tick, OutcomeKind.Spoke, "player", "odo", null, importance);
}
