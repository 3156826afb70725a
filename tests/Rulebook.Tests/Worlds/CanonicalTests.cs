using System.Text.Json;
using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class CanonicalTests
{
    [Fact]
    public void Members_keep_their_order_and_absent_ones_are_left_out() =>
        Assert.Equal("""{"text":"go","act":"Go","target":"marsh","manner":"Plain"}""", Canonical.Write(new Intent("go", Act.Go, "marsh")));

    [Fact]
    public void Letters_beyond_ascii_are_written_as_they_are() =>
        Assert.Equal("\"Zoë’s <café> & co\"", Canonical.Write("Zoë’s <café> & co"));

    [Fact]
    public void What_was_written_reads_as_the_same()
    {
        var intent = new Intent("“hm”\n\u0001", Act.Talk, "mara", null, "hm", Manner.Quiet, 60, "Mara is meant");
        Assert.Equal(intent, Canonical.Read<Intent>(Canonical.Write(intent)));
    }

    [Fact]
    public void Every_change_of_the_world_survives_being_written()
    {
        WorldEvent[] all =
        [
            new ClockAdvanced(5), new WeatherTurned(Weather.Fog), new CharacterMoved("odo", "square", "tavern"), new ItemMoved("rope",
                "square", "player"),
            new ItemUsedUp("bread", "player"), new DamageDealt("odo", 2, "player"), new WoundsHealed("odo", 1), new RelationShifted("odo",
                "player", -5, "theft"),
            new FactAsserted(new Fact("door", "closed")), new FactRetracted(new Fact("door", "closed")),
            new MemoryFormed("odo", new Memory(1, OutcomeKind.Took, "player", "rope", null, 4)), new StoryletHappened("rain", 3),
                new PlayerNamed("Bea"),
            new CoinsMoved("player", "odo", 12), new ExperienceGained("player", 50), new HitDieSpent("player"),
            new LongRestTaken("player", 90_000), new EffectsDeferred("rain"), new EffectsCameDue("rain"),
        ];
        Assert.Equal(typeof(WorldEvent).Assembly.GetTypes().Count(t => t.BaseType == typeof(WorldEvent)), all.Length);
        Assert.All(all, change => Assert.Equal(change, Canonical.Read<WorldEvent>(Canonical.Write(change))));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"text":"go","act":"Fly"}""")]
    [InlineData("""{"text":"go","act":"Go","seconds":"5"}""")]
    public void What_is_not_of_the_type_is_refused(string json) => Assert.Throws<JsonException>(() => Canonical.Read<Intent>(json));

    [Fact]
    public void A_hash_is_sha256_of_utf8_in_lower_case_hex()
    {
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Canonical.Hash(""));
        Assert.NotEqual(Canonical.Hash("é"), Canonical.Hash("e"));
    }
}
