using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class WhatWasPutOff
{
    private static readonly Storylet Drowned = new("drowned-coin", "discovery", "Something sinks.", "a coin, later", 100, 0, [], [],
        Later: [new(EffectKind.ItemAppears, "silver-coin", "here"), new(EffectKind.CharacterGoes, "mara", "here"),
            new(EffectKind.Assert, "harbour", "muddy")]);

    private static readonly World Waiting = AnEndedScene.World.Apply(new EffectsDeferred(Drowned.Id));

    private static readonly SceneFacts Due = AnEndedScene.Facts with { Deferred = [Drowned.Id], Storylets = [Drowned] };

    [Fact]
    public void What_a_storylet_put_off_comes_due_where_the_player_was()
    {
        var changes = Waiting.Changes(SceneStep.DeferredEffects, Due);

        Assert.Equal([new ItemMoved("silver-coin", "", "square"), new CharacterMoved("mara", "tavern", "square"),
            new FactAsserted(new Fact("harbour", "muddy")), new EffectsCameDue(Drowned.Id)], changes);
        Assert.Empty(Waiting.Apply(changes).Deferred);
    }

    [Fact]
    public void What_is_true_by_then_changes_nothing_and_is_over_all_the_same() =>
        Assert.Equal(new EffectsCameDue(Drowned.Id), Assert.Single(
            Waiting.Having("silver-coin", "mara").Placing("mara", "square").With(new Fact("harbour", "muddy"))
                .Changes(SceneStep.DeferredEffects, Due)));

    [Fact]
    public void A_storylet_that_falls_to_another_scene_stays_put_off() =>
        Assert.Empty(Waiting.Changes(SceneStep.DeferredEffects, Due with { Deferred = [] }));

    [Fact]
    public void What_came_due_before_does_not_come_due_again() =>
        Assert.Empty(Waiting.Apply(new EffectsCameDue(Drowned.Id)).Changes(SceneStep.DeferredEffects, Due));

    [Fact]
    public void A_storylet_that_the_world_no_longer_has_is_over_without_effect() =>
        Assert.Equal([new EffectsCameDue(Drowned.Id)], Waiting.Changes(SceneStep.DeferredEffects, Due with { Storylets = [] }));

    [Fact]
    public void What_is_put_off_is_written_down_and_a_world_without_any_has_the_text_it_always_had()
    {
        Assert.Equal([Drowned.Id], WorldSnapshot.Of(Waiting).ToWorld().Deferred);
        Assert.DoesNotContain("deferred", Canonical.Write(WorldSnapshot.Of(AnEndedScene.World)), StringComparison.Ordinal);
        Assert.Equal(WorldHash.Of(AnEndedScene.World), WorldHash.Of(Waiting.Apply(new EffectsCameDue(Drowned.Id))));
    }
}
