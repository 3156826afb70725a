using System.Collections.Immutable;
using Storyteller.CommitAggregator.Contexts;
using Storyteller.CommitAggregator.Worlds;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Contexts;

/// <summary>A turn is told in passages, each from a context of its own.</summary>
public sealed class PassageContextTests
{
    private static readonly WorldDefinition Authored = new WorldLibrary().Default;
    private static readonly World Begin = Authored.Begin;
    private static readonly Exit Way = Begin.Here.Exits[0];
    private static readonly World Elsewhere = Begin.Apply(new CharacterMoved(World.PlayerId, Begin.Here.Id, Way.To));
    private static readonly World Hurt = Begin.Apply(new DamageDealt(World.PlayerId, 3, "wolf-1"));

    private static readonly Outcome Befell = new(OutcomeKind.Befell, "", "a-storylet", Words: "Wolves.");
    private static readonly Outcome Began = new(OutcomeKind.FightBegan, "", "wolf-1");
    private static readonly Outcome Felled = new(OutcomeKind.Felled, "wolf-1", Other: World.PlayerId);
    private static readonly Outcome Bite = new(OutcomeKind.Struck, "wolf-2", World.PlayerId, Words: "bite", Amount: 3);
    private static readonly Outcome Moved = new(OutcomeKind.Moved, World.PlayerId, Way.To, Begin.Here.Id);
    private static readonly Outcome After = new(OutcomeKind.Took, World.PlayerId, "an-item-unknown", "wolf-1");

    private static readonly Roll First = new("a-storylet", 100, 3, 0, 20, true);
    private static readonly Roll Second = new("bite", 20, 14, 4, 12, true);
    private static readonly Roll Third = new("stealth", 20, 4, 0, 12, false);

    private static readonly Turn Turn = new(Begin, 1, new Chance(1), new Intent("go on", Act.Go, Way.To), Authored.Storylets,
        new TickSpan(60, "a test"), new Difficulty(false, 0, "", 0, []), new MetaEventProposals([]), new MetaEventReview([]),
        new Outline([new Beat(BeatRole.Action, [0, 1], [])], []));

    private static readonly Outcome Other =
        new(OutcomeKind.Busied, Begin.Characters.Keys.First(id => id != World.PlayerId), Words: "waiting");

    private static Resolution Resolved => new([First, Second, Third], [Befell, Began, Felled, Bite, Moved, After], [Other], [], Elsewhere,
    [
        new(PassageKind.Event, [Befell], [First], Begin, ToldOf()),
        new(PassageKind.Combat, [Began, Felled, Bite], [Second], Hurt, ToldOf("wolf-1", "wolf-2")),
        new(PassageKind.Action, [Moved, After], [Third], Elsewhere, ToldOf()),
    ], null, false);

    private static ImmutableSortedDictionary<string, Brief> ToldOf(params string[] guests) => guests.ToImmutableSortedDictionary(
        id => id, id => new Brief(id, "character", "wolf", false, "it"), StringComparer.Ordinal);

    [Fact]
    public void The_last_passage_is_told_from_its_own_outcomes_and_rolls_and_with_what_the_others_do()
    {
        var context = NarratorContexts.Of(Turn, Resolved, ["You wait"]);

        Assert.Equal([Moved, After], context.Outcomes);
        Assert.Equal([Third], context.Rolls);
        Assert.Equal([Other], context.Others);
        Assert.Equal(Way.To, context.Scene.Place.Id);
        Assert.Equal((60, Turn.Outline), (context.Seconds, context.Outline));
    }

    [Fact]
    public void An_earlier_passage_is_told_as_the_world_was_at_its_end()
    {
        var context = NarratorContexts.OfPassage(Turn, Resolved, 1, []);

        Assert.Equal([Began, Felled, Bite], context.Outcomes);
        Assert.Equal([Second], context.Rolls);
        Assert.Empty(context.Others);
        Assert.Equal(Begin.Here.Id, context.Scene.Place.Id);
        Assert.Equal(Begin.Player.HitPoints - 3, context.PlayerHitPoints);
        Assert.Equal(0, context.Seconds);
    }

    [Fact]
    public void An_earlier_passage_is_told_in_one_beat_and_an_event_leaves_something()
    {
        var (befell, fight) = (NarratorContexts.OfPassage(Turn, Resolved, 0, []).Outline,
            NarratorContexts.OfPassage(Turn, Resolved, 1, []).Outline);

        Assert.Equal([BeatRole.Complication, BeatRole.Aftermath], befell.Beats.Select(beat => beat.Role));
        Assert.Equal([0, 1, 2], Assert.Single(fight.Beats).Outcomes);
        Assert.Equal(BeatRole.Complication, fight.Beats[0].Role);
    }

    [Fact]
    public void Every_id_that_is_somebody_or_something_has_a_name_in_each_passage()
    {
        NarratorContext[] contexts = [NarratorContexts.OfPassage(Turn, Resolved, 0, []), NarratorContexts.OfPassage(Turn, Resolved, 1, []),
            NarratorContexts.Of(Turn, Resolved, [])];
        foreach (var context in contexts)
        {
            var named = context.Outcomes.Concat(context.Others).SelectMany(o => new[] { o.Actor, o.Target, o.Other })
                .Where(id => !string.IsNullOrEmpty(id) && id is not ("a-storylet" or "an-item-unknown"));
            Assert.All(named, id => Assert.True(context.Cast.ContainsKey(id!), id));
        }
    }

    [Fact]
    public void Guests_of_one_name_are_told_apart_by_their_number_and_a_single_one_is_not_counted()
    {
        var fight = NarratorContexts.OfPassage(Turn, Resolved, 1, []).Cast;
        Assert.Equal(("first wolf", "second wolf"), (fight["wolf-1"].Name, fight["wolf-2"].Name));

        Assert.Equal("wolf", Guests.ToldApart(ToldOf("wolf-7")).Single().Value.Name);
        Assert.Equal(["third wolf", "wolf", "wolf"], Guests.ToldApart(ToldOf("wolf-3", "wolf-40", "wolf-x")).Select(g => g.Value.Name));
    }

    [Fact]
    public void What_was_told_of_this_turn_is_what_was_read_last_sentence_by_sentence()
    {
        var turn = Turn with
        {
            Told = [new Narration(["Wolves come. They are hungry and there are many."]), new Narration(["You fight."])],
        };

        Assert.Equal(["You fight.", "They are hungry and there are", "Wolves come", "You wait"],
            NarratorContexts.Of(turn, Resolved, ["You wait"]).Recent);
        Assert.Equal(["They are hungry and there are", "Wolves come", "You wait"],
            NarratorContexts.OfPassage(turn, Resolved, 1, ["You wait"]).Recent);
    }

    [Fact]
    public void An_intent_that_comes_to_nothing_at_all_does_not_tell_the_last_event_again()
    {
        var told = Turn with { Told = [.. Resolved.Passages.Select(_ => new Narration(["Told."]))] };

        Assert.Empty(NarratorContexts.Of(told, Resolved, []).Outcomes);
        Assert.Empty(OutlineContexts.Of(told, Resolved).Outcomes);
        Assert.Empty(NarratorContexts.Of(Turn, Resolved with { Passages = [] }, []).Outcomes);
    }

    [Fact]
    public void The_outline_counts_the_outcomes_of_the_last_passage() =>
        Assert.Equal([Moved, After], OutlineContexts.Of(Turn, Resolved).Outcomes);
}
