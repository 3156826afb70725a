using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

/// <summary>What must hold of every turn, tried on thousands of turns drawn from seeds and played.</summary>
public sealed class EveryTurn
{
    [Fact]
    public void The_world_after_is_the_world_before_with_the_changes_applied() => ForEach((turn, result) =>
    {
        Assert.Equal(turn.Number, result.After.Tick);
        Assert.Equal(WorldHash.Of(turn.Before.Apply(result.Changes) with { Tick = turn.Number }), WorldHash.Of(result.After));
    });

    [Fact]
    public void Each_change_starts_from_where_the_world_is_by_then() => ForEach((turn, result) =>
    {
        var world = turn.Before;
        foreach (var change in result.Changes)
        {
            if (change is ItemMoved item) Assert.Equal(item.From, world.Items[item.ItemId].At);
            if (change is CharacterMoved move) Assert.Equal(move.From, world.Characters[move.CharacterId].At);
            if (change is CoinsMoved { From.Length: > 0 } paid) Assert.InRange(paid.Amount, 1, world.Characters[paid.From].Coins);
            if (change is ItemUsedUp used) Assert.Contains(used.ItemId, world.Items.Keys);
            if (change is FactRetracted gone) Assert.Contains(gone.Fact, world.Facts);
            if (change is FactAsserted fresh) Assert.DoesNotContain(fresh.Fact, world.Facts);
            world = world.Apply(change);
        }
    });

    [Fact]
    public void No_item_comes_from_nowhere_or_is_lost() => ForEach((turn, result) =>
    {
        var used = result.Changes.OfType<ItemUsedUp>().Select(e => e.ItemId).ToArray();
        Assert.Equal(turn.Before.Items.Keys.Except(used), result.After.Items.Keys);
        foreach (var item in result.After.Items.Values.Where(i => i.At != turn.Before.Items[i.Id].At))
            Assert.Equal(item.At, result.Changes.OfType<ItemMoved>().Last(e => e.ItemId == item.Id).To);
    });

    [Fact]
    public void Hit_points_change_only_by_events() => ForEach((turn, result) =>
    {
        foreach (var (id, after) in result.After.Characters)
        {
            var lost = result.Changes.OfType<DamageDealt>().Where(e => e.CharacterId == id).Sum(e => e.Amount);
            var healed = result.Changes.OfType<WoundsHealed>().Where(e => e.CharacterId == id).Sum(e => e.Amount);
            var grown = result.Changes.OfType<ExperienceGained>().Any(e => e.CharacterId == id)
                ? after.MaxHitPoints - turn.Before.Characters[id].MaxHitPoints : 0;
            // Who lies on the ground gets nothing of a new level but its maximum.
            var expected = turn.Before.Characters[id].HitPoints - lost + healed;
            Assert.Contains(after.HitPoints, new[] { expected + grown, expected });
        }
    });

    [Fact]
    public void Nobody_is_hurt_below_one_hit_point_but_in_a_fight() => ForEach((turn, result) =>
    {
        if (result.Outcomes.Any(o => o.Kind == OutcomeKind.FightBegan)) return;
        Assert.All(result.After.Characters.Values, c => Assert.True(c.HitPoints >= Math.Min(1, turn.Before.Characters[c.Id].HitPoints)));
    });

    [Fact]
    public void The_player_moves_only_by_going_or_by_what_befalls_or_out_of_a_fight() => ForEach((turn, result) =>
    {
        if (result.Changes.OfType<CharacterMoved>().All(e => e.CharacterId != World.PlayerId)) return;
        Assert.True(turn.Intent.Act == Act.Go || result.Outcomes.Any(o => o is { Kind: OutcomeKind.Befell, Target: "tide" }
            or { Kind: OutcomeKind.Answered, Degree: < Degree.Success } or { Kind: OutcomeKind.FightEnded, Why: "fled" }
            or { Kind: OutcomeKind.Defeated }));
        if (result.Outcomes.Any(o => o.Kind is OutcomeKind.Answered or OutcomeKind.Defeated)) return;
        Assert.Contains(result.Outcomes, o => o is { Kind: OutcomeKind.Moved, Actor: World.PlayerId });
    });

    [Fact]
    public void The_same_turn_comes_to_the_same_text_twice() => ForEach((turn, result) =>
        Assert.Equal(Canonical.Write(result with { After = World.Empty }), 
            Canonical.Write((turn with { }).Resolve() with { After = World.Empty })));

    [Fact]
    public void What_the_others_decide_changes_neither_dice_nor_outcomes() => ForEach((turn, result) =>
    {
        var undecided = (turn with { Decisions = null }).Resolve();
        Assert.Equal(undecided.Rolls, result.Rolls);
        Assert.Equal(undecided.Outcomes, result.Outcomes);
    });

    [Fact]
    public void Something_always_comes_of_the_act_and_every_id_in_it_can_be_named() => ForEach((turn, result) =>
    {
        if (result.Awaits is null) Assert.Contains(result.Outcomes, o => o.Actor == World.PlayerId);
        var guests = result.Passages.SelectMany(p => p.Guests.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (var outcome in result.Outcomes.Concat(result.Others))
        {
            if (outcome.Kind == OutcomeKind.Impossible) Assert.False(string.IsNullOrEmpty(outcome.Why));
            if (outcome.Actor.Length > 0) AssertNamed(turn.Before, guests, outcome.Actor);
            if (!IsOfAStorylet(outcome) && outcome.Target is { } target) AssertNamed(turn.Before, guests, target);
            if (outcome.Other is { } other) AssertNamed(turn.Before, guests, other);
        }
    });

    [Fact]
    public void Nobody_but_the_player_acts_in_the_outcomes_outside_a_fight_and_the_player_never_among_the_others() => ForEach((_, result) =>
    {
        var isFight = false;
        foreach (var outcome in result.Outcomes)
        {
            isFight |= outcome.Kind == OutcomeKind.FightBegan;
            if (!isFight) Assert.True(outcome.Actor is World.PlayerId or "");
            isFight &= outcome.Kind != OutcomeKind.FightEnded;
        }
        Assert.All(result.Others, o => Assert.NotEqual(World.PlayerId, o.Actor));
    });

    [Fact]
    public void The_drawn_turns_cover_every_act_and_every_kind_of_outcome()
    {
        Assert.Equal(Enum.GetValues<Act>(), PlayedTurn.All.Select(d => d.Turn.Intent.Act).Distinct().Order());
        var kinds = PlayedTurn.All.SelectMany(d => d.Result.Outcomes.Concat(d.Result.Others)).Select(o => o.Kind).Distinct();
        Assert.Empty(Enum.GetValues<OutcomeKind>().Except(kinds));
    }

    // Storylets are no part of the world, and go by the words that are told with them.
    private static bool IsOfAStorylet(Outcome outcome) => outcome.Kind is OutcomeKind.Befell or OutcomeKind.Asked or OutcomeKind.Answered;

    private static void AssertNamed(World world, HashSet<string> guests, string id) =>
        Assert.True(world.BriefOf(id) is not null || guests.Contains(id), $"nothing in the world is called {id}");

    private static void ForEach(Action<Turn, Resolution> check)
    {
        foreach (var played in PlayedTurn.All) check(played.Turn, played.Result);
    }
}
