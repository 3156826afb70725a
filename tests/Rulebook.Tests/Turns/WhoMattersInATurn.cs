using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class WhoMattersInATurn
{
    [Fact]
    public void Those_where_the_player_ends_up_matter()
    {
        Assert.Equal(["mara"], FocusBubble.In(ATurn.Of(Act.Wait).Resolve()));
        Assert.Equal(["jory"], FocusBubble.In(ATurn.Of(Act.Go, "quay").Resolve()));
        Assert.Empty(FocusBubble.In(ATurn.Of(Act.Go, "attic").Resolve()));
    }

    [Fact]
    public void Who_is_down_does_not_decide() =>
        Assert.Empty(FocusBubble.In(ATurn.Of(Act.Wait).In(w => w.Changing("mara", c => c with { HitPoints = 0 })).Resolve()));

    [Fact]
    public void Of_a_crowd_eight_matter_and_they_come_by_id() => Assert.Equal(
        ["guest-01", "guest-02", "guest-03", "guest-04", "guest-05", "guest-06", "guest-07", "guest-08"],
            FocusBubble.In(InACrowd(ATurn.Of(Act.Wait)).Resolve()));

    [Fact]
    public void Those_with_the_strongest_feelings_come_before_others_for_better_or_worse()
    {
        var turn = InACrowd(ATurn.Of(Act.Wait))
            .In(w => w.Apply([new RelationShifted("guest-11", "player", -40, ""), new RelationShifted("guest-10", "player", 20, "")]));
        Assert.Equal(["guest-01", "guest-02", "guest-03", "guest-04", "guest-05", "guest-06", "guest-10", "guest-11"],
            FocusBubble.In(turn.Resolve()));
    }

    [Fact]
    public void Whom_the_act_was_about_comes_before_all_feelings()
    {
        var turn = InACrowd(ATurn.Of(Act.Talk, "guest-12")).In(w => w.Apply(
            Enumerable.Range(1, 9).Select(n => new RelationShifted($"guest-0{n}", "player", 50, ""))));
        Assert.Contains("guest-12", FocusBubble.In(turn.Resolve()));
    }

    private static Turn InACrowd(Turn turn) => turn.In(w => w with
    {
        Characters = w.Characters.AddRange(Enumerable.Range(1, 12).Select(n => $"guest-{n:00}")
            .Select(id => KeyValuePair.Create(id, AHarbourInn.Someone(id, id, "taproom")))),
    });
}
