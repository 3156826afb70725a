using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

/// <summary>However many blows a fight has, each witness remembers it once.</summary>
public sealed class RememberingAFight
{
    private static readonly Turn Brawl = ATurn.Of(Act.Attack, "mara").In(AnEncounter.Heroic).In(w => w.Placing("jory", "taproom")
        .Changing("mara", c => c with { HitPoints = 60, MaxHitPoints = 60 }));

    [Fact]
    public void Who_was_struck_remembers_who_did_it()
    {
        var after = (Brawl with { Number = 12 }).PlayedOut().Resolve().After;
        Assert.Equal([new Memory(12, OutcomeKind.Struck, "player", "mara", null, 8)], after.Memories["mara"]);
    }

    [Fact]
    public void A_bystander_remembers_one_blow_of_whoever_struck_first()
    {
        for (var seed = 1UL; seed <= 30; seed++)
        {
            var result = (Brawl with { Dice = new Chance(seed) }).PlayedOut().Resolve();
            var first = result.Outcomes.First(o => o.Kind == OutcomeKind.Struck);
            Assert.Equal([new Memory(1, OutcomeKind.Struck, first.Actor, first.Target, null, 6)], result.After.Memories["jory"]);
        }
    }

    [Fact]
    public void Who_watched_two_fights_remembers_both()
    {
        var turn = Brawl.Meeting("ambush", "zombie").PlayedOut();
        var memories = turn.Resolve().After.Memories["jory"].Where(m => m.What == OutcomeKind.Struck).ToList();
        Assert.Equal(2, memories.Count);
        Assert.Contains(memories, m => m.Actor == "zombie-1" || m.Target == "zombie-1");
        Assert.Contains(memories, m => m.Actor == "mara" || m.Target == "mara");
    }

    [Fact]
    public void Who_fought_beside_the_player_remembers_what_they_were_dealt()
    {
        var turn = AnEncounter.With("wolf", 2).In(AnEncounter.Heroic).In(w => w.WithSomebody("berta", 100, "player", 90)
            .Changing("berta", c => c with { HitPoints = 60, MaxHitPoints = 60 }));
        var result = turn.ComingTo(r => r.Outcomes.Any(o => o is { Kind: OutcomeKind.Struck, Target: "berta" })).Resolve();
        var memory = Assert.Single(result.After.Memories["berta"], m => m.What == OutcomeKind.Struck);
        Assert.Equal(("berta", 8), (memory.Target, memory.Importance));
    }

    [Fact]
    public void Who_is_elsewhere_remembers_nothing_of_it() => Assert.DoesNotContain("jory",
        Brawl.In(w => w.Placing("jory", "quay")).PlayedOut().Resolve().After.Memories.Keys);
}
