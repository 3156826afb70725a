using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

/// <summary>What shares its parts with what it came from, held against plain dictionaries.</summary>
public sealed class SharingTests
{
    private const int Rounds = 300;

    private static readonly World Begin = ASmallWorld.AtTheStart.World;

    [Fact]
    public void Whatever_is_set_and_removed_a_map_holds_what_a_sorted_dictionary_holds() => ForEach((changes, _, _) =>
    {
        var (map, plain) = Made(changes);
        Assert.Equal(plain, map.ToDictionary());
        Assert.Equal(plain.Keys, map.Keys);
        Assert.Equal(plain.Count, map.Count);
        foreach (var (key, _) in changes) Assert.Equal(plain.ContainsKey(key), map.ContainsKey(key));
    });

    [Fact]
    public void What_two_maps_differ_in_turns_one_into_the_other_and_is_no_more_than_that() => ForEach((before, mine, theirs) =>
    {
        var (old, now) = (Made([.. before, .. mine]), Made([.. before, .. theirs]));
        var turned = new SortedDictionary<string, int>(old.Plain, StringComparer.Ordinal);
        var told = new List<string>();
        now.Map.Since(old.Map, (key, value) => { turned[key] = value; told.Add(key); }, key => { turned.Remove(key); told.Add(key); });
        Assert.Equal(now.Plain, turned);
        Assert.Equal(told.Distinct(), told);
        Assert.All(told, key => Assert.False(old.Plain.TryGetValue(key, out var a) && now.Plain.TryGetValue(key, out var b) && a == b));
    });

    [Fact]
    public void The_same_things_come_to_the_same_sum_in_whatever_order_they_came() => ForEach((changes, _, _) =>
    {
        var (map, plain) = Made(changes);
        var anew = World.Empty.LastHappened.AddRange(plain.Reverse());
        Assert.Equal(HashOf(anew), HashOf(map));
        Assert.NotEqual(HashOf(anew), HashOf(map.SetItem("k0", 9)));
    });

    [Fact]
    public void A_world_that_was_changed_has_the_hash_of_one_read_anew()
    {
        var changed = Begin.Apply([new ClockAdvanced(60),
            new DamageDealt(World.PlayerId, 1, "a fall"), new CoinsMoved("", World.PlayerId, 3),
            new FactAsserted(new Fact("tide", "high")), new StoryletHappened("rain", 1)]);
        Assert.NotEqual(WorldHash.Of(Begin), WorldHash.Of(changed));
        Assert.Equal(WorldHash.Of(WorldSnapshot.Of(changed).ToWorld()), WorldHash.Of(changed));
    }

    [Fact]
    public void A_hash_of_either_form_names_its_world_and_no_other()
    {
        var other = Begin.Apply(new ClockAdvanced(1));
        foreach (var hash in new[] { WorldHash.Of(Begin), WorldHash.OfWholeText(Begin) })
        {
            Assert.True(WorldHash.IsOne(hash));
            Assert.True(WorldHash.Names(hash, Begin));
            Assert.False(WorldHash.Names(hash, other));
            Assert.Equal(hash, WorldHash.Like(hash, Begin));
        }
        Assert.False(WorldHash.IsOne("w2-"));
        Assert.False(WorldHash.Names("", Begin));
    }

    [Fact]
    public void Who_moved_is_found_where_they_are_and_nowhere_else()
    {
        var place = Begin.Places.Keys.First(id => id != Begin.Player.At);
        var moved = Begin.Apply(new CharacterMoved(World.PlayerId, Begin.Player.At, place));
        Assert.Contains(moved.CharactersAt(place), c => c.Id == World.PlayerId);
        Assert.DoesNotContain(moved.CharactersAt(Begin.Player.At), c => c.Id == World.PlayerId);
        Assert.All(moved.Places.Keys, id =>
            Assert.Equal(moved.Characters.Values.Where(c => c.At == id), moved.CharactersAt(id)));
        Assert.All(moved.Characters.Keys, id => Assert.Equal(moved.Items.Values.Where(i => i.At == id), moved.ItemsAt(id)));
        Assert.All(moved.Characters.Keys, id => Assert.Equal(moved.Relations.Values.Where(r => r.From == id), moved.RelationsOf(id)));
    }

    private static void ForEach(Action<Change[], Change[], Change[]> check)
    {
        for (var n = 0; n < Rounds; n++)
        {
            var chance = new Chance((ulong)n);
            check(Drawn(chance.For("a")), Drawn(chance.For("b")), Drawn(chance.For("c")));
        }
    }

    private static Change[] Drawn(Chance chance) => [.. Enumerable.Range(0, chance.For("many").Below(120)).Select(n =>
        new Change($"k{chance.For("key").Below(60, n)}", chance.For("value").Below(4, n) is > 0 and var value ? value : null))];

    private static string HashOf(SharedMap<int> happened) => WorldHash.Of(World.Empty with { LastHappened = happened });

    private static (SharedMap<int> Map, SortedDictionary<string, int> Plain) Made(Change[] changes)
    {
        var (map, plain) = (World.Empty.LastHappened, new SortedDictionary<string, int>(StringComparer.Ordinal));
        foreach (var (key, value) in changes)
        {
            if (value is { } set) plain[key] = set;
            else plain.Remove(key);
            map = value is { } put ? map.SetItem(key, put) : map.Remove(key);
        }
        return (map, plain);
    }

    private sealed record Change(string Key, int? Value);
}
