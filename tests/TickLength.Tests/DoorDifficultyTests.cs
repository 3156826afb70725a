using Storyteller.Contracts;
using Storyteller.TickLength.Scoring;
using static Storyteller.TickLength.Tests.ScoringSituations;

namespace Storyteller.TickLength.Tests;

public sealed class DoorDifficultyTests
{
    [Fact]
    public void A_locked_door_is_picked_with_tools_and_harder_without()
    {
        var locked = Doing(Act.Open).To(Gate, "closed", "locked");

        Is("sleight of hand", 20, locked);
        Is("sleight of hand", 13, locked.With("tool:lockpick"));
    }

    [Fact]
    public void A_locked_door_is_forced_by_strength_or_with_a_lever()
    {
        var locked = Doing(Act.Open).To(Gate, "locked");

        Is("athletics", 13, locked.In(Manner.Forceful));
        Is("athletics", 11, locked.In(Manner.Forceful).With("tool:pry"));
        Is("athletics", 13, locked.With("tool:pry"));
        Is("sleight of hand", 18, locked.With("tool:pry").In(Manner.Quiet));
        Is("athletics", 13, Doing(Act.Go, manner: Manner.Forceful).To(Gate, "locked"));
    }

    [Fact]
    public void The_key_that_was_named_takes_no_luck_and_another_thing_does()
    {
        var locked = Doing(Act.Open, instrument: "iron-key").To(Gate, "locked");

        Assert.False(DifficultyRules.Score(locked.With("key")).NeedsRoll);
        Assert.True(DifficultyRules.Score(locked.With("food")).NeedsRoll);
        Assert.True(DifficultyRules.Score(Doing(Act.Open).To(Gate, "locked").With("key")).NeedsRoll);
    }
}
