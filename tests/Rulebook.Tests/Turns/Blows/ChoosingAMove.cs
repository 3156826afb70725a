using Storyteller.Contracts;
using Storyteller.Rulebook.Combat;

namespace Storyteller.Rulebook.Tests;

/// <summary>What a player is offered in their turn of a fight.</summary>
public sealed class ChoosingAMove
{
    [Fact]
    public void Every_choice_is_a_move_and_the_first_of_them_the_default()
    {
        foreach (var creature in Bestiary.All)
        {
            var turn = AnEncounter.With(creature.Id, 2).In(AnEncounter.Heroic).In(w => w.Changing("player", c => c with
            {
                HitPoints = 500, MaxHitPoints = 500,
            }));
            if (turn.Resolve().Awaits is not { Kind: PromptKind.Combat } prompt) continue;
            Assert.Equal(prompt.Choices[0].Id, prompt.Default);
            Assert.All(prompt.Choices, c => Assert.Equal(c.Id, Move.Parse(c.Id)?.Id));
            Assert.Equal(prompt.Choices.Select(c => c.Id).Distinct(), prompt.Choices.Select(c => c.Id));
            Assert.Equal(prompt.Choices.Select(c => c.Words).Distinct(), prompt.Choices.Select(c => c.Words));
            Assert.Equal(creature.Mind == FoeMind.Folk, prompt.Choices.Any(c => c.Id == "yield"));
            Assert.Equal(creature.Mind is FoeMind.Folk or FoeMind.Fiend, prompt.Choices.Any(c => c.Id == "talk"));
        }
    }

    [Fact]
    public void Each_move_is_worded_for_a_reader()
    {
        var turn = AnEncounter.With("bandit").In(AnEncounter.Heroic)
            .In(w => w.With(AHarbourInn.Thing("plum-bottle", "bottle of plum brandy", "player", "heals:1d4")));
        var words = turn.Resolve().Awaits!.Choices.ToDictionary(c => c.Id, c => c.Words);
        Assert.Equal("strike at the bandit", words["attack:bandit-1"]);
        Assert.Equal("strike at the bandit with your knife", words["attack:bandit-1:knife"]);
        Assert.Equal("stand on your guard", words["dodge"]);
        Assert.Equal("drink from plum bottle", words["drink:plum-bottle"]);
        Assert.Equal("try to talk them out of it", words["talk"]);
        Assert.Equal("lay down your arms", words["yield"]);
        Assert.Equal("run for it", words["flee"]);
    }

    [Fact]
    public void Several_of_a_kind_are_told_apart_and_the_wounded_shows()
    {
        var turn = AnEncounter.With("hobgoblin", 2).In(AnEncounter.Heroic);
        Assert.Contains(turn.Resolve().Awaits!.Choices, c => c == new Choice("attack:hobgoblin-2", "strike at the second hobgoblin"));
        var hurt = Enumerable.Range(1, 300).Select(n => (turn with { Dice = new Chance((ulong)n) }).Answering("attack:hobgoblin-2").Resolve())
            .First(r => r.Awaits?.Fight!.Order.Any(f => f.Id == "hobgoblin-2" && !f.Out && 2 * f.HitPoints <= f.MaxHitPoints) == true);
        Assert.Contains(hurt.Awaits!.Choices, c => c.Words == "strike at the wounded second hobgoblin");
    }

    [Fact]
    public void Somebody_with_a_name_is_called_by_it() => Assert.Contains(ATurn.Of(Act.Attack, "mara").In(AnEncounter.Heroic).Resolve()
        .Awaits!.Choices, c => c == new Choice("attack:mara", "strike at Mara Venn"));

    [Fact]
    public void Who_is_low_is_advised_to_drink_and_else_to_strike()
    {
        var turn = AnEncounter.With("zombie").In(AnEncounter.Heroic)
            .In(w => w.With(AHarbourInn.Thing("tonic", "tonic", "player", "heals:2d4+2")));
        Assert.Equal("attack:zombie-1", turn.Resolve().Awaits!.Default);
        Assert.Equal("drink:tonic", turn.In(w => w.Changing("player", c => c with { HitPoints = 20 })).Resolve().Awaits!.Default);
    }

    [Fact]
    public void The_prompt_shows_how_the_fight_stands()
    {
        var fight = AnEncounter.With("zombie").In(AnEncounter.Heroic).Resolve().Awaits!.Fight!;
        Assert.Equal(["player", "zombie-1"], fight.Order.Select(f => f.Id).Order(StringComparer.Ordinal));
        Assert.Equal((true, 60, 13), fight.Order.Where(f => f.Id == "player").Select(f => (f.Mine, f.MaxHitPoints, f.ArmorClass)).Single());
        Assert.Equal((false, 22, 8), fight.Order.Where(f => f.Id == "zombie-1").Select(f => (f.Mine, f.MaxHitPoints, f.ArmorClass)).Single());
    }

    [Fact]
    public void Who_has_fallen_is_struck_at_no_more()
    {
        var turn = AnEncounter.With("commoner", 2).In(AnEncounter.Heroic)
            .ComingTo(r => r.EndOf() == "won" && r.Outcomes.Count(o => o.Kind == OutcomeKind.Felled) == 2).ToTheLastMove();
        var prompt = turn.Resolve().Awaits!;
        var fallen = Assert.Single(prompt.Fight!.Order, f => f.Out).Id;
        Assert.DoesNotContain(prompt.Choices, c => c.Id.StartsWith($"attack:{fallen}", StringComparison.Ordinal));
    }
}
