using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

/// <summary>The intent resolves last, and may have become impossible by then.</summary>
public sealed class BeingOvertaken
{
    private static readonly Storylet Leaving = Of("leaving", new Effect(EffectKind.CharacterGoes, "mara", "attic"));

    [Fact]
    public void What_an_event_has_made_impossible_says_so_and_then_why()
    {
        var result = ATurn.Of(Act.Talk, "mara", topic: "the weather").Befalling(Leaving).Resolve();
        Assert.Equal([OutcomeKind.Befell, OutcomeKind.Overtaken, OutcomeKind.Impossible], result.Outcomes.Select(o => o.Kind));
        Assert.Equal(new Outcome(OutcomeKind.Overtaken, "player", Words: "the weather"), result.Outcomes[1]);
        Assert.Equal("not-here", result.Outcomes[2].Why);
        Assert.Equal(["Overtaken", "Impossible"], result.Passages[^1].Outcomes.Select(o => o.Kind.ToString()));
    }

    [Fact]
    public void What_was_meant_is_named_as_the_world_names_it_where_there_are_no_words() => Assert.Equal("Mara Venn",
        ATurn.Of(Act.Talk, "mara").Befalling(Leaving).Resolve().Outcomes[1].Words);

    [Fact]
    public void What_is_still_possible_goes_on_as_it_was_meant() => Assert.Equal([OutcomeKind.Befell, OutcomeKind.Took],
        ATurn.Of(Act.Take, "iron-key").Befalling(Leaving).Resolve().Outcomes.Select(o => o.Kind));

    [Fact]
    public void What_never_was_possible_has_not_been_overtaken() => Assert.Equal([OutcomeKind.Befell, OutcomeKind.Impossible],
        ATurn.Of(Act.Talk, "jory").Befalling(Leaving).Resolve().Outcomes.Select(o => o.Kind));

    [Fact]
    public void What_an_event_makes_possible_is_done() => Assert.Equal([OutcomeKind.Befell, OutcomeKind.Spoke],
        ATurn.Of(Act.Talk, "jory").Befalling(Of("coming", new Effect(EffectKind.CharacterGoes, "jory", "here"))).Resolve()
            .Outcomes.Select(o => o.Kind));

    [Fact]
    public void Without_an_event_nothing_is_overtaken() => Assert.Equal(OutcomeKind.Impossible,
        Assert.Single(AMarket.Buying("torch", "mara").In(w => w.At(23)).Resolve().Outcomes).Kind);

    [Fact]
    public void Who_goes_down_in_a_fight_that_a_friend_wins_can_no_longer_do_what_they_meant()
    {
        var turn = ATurn.Of(Act.Take, "iron-key").Meeting("ambush", "commoner", surprise: true).In(AnEncounter.Frail)
            .In(w => w.WithSomebody("berta", 100, "player", 90).Changing("berta", c => c with { HitPoints = 80, MaxHitPoints = 80 }));
        var result = turn.ComingTo(r => r.EndOf() == "won" && r.After.Player.HitPoints == 0, _ => "dodge").Resolve();
        Assert.Equal([OutcomeKind.Overtaken, OutcomeKind.Impossible], result.Passages[^1].Outcomes.Select(o => o.Kind));
        Assert.Equal(("down", "taproom"), (result.Outcomes[^1].Why, result.After.Items["iron-key"].At));
    }

    [Fact]
    public void Who_lost_a_fight_lost_what_they_had_meant_with_it_and_what_else_was_to_happen()
    {
        var result = ATurn.Of(Act.Take, "iron-key").Meeting("ambush", "bandit").AlsoBefalling(Of("knock")).Answering("yield").Resolve();
        Assert.Equal(OutcomeKind.Overtaken, Assert.Single(result.Passages[^1].Outcomes).Kind);
        Assert.Equal("taproom", result.After.Items["iron-key"].At);
        Assert.DoesNotContain(result.Outcomes, o => o.Target == "knock");
    }

    private static Storylet Of(string id, params Effect[] then) => new(id, "omen", $"It is {id}.", "it may matter", 100, 3, [], then);
}
