using System.Globalization;
using Storyteller.CommitAggregator.Worlds;
using Storyteller.Contracts;
using Storyteller.Rulebook;
using Storyteller.Rulebook.Combat;

namespace Storyteller.CommitAggregator.Tests.Worlds;

/// <summary>What the shipped world asks and whom it brings: on which ground, how often, and for whom.</summary>
public sealed class TheShippedStoryletsTests
{
    private static readonly WorldDefinition Sallowhythe = new WorldLibrary().Get("sallowhythe")!;
    private static readonly World Begin = Sallowhythe.Begin;
    private static readonly string[] AllGrounds = ["coast", "forest", "indoors", "marsh", "ruins", "town"];

    [Fact]
    public void Questions_are_asked_all_over_the_world()
    {
        var asking = Sallowhythe.Storylets.Where(s => s.Asks is not null).ToArray();

        Assert.InRange(asking.Length, 6, 50);
        Assert.Equal(AllGrounds, asking.SelectMany(Grounds).Distinct().Order(StringComparer.Ordinal));
        Assert.InRange(asking.Count(s => s.Asks!.Options.Any(o => o.Skill is not null)), 3, 50);
        Assert.InRange(asking.Count(s => s.Later is not null), 2, 50);
    }

    [Fact]
    public void Who_does_not_answer_risks_nothing() =>
        Assert.All(Sallowhythe.Storylets.Select(s => s.Asks).OfType<StoryletQuestion>(), q =>
        {
            Assert.Null(q.Options[0].Skill);
            Assert.DoesNotContain(q.Options[0].Then, e => e.Kind == EffectKind.Hurt);
        });

    [Fact]
    public void Every_kind_of_ground_has_a_fight()
    {
        var fights = Sallowhythe.Storylets.Where(s => s.Fight is not null).ToArray();

        Assert.InRange(fights.Length, 7, 50);
        Assert.Equal(AllGrounds, fights.SelectMany(Grounds).Distinct().Order(StringComparer.Ordinal));
        Assert.All(fights, s => Assert.Equal("threat", s.Kind));
    }

    [Fact]
    public void A_newcomer_with_nothing_but_a_clasp_knife_is_offered_a_fair_fight_on_most_grounds()
    {
        var newcomer = Sheets.Of(Begin, World.PlayerId);
        var fair = Sallowhythe.Storylets.Where(s => s.Fight is { } fight && Enumerable.Range(0, 5).Any(n => Encounters.Size([newcomer],
            fight.Creatures, new FightTerms(PartySurprised: fight.Surprise), new Chance((ulong)n)) is not null)).SelectMany(Grounds);

        Assert.InRange(fair.Distinct().Count(), 4, 6);
    }

    [Fact]
    public void A_story_neither_asks_nor_fights_in_its_first_ticks() =>
        Assert.All(Sallowhythe.Storylets.Where(s => s.Fight is not null || s.Asks is not null), s => Assert.Contains(s.When,
            c => c.Kind == ConditionKind.AfterTick && int.Parse(c.Value, CultureInfo.InvariantCulture) >= 3));

    [Theory]
    [InlineData("town", 60)]
    [InlineData("coast", 60)]
    [InlineData("marsh", 120)]
    [InlineData("forest", 90)]
    [InlineData("ruins", 60)]
    public void No_hour_of_waiting_is_more_dangerous_than_its_ground(string biome, int perDay)
    {
        foreach (var place in Begin.Places.Values.Where(p => p.Biome == biome))
            foreach (var part in Enum.GetValues<DayPart>())
                Assert.InRange(Sallowhythe.Storylets.Where(s => s.Fight is not null && s.When.All(c => c.Kind switch
                {
                    ConditionKind.At => place.Id == c.Value,
                    ConditionKind.Biome => place.Biome == c.Value,
                    ConditionKind.Shelter => place.Indoors == (c.Value == "indoors"),
                    ConditionKind.DayPart => c.Value == part.ToString().ToLowerInvariant(),
                    _ => true,
                })).Sum(s => s.PerDay), 0, perDay);
    }

    private static IEnumerable<string> Grounds(Storylet storylet) => Begin.Places.Values.Where(p => storylet.When.All(c => c.Kind switch
    {
        ConditionKind.At => p.Id == c.Value,
        ConditionKind.Biome => p.Biome == c.Value,
        ConditionKind.Shelter => p.Indoors == (c.Value == "indoors"),
        _ => true,
    })).Select(p => p.Indoors ? "indoors" : p.Biome);
}
