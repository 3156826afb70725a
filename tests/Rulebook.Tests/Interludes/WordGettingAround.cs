using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class WordGettingAround
{
    private static readonly Memory Blow = new(3, OutcomeKind.Struck, World.PlayerId, "mara", null, 6);
    private static readonly Memory Gift = new(4, OutcomeKind.Gave, World.PlayerId, "letter", null, 4);

    private static World OdoSawTheBlow => AnEndedScene.World.Remembering("odo", Blow);

    [Fact]
    public void Who_remembers_what_matters_tells_it_and_the_other_makes_a_little_less_of_it() =>
        Assert.Equal([new MemoryFormed("pell", Blow with { ToldBy = "odo", Importance = 5 })], Told(OdoSawTheBlow));

    [Fact]
    public void Small_talk_does_not_travel() =>
        Assert.Empty(Told(AnEndedScene.World.Remembering("odo", Blow with { Importance = 4 })));

    [Fact]
    public void Nobody_gossips_where_the_player_is_or_alone()
    {
        Assert.Empty(Told(OdoSawTheBlow.Placing(World.PlayerId, "square")));
        Assert.Empty(Told(OdoSawTheBlow.Placing("pell", "cellar")));
    }

    [Fact]
    public void Who_did_it_or_had_it_done_to_them_need_not_be_told() =>
        Assert.Empty(Told(OdoSawTheBlow.Placing("mara", "square").Placing("pell", "tavern")));

    [Fact]
    public void Who_knows_already_is_not_told_again() =>
        Assert.Empty(Told(OdoSawTheBlow.Remembering("pell", Blow with { ToldBy = "mara", Importance = 3 })));

    [Fact]
    public void One_tells_no_more_than_two_and_each_hears_it_once()
    {
        var crowd = new[] { "ann", "ben", "cid", "dan" }.Aggregate(OdoSawTheBlow, (world, id) =>
            world with { Characters = world.Characters.Add(id, AHarbourInn.Someone(id, id, "square")) });
        crowd = crowd.Remembering("pell", Blow);

        var heard = Told(crowd).Cast<MemoryFormed>().Select(m => m.CharacterId).ToList();

        Assert.Equal(4, heard.Count);
        Assert.Equal(["ann", "ben", "cid", "dan"], heard.Order());
    }

    [Fact]
    public void The_weightiest_news_goes_first()
    {
        var worse = Blow with { Tick = 1, Importance = 9 };
        var told = Assert.Single(Told(OdoSawTheBlow.Remembering("odo", worse)));
        Assert.Equal(new MemoryFormed("pell", worse with { ToldBy = "odo", Importance = 8 }), told);
    }

    [Fact]
    public void What_one_hears_in_a_scene_one_passes_on_in_the_next()
    {
        var third = OdoSawTheBlow with { Characters = OdoSawTheBlow.Characters.Add("zoe", AHarbourInn.Someone("zoe", "Zoe", "square")) };
        var heavy = third.Remembering("odo", Blow with { Tick = 5, Importance = 9 });
        var first = Told(heavy);
        Assert.All(first, told => Assert.Equal("odo", Assert.IsType<MemoryFormed>(told).Memory.ToldBy));
        Assert.Equal(2, first.Count);
        Assert.Contains(Told(heavy.Apply(first)), told => told is MemoryFormed { Memory.Tick: 3 });
    }

    [Theory]
    [InlineData(19, 0)]
    [InlineData(20, -5)]
    [InlineData(60, -10)]
    [InlineData(100, -15)]
    public void Hearing_that_the_player_struck_somebody_dear_costs_their_regard(int fondness, int shift)
    {
        var shifts = Told(OdoSawTheBlow.Liking("pell", "mara", fondness)).OfType<RelationShifted>().Sum(e => e.Amount);
        Assert.Equal(shift, shifts);
    }

    [Fact]
    public void A_blow_that_somebody_else_struck_is_not_held_against_the_player()
    {
        var told = Told(AnEndedScene.World.Remembering("odo", Blow with { Actor = "jory" }).Liking("pell", "mara", 80));
        Assert.IsType<MemoryFormed>(Assert.Single(told));
    }

    [Theory]
    [InlineData(10, 0)]
    [InlineData(100, 15)]
    public void Hearing_of_a_gift_from_somebody_dear_who_got_it_wins_regard(int fondness, int shift)
    {
        var told = Told(AnEndedScene.World.Remembering("odo", Gift).Liking("pell", "odo", fondness));
        Assert.Equal(shift, told.OfType<RelationShifted>().Sum(e => e.Amount));
        Assert.Equal(new MemoryFormed("pell", Gift with { ToldBy = "odo", Importance = 3 }), told[0]);
    }

    private static IReadOnlyList<WorldEvent> Told(World world) => world.Changes(SceneStep.SocialRipple);
}
