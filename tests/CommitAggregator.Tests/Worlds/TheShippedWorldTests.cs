using Storyteller.CommitAggregator.Worlds;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Worlds;

/// <summary>The world that comes with the service, as the service finds it: is there enough in it, and can all of it be played?</summary>
public sealed class TheShippedWorldTests
{
    private static readonly WorldDefinition Sallowhythe = new WorldLibrary().Get("sallowhythe")!;
    private static readonly World Begin = Sallowhythe.Begin;

    private static IEnumerable<Character> Others => Begin.Characters.Values.Where(c => c.Id != World.PlayerId);

    [Fact]
    public void There_is_enough_to_play_with()
    {
        Assert.InRange(Begin.Places.Count, 12, 100);
        Assert.InRange(Others.Count(), 10, 100);
        Assert.InRange(Begin.Items.Count, 25, 500);
        Assert.InRange(Sallowhythe.Storylets.Count, 20, 500);
        Assert.NotEmpty(Sallowhythe.Opening);
    }

    [Fact]
    public void Its_storylets_are_of_all_kinds() =>
        Assert.Equal(["arrival", "discovery", "kindness", "mishap", "omen", "rumour", "threat", "weather"],
            Sallowhythe.Storylets.Select(s => s.Kind).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Its_ground_is_varied()
    {
        Assert.InRange(Begin.Places.Values.Select(p => p.Biome).Distinct().Count(), 4, 10);
        Assert.Contains(Begin.Places.Values, p => p.Indoors);
        Assert.Contains(Begin.Places.Values, p => !p.Indoors);
        Assert.Contains(Begin.Places.Keys, id => !Begin.IsLit(id));
        Assert.Contains(Begin.Items.Values, i => i.Tags.Contains("light") && i.At.Length > 0);
        Assert.Contains(Begin.Facts, f => f.State == "locked");
        Assert.InRange(Begin.Places.Values.SelectMany(p => p.Exits).Select(e => e.DoorId).OfType<string>().Distinct().Count(), 2, 20);
    }

    [Fact]
    public void Everybody_wants_knows_and_does_something()
    {
        Assert.All(Others, c => Assert.InRange(c.Wants.Count, 1, 5));
        Assert.All(Others, c => Assert.InRange(c.Knows.Count, 3, 6));
        Assert.All(Others, c => Assert.NotEmpty(c.Routine));
        Assert.All(Others, c => Assert.Contains(Begin.Relations.Values, r => r.From == c.Id));
        Assert.Contains(Others, c => c.Knows.Any(k => k.Affinity > 0));
    }

    [Fact]
    public void Everybody_starts_where_their_routine_has_them() =>
        Assert.All(Others.SelectMany(c => c.Routine.Where(r => Covers(r, DayParts.Hour(Begin.Clock))).Select(r => (c.Id, c.At, r.PlaceId))),
            c => Assert.Equal(c.PlaceId, c.At));

    [Fact]
    public void There_is_something_to_buy_and_somebody_to_buy_it_of()
    {
        var wares = Others.SelectMany(c => Prices.Wares(Begin, c.Id)).ToArray();

        Assert.InRange(Others.Count(c => c.Trades && c.Coins > 100), 3, 20);
        Assert.InRange(wares.Length, 12, 100);
        Assert.All(wares, w => Assert.True(w.Value > 0, w.Id));
        foreach (var tag in new[] { "light", "food", "drink", "tool:climb", "weapon:spear", "weapon:club", "armor:leather", "heals:2d4+2" })
            Assert.Contains(wares, w => w.Tags.Contains(tag));
        Assert.Equal(150, Begin.Player.Coins);
        Assert.Contains(Others, c => c.Trades && !Prices.IsOpen(Begin with { Clock = 23 * 3600 }, c));
        Assert.Contains(Others, c => c.Trades && Prices.IsOpen(Begin with { Clock = 23 * 3600 }, c));
    }

    [Theory]
    [InlineData("buy the storm lantern", OutcomeKind.Bought, 120)]
    [InlineData("I'd like to buy a flask of ale from Bett", OutcomeKind.Bought, 6)]
    [InlineData("sell Bett my clasp knife", OutcomeKind.Sold, 10)]
    public void A_bargain_at_the_inn_can_be_typed_and_struck(string text, OutcomeKind kind, int price)
    {
        var inn = Begin.Apply([new ClockAdvanced(4 * 3600), new CharacterMoved(World.PlayerId, Begin.Player.At, "dry-foot"),
            new RelationShifted("bett-hallow", World.PlayerId, -Begin.Affinity("bett-hallow", World.PlayerId), "a test")]);
        var turn = new Turn(inn, 1, new Chance(1), IntentParser.Parse(text, inn), [], new TickSpan(300, "a bargain"),
            new Difficulty(false, 0, "", 0, []), new MetaEventProposals([]), new MetaEventReview([]));

        var outcome = Assert.Single(turn.Resolve().Outcomes);

        Assert.Equal((kind, "bett-hallow", price), (outcome.Kind, outcome.Other, outcome.Amount));
    }

    [Fact]
    public void Every_weapon_names_its_line_of_the_srd_or_is_a_tool_in_a_pinch() =>
        Assert.Equal(["salt-rake"], Begin.Items.Values.Where(i => i.Tags.Contains("weapon")
            && !i.Tags.Any(t => t.StartsWith("weapon:", StringComparison.Ordinal))).Select(i => i.Id));

    [Fact]
    public void Names_tell_everything_apart()
    {
        var names = Begin.Places.Values.Select(p => p.Name)
            .Concat(Begin.Characters.Values.Select(c => c.Name)).Concat(Begin.Items.Values.Select(i => i.Name));

        Assert.Empty(names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void Loading_twice_gives_the_same_world() =>
        Assert.Equal(WorldHash.Of(Begin), WorldHash.Of(new WorldLibrary().Get("sallowhythe")!.Begin));

    [Fact]
    public void The_world_survives_being_written_down() =>
        Assert.Equal(WorldHash.Of(Begin), WorldHash.Of(Canonical.Read<WorldSnapshot>(Canonical.Write(WorldSnapshot.Of(Begin))).ToWorld()));

    [Fact]
    public void What_everybody_wants_can_be_walked_to()
    {
        foreach (var character in Begin.Characters.Values)
            foreach (var want in character.Wants)
                Assert.True(WhereIs(want) is not { } place || Reached(character.At).Contains(place),
                    $"{character.Id} cannot walk to {want.Target}");
    }

    [Fact]
    public void Every_storylet_can_happen()
    {
        var facts = Begin.Facts.ToHashSet();
        var found = Begin.Items.Values.Where(i => i is { At.Length: > 0, Fixed: false }).Select(i => i.Id).ToHashSet();
        var waiting = Sallowhythe.Storylets.ToList();
        while (waiting.RemoveAll(s => CanHappen(s, facts, found)) > 0)
            foreach (var effect in Sallowhythe.Storylets.Except(waiting).SelectMany(Changes))
            {
                if (effect.Kind == EffectKind.Assert) facts.Add(new Fact(effect.Subject, effect.Value));
                if (effect.Kind == EffectKind.ItemAppears) found.Add(effect.Subject);
            }

        Assert.Empty(waiting.Select(s => s.Id));
    }

    [Fact]
    public void Some_storylets_go_on_where_others_left_off() =>
        Assert.InRange(Sallowhythe.Storylets.Count(s => s.When.Any(c => c.Kind == ConditionKind.Fact)), 3, 100);

    [Fact]
    public void The_sky_only_changes_where_it_is_said_whether_one_is_under_it() =>
        Assert.All(Sallowhythe.Storylets.Where(s => s.Then.Any(e => e.Kind == EffectKind.Weather)),
            s => Assert.Contains(s.When, c => c.Kind == ConditionKind.Shelter));

    [Fact]
    public void No_weather_storylet_turns_the_sky_to_what_it_is() =>
        Assert.All(Sallowhythe.Storylets.SelectMany(s => s.Then.Where(e => e.Kind == EffectKind.Weather).Select(e => (s.When, e.Value))),
            s => Assert.Contains(s.When, c => c == new Condition(ConditionKind.NotWeather, s.Value)
                || (c.Kind == ConditionKind.Weather && c.Value != s.Value)));

    [Fact]
    public void Every_item_that_is_nowhere_yet_is_brought_by_a_storylet() =>
        Assert.All(Begin.Items.Values.Where(i => i.At.Length == 0), i => Assert.Contains(Sallowhythe.Storylets.SelectMany(s => s.Then),
            e => e.Kind == EffectKind.ItemAppears && e.Subject == i.Id));

    private static IEnumerable<Effect> Changes(Storylet storylet) => storylet.Then.Concat(storylet.Later ?? [])
        .Concat(storylet.Asks?.Options.SelectMany(o => o.Then.Concat(o.Otherwise ?? [])) ?? []);

    private static bool Covers(Routine r, int hour) =>
        r.FromHour < r.ToHour ? hour >= r.FromHour && hour < r.ToHour : hour >= r.FromHour || hour < r.ToHour;

    private static string? WhereIs(Want want) => want.Kind switch
    {
        WantKind.BeAt => want.Target,
        WantKind.Befriend => Begin.Characters[want.Target].At,
        _ when Begin.Items[want.Target].At is { Length: > 0 } at => Begin.Characters.TryGetValue(at, out var holder) ? holder.At : at,
        _ => null,
    };

    private static HashSet<string> Reached(string from)
    {
        var reached = new HashSet<string> { from };
        for (var before = 0; before < reached.Count;)
        {
            before = reached.Count;
            reached.UnionWith(reached.ToArray().SelectMany(id => Begin.Places[id].Exits)
                .Where(e => e.DoorId is null || !Begin.Holds(e.DoorId, "locked")).Select(e => e.To));
        }
        return reached;
    }

    // Weather, hours and who is where come round by themselves; facts and things must be brought about.
    private static bool CanHappen(Storylet storylet, HashSet<Fact> facts, HashSet<string> found) =>
        storylet.When.All(c => c.Kind switch
        {
            ConditionKind.Fact => c.Value.Split(" is ") is [var subject, var state] && facts.Contains(new Fact(subject, state)),
            ConditionKind.Carries => found.Contains(c.Value),
            ConditionKind.Unfound => Begin.Items[c.Value].At.Length == 0,
            ConditionKind.Present => c.Value == "anyone" || Begin.Characters.ContainsKey(c.Value),
            _ => true,
        })
        && Begin.Places.Values.Any(p => storylet.When.All(c => c.Kind switch
        {
            ConditionKind.At => p.Id == c.Value,
            ConditionKind.NotAt => p.Id != c.Value,
            ConditionKind.Biome => p.Biome == c.Value,
            ConditionKind.Shelter => p.Indoors == (c.Value == "indoors"),
            _ => true,
        }));
}
