using Storyteller.Contracts;
using Storyteller.Rulebook;
using Storyteller.TickLength.Scoring;

namespace Storyteller.TickLength.Tests;

/// <summary>What must hold of every scoring, tried over thousands of seeded situations.</summary>
public sealed class DifficultyLawsTests
{
    private const int Situations = 4000;

    private static readonly string[] KnownSkills =
    [
        "strength", "dexterity", "constitution", "intelligence", "wisdom", "charisma",
        "athletics", "acrobatics", "sleight of hand", "stealth", "arcana", "history", "investigation",
        "nature", "religion", "animal handling", "insight", "medicine", "perception", "survival",
        "deception", "intimidation", "performance", "persuasion",
    ];

    private static IEnumerable<DifficultyContext> All =>
        Enumerable.Range(0, Situations).Select(n => ScoringSituations.Random(new Chance(23).For(n)));

    [Fact]
    public void Every_score_keeps_to_the_documented_ranges()
    {
        foreach (var context in All)
        {
            var difficulty = DifficultyRules.Score(context);
            Assert.Equal(difficulty.Dc, difficulty.Reasons.Sum(reason => reason.Amount));
            Assert.All(difficulty.Reasons, reason => Assert.NotEmpty(reason.Because));
            if (difficulty.NeedsRoll)
            {
                Assert.InRange(difficulty.Dc, 5, 30);
                Assert.Contains(difficulty.Skill, KnownSkills);
                Assert.Equal(Checks.ModifierOf(context.Abilities, difficulty.Skill), difficulty.Modifier);
                Assert.All(difficulty.Reasons, reason => Assert.NotEqual(0, reason.Amount));
            }
            else
            {
                Assert.Equal((0, "", 0), (difficulty.Dc, difficulty.Skill, difficulty.Modifier));
            }
        }
    }

    [Fact]
    public async Task The_same_situation_has_the_same_score_whatever_the_seed()
    {
        var agent = new DifficultyAgent();
        foreach (var context in All.Take(1000))
        {
            var once = await agent.Think(context, new Chance(1), TestContext.Current.CancellationToken);
            var again = await agent.Think(Canonical.Read<DifficultyContext>(Canonical.Write(context)), new Chance(2), default);
            Assert.Equal(Canonical.Write(once), Canonical.Write(again));
        }
    }

    [Theory]
    [InlineData("tool:climb")]
    [InlineData("tool:swim")]
    [InlineData("tool:lockpick")]
    [InlineData("tool:pry")]
    [InlineData("key")]
    public void Carrying_one_thing_more_never_makes_anything_harder(string tag) => NeverHarder(context => context.With(tag));

    [Fact]
    public void Carrying_what_does_not_fit_changes_nothing()
    {
        foreach (var context in All)
            Assert.Equal(Canonical.Write(DifficultyRules.Score(context)), Canonical.Write(DifficultyRules.Score(context.With("readable"))));
    }

    [Fact]
    public void Care_never_makes_anything_harder() =>
        NeverHarder(context => context.In(Manner.Careful), context => context.In(Manner.Plain));

    [Fact]
    public void Haste_never_makes_anything_easier() =>
        NeverHarder(context => context.In(Manner.Plain), context => context.In(Manner.Hasty));

    [Fact]
    public void Light_never_makes_anything_harder_but_to_stay_unseen() =>
        NeverHarder(context => context with { Light = true }, context => context with { Light = false },
            context => DifficultyRules.Score(context).Skill != "stealth");

    [Fact]
    public void A_roof_never_makes_anything_harder() =>
        NeverHarder(context => context with { Indoors = true }, context => context with { Indoors = false });

    [Theory]
    [InlineData(Weather.Rain)]
    [InlineData(Weather.Storm)]
    [InlineData(Weather.Fog)]
    [InlineData(Weather.Snow)]
    public void A_clear_sky_never_makes_anything_harder(Weather than) =>
        NeverHarder(context => context with { Weather = Weather.Clear }, context => context with { Weather = than });

    [Fact]
    public void Fewer_eyes_never_make_anything_harder() =>
        NeverHarder(context => context, context => context with { Onlookers = context.Onlookers + 1 });

    [Fact]
    public void Being_better_liked_never_makes_anything_harder() =>
        NeverHarder(context => context with { TargetAffinity = Math.Min(100, context.TargetAffinity + 17) },
            where: context => context.TargetAbilities is not null);

    [Theory]
    [InlineData("locked")]
    [InlineData("closed")]
    [InlineData("hidden")]
    public void An_obstacle_on_the_target_never_makes_anything_easier(string state) =>
        NeverHarder(context => context, context => context with { TargetStates = [.. context.TargetStates, state] });

    private static void NeverHarder(Func<DifficultyContext, DifficultyContext> eased,
        Func<DifficultyContext, DifficultyContext>? hindered = null, Func<DifficultyContext, bool>? where = null)
    {
        var (compared, lower) = (0, 0);
        foreach (var context in All.Where(where ?? (_ => true)))
        {
            var easier = DifficultyRules.Score(eased(context));
            var harder = DifficultyRules.Score(hindered?.Invoke(context) ?? context);
            Assert.True(easier.Dc <= harder.Dc, $"{easier.Dc} > {harder.Dc} in {Canonical.Write(context)}");
            compared++;
            if (easier.Dc < harder.Dc) lower++;
        }
        Assert.True(compared > 500, $"only {compared} situations were compared");
        Assert.True(lower > 0, "it makes no difference anywhere");
    }
}
