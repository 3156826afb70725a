using System.Collections.Immutable;
using Storyteller.CommitAggregator.Contexts;
using Storyteller.CommitAggregator.Worlds;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Contexts;

/// <summary>Each agent gets to see the least that it needs.</summary>
public sealed class ContextTests
{
    private const string Secret = "the heron flies at midnight";

    private static readonly WorldDefinition Authored = new WorldLibrary().Default;
    private static readonly Character Listener = Authored.Begin.CharactersAt(Authored.Begin.Here.Id).First(c => c.Id != World.PlayerId);
    private static readonly Character Elsewhere = Authored.Begin.Characters.Values.First(c => c.At != Authored.Begin.Here.Id);

    private static Turn Turn(Intent intent, World? world = null) => new(
        world ?? Authored.Begin, 1, new Chance(1), intent, Authored.Storylets,
        new TickSpan(60, "a test"), new Difficulty(false, 0, "", 0, []), new MetaEventProposals([]), new MetaEventReview([]),
        new Outline([], [Listener.Id]));

    private static Turn Whisper => Turn(new Intent(Secret, Act.Talk, Listener.Id, Topic: Secret));

    [Fact]
    public void A_character_witnesses_what_is_said_where_they_are()
    {
        var context = NpcDecisionContexts.Of(Whisper, Whisper.Resolve(), Listener.Id);

        Assert.Contains(context.Witnessed, o => o.Kind == OutcomeKind.Spoke && o.Words == Secret);
        Assert.True(context.InSpotlight);
        Assert.DoesNotContain(context.Scene.Present, b => b.Id == Listener.Id);
        Assert.Contains(context.Scene.Present, b => b.Id == World.PlayerId);
    }

    [Fact]
    public void The_way_takes_longer_for_who_carries_a_load()
    {
        var exit = Authored.Begin.Here.Exits.First(e => e.DoorId is null);
        var going = new Intent("go", Act.Go, exit.To);
        var load = new Item("load", "load", "A load.", World.PlayerId, 60 * 454, 0, false, []);
        var loaded = Authored.Begin with { Items = Authored.Begin.Items.Add(load.Id, load) };

        var light = TickLengthContexts.Of(Turn(going)).WaySeconds!.Value;

        Assert.Equal(Paths.Seconds(Authored.Begin, Authored.Begin.Here.Id, exit.To), light);
        Assert.Equal(((light * 3) + 1) / 2, TickLengthContexts.Of(Turn(going, loaded)).WaySeconds);
    }

    [Fact]
    public void A_character_elsewhere_learns_nothing_of_it()
    {
        var context = NpcDecisionContexts.Of(Whisper, Whisper.Resolve(), Elsewhere.Id);

        Assert.Empty(context.Witnessed);
        Assert.DoesNotContain(Secret, Canonical.Write(context), StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_knows_nothing_of_what_others_know_want_carry_or_remember()
    {
        var memory = new Memory(1, OutcomeKind.Struck, World.PlayerId, "a-memory-of-another", null, 9);
        var world = Authored.Begin.Apply(new MemoryFormed(Elsewhere.Id, memory));
        var turn = Turn(new Intent("wait", Act.Wait), world);
        var json = Canonical.Write(NpcDecisionContexts.Of(turn, turn.Resolve(), Listener.Id));

        Assert.DoesNotContain("a-memory-of-another", json, StringComparison.Ordinal);
        foreach (var other in world.Characters.Values.Where(c => c.Id != Listener.Id))
        {
            Assert.All(other.Knows, known => Assert.DoesNotContain(known.Says, json, StringComparison.Ordinal));
            Assert.All(other.Wants, want => Assert.DoesNotContain(want.Words, json, StringComparison.Ordinal));
        }

        Assert.DoesNotContain(world.ItemsAt(World.PlayerId), item => json.Contains($"\"{item.Id}\"", StringComparison.Ordinal));
    }

    [Fact]
    public void The_newest_of_many_memories_come_first_and_twenty_are_enough()
    {
        var world = Enumerable.Range(1, 30).Aggregate(Authored.Begin,
            (w, tick) => w.Apply(new MemoryFormed(Listener.Id, new Memory(tick, OutcomeKind.Gave, World.PlayerId, null, null, 5))));
        var turn = Turn(new Intent("wait", Act.Wait), world);

        var memories = NpcDecisionContexts.Of(turn, turn.Resolve(), Listener.Id).Memories;

        Assert.Equal(Enumerable.Range(11, 20).Reverse(), memories.Select(m => m.Tick));
    }

    [Fact]
    public void What_happens_in_this_tick_is_witnessed_and_not_yet_remembered() =>
        Assert.Empty(NpcDecisionContexts.Of(Whisper, Whisper.Resolve(), Listener.Id).Memories);

    [Fact]
    public void The_meta_events_agent_sees_no_narrative_of_places_or_people()
    {
        var json = Canonical.Write(MetaEventsContexts.Of(Whisper));

        Assert.DoesNotContain(Secret, json, StringComparison.Ordinal);
        Assert.DoesNotContain(Authored.Begin.Here.Description, json, StringComparison.Ordinal);
        Assert.Contains(Authored.Begin.Here.Biome, json, StringComparison.Ordinal);
    }

    [Fact]
    public void The_player_is_measured_only_where_it_could_come_to_blows()
    {
        var calm = Turn(new Intent("wait", Act.Wait)) with { Storylets = [Brawl with { Fight = null }] };

        Assert.Null(MetaEventsContexts.Of(calm).Party);
        Assert.Equal([World.PlayerId], MetaEventsContexts.Of(calm with { Storylets = [Brawl] }).Party!.Select(sheet => sheet.Id));
    }

    [Theory]
    [InlineData("dry-foot", true)]
    [InlineData("crypt", false)]
    public void Whether_one_can_see_where_it_would_come_to_blows_is_told(string at, bool light)
    {
        var world = Authored.Begin.Apply(new CharacterMoved(World.PlayerId, Authored.Begin.Here.Id, at));

        Assert.Equal(light, MetaEventsContexts.Of(Turn(new Intent("wait", Act.Wait), world)).Light);
    }

    private static Storylet Brawl => new("brawl", "threat", "Somebody swings.", "it may hurt", 100, 9, [], [], null, new StoryletFight([]));

    [Fact]
    public void What_befell_lately_is_told_to_the_review_the_newest_first()
    {
        var (first, second) = (Authored.Storylets[0], Authored.Storylets.First(s => s.Kind != Authored.Storylets[0].Kind));
        var world = Authored.Begin.Apply([new StoryletHappened(first.Id, 3), new StoryletHappened(second.Id, 4)]) with { Tick = 5 };
        var turn = Turn(new Intent("wait", Act.Wait), world) with { Number = 6 };

        Assert.Equal([second.Kind, first.Kind], EventReviewContexts.Of(turn).RecentKinds);
        Assert.Empty(EventReviewContexts.Of(turn with { Number = 50 }).RecentKinds);
        Assert.Equal(1, MetaEventsContexts.Of(turn).QuietTicks);
    }

    [Fact]
    public void The_way_is_measured_only_where_the_intent_is_to_go()
    {
        var exit = Authored.Begin.Here.Exits[0];

        Assert.Equal(exit.Seconds, TickLengthContexts.Of(Turn(new Intent("go", Act.Go, exit.To))).WaySeconds);
        Assert.Null(TickLengthContexts.Of(Turn(new Intent("wait", Act.Wait))).WaySeconds);
    }

    [Fact]
    public void A_lock_is_no_obstacle_to_whoever_carries_its_key()
    {
        var place = Authored.Begin.Places.Values.First(p =>
            p.Exits.Any(e => e.Key is not null && Authored.Begin.Holds(e.DoorId!, "locked")));
        var exit = place.Exits.First(e => e.Key is not null);
        var before = Authored.Begin.Apply(new CharacterMoved(World.PlayerId, Authored.Begin.Player.At, place.Id));
        var carrying = before.Apply(new ItemMoved(exit.Key!, before.Items[exit.Key!].At, World.PlayerId));
        var intent = new Intent("open the door", Act.Open, exit.DoorId);

        Assert.Contains("locked", DifficultyContexts.Of(Turn(intent, before)).TargetStates);
        Assert.DoesNotContain("locked", DifficultyContexts.Of(Turn(intent, carrying)).TargetStates);
    }

    [Fact]
    public void The_narrator_can_name_everything_that_happened()
    {
        var decisions = ImmutableSortedDictionary<string, NpcAction>.Empty.Add(Listener.Id,
            new NpcAction(Deed.Say, World.PlayerId, null, "greet", "Good day.", "a test", 1));
        var turn = Whisper with { Decisions = decisions };
        var context = NarratorContexts.Of(turn, turn.Resolve(), ["You wait"]);

        var named = context.Outcomes.Concat(context.Others)
            .SelectMany(o => new[] { o.Actor, o.Target, o.Other })
            .Where(id => !string.IsNullOrEmpty(id));
        Assert.All(named, id => Assert.True(context.Cast.ContainsKey(id!), id));
        Assert.Contains(context.Others, o => o.Words == "Good day.");
        Assert.Equal(["You wait"], context.Recent);
    }
}
