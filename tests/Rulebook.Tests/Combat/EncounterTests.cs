using Storyteller.Contracts;
using Storyteller.Rulebook.Combat;

namespace Storyteller.Rulebook.Tests.Combat;

/// <summary>Sizing: the estimate is kept, and it holds.</summary>
public sealed class EncounterTests
{
    private static readonly string[] Biomes = ["town", "coast", "forest", "marsh", "cave", "ruins", "road"];

    /// <summary>Parties of one to three, from the first to the fifth level.</summary>
    public static TheoryData<int, int> Parties => new(
        from level in Enumerable.Range(1, 5)
        from size in Enumerable.Range(1, 3)
        select (level, size));

    [Fact]
    public void Ten_thousand_fights_are_won_as_often_as_was_estimated()
    {
        const int Fights = 500;
        var fought = 0;
        var (won, estimated) = (0, 0);
        foreach (var (n, (level, size)) in Parties.Select(row => row.Data).Index().Concat(Parties.Select(row => row.Data).Index()).Take(24))
        {
            var party = Party(level, size);
            var biome = Biomes[fought / Fights % Biomes.Length];
            var creatures = Bestiary.Of(biome).Select(c => c.Id).ToList();
            var encounter = Encounters.Size(party, creatures, new FightTerms(), new Chance((ulong)(fought + 77)));
            Assert.NotNull(encounter);
            Assert.InRange(encounter.WinPercent, Encounters.FairFrom, Encounters.FairTo);
            // Played through the rules a player gets, move by move, with dice that the estimate has not seen.
            var wins = Enumerable.Range(fought, Fights).Count(seed => Played(party, encounter, new Chance((ulong)seed).For("played")));
            var percent = wins * 100 / Fights;
            Assert.True(Math.Abs(percent - encounter.WinPercent) <= 8 && percent is >= Encounters.FairFrom and <= Encounters.FairTo,
                $"{biome}, {size} of level {level} ({n}), {Described(encounter)}: won {percent} %");
            fought += Fights;
            (won, estimated) = (won + (wins * 100), estimated + (encounter.WinPercent * Fights));
        }
        Assert.True(fought >= 10_000);
        Assert.InRange((won - estimated) / (double)fought, -1.5, 1.5);
    }

    [Theory]
    [MemberData(nameof(Parties))]
    public void Every_biome_has_a_fair_fight_for_a_party_of_the_first_levels(int level, int size)
    {
        foreach (var biome in Biomes)
        {
            var encounter = Encounters.Size(Party(level, size), [.. Bestiary.Of(biome).Select(c => c.Id)], new FightTerms(), new Chance(5));
            Assert.NotNull(encounter);
            Assert.InRange(encounter.Foes.Sum(f => f.Count), 1, 9);
            Assert.All(encounter.Foes, f => Assert.Contains(biome, Bestiary.Find(f.Creature)!.Biomes));
        }
    }

    [Fact]
    public void The_same_party_and_chance_give_the_same_encounter()
    {
        var creatures = Bestiary.Of("forest").Select(c => c.Id).ToList();
        string Sized(ulong seed) => Described(Encounters.Size(Party(2, 1), creatures, new FightTerms(), new Chance(seed))!);
        Assert.All(Enumerable.Range(0, 5), n => Assert.Equal(Sized((ulong)n), Sized((ulong)n)));
        Assert.True(Enumerable.Range(0, 12).Select(n => Sized((ulong)n)).Distinct().Count() > 3);
    }

    [Fact]
    public void Nothing_is_fair_for_who_can_hardly_stand_or_where_nobody_is_to_fight()
    {
        var dying = Party(1, 1)[0] with { HitPoints = 1 };
        Assert.Null(Encounters.Size([dying], ["troll", "ogre", "owlbear"], new FightTerms(), new Chance(1)));
        Assert.Null(Encounters.Size(Party(1, 1), [], new FightTerms(), new Chance(1)));
        Assert.Null(Encounters.Size(Party(1, 1), ["moon-cow"], new FightTerms(), new Chance(1)));
        Assert.Null(Encounters.Size([], ["wolf"], new FightTerms(), new Chance(1)));
    }

    [Fact]
    public void What_makes_a_fight_harder_lowers_the_share_of_wins()
    {
        var party = Party(2, 1);
        int Share(FightTerms terms, params FoeGroup[] foes) => Encounters.WinPercent(party, foes, terms, new Chance(8), 800);
        var plain = Share(new FightTerms(), new FoeGroup("bandit", 2));
        Assert.True(Share(new FightTerms(PartySurprised: true), new FoeGroup("bandit", 2)) < plain);
        Assert.True(Share(new FightTerms(), new FoeGroup("bandit", 3)) < plain);
        Assert.True(Share(new FightTerms(Light: false), new FoeGroup("goblin", 1)) < Share(new FightTerms(), new FoeGroup("goblin", 1)));
        Assert.Equal(100, Encounters.WinPercent(Party(5, 3), [new FoeGroup("jackal", 1)], new FightTerms(), new Chance(8), 100));
    }

    [Fact]
    public void Surprise_is_kept_with_the_encounter()
    {
        var sized = Encounters.Size(Party(3, 1), ["goblin", "wolf", "kobold"], new FightTerms(PartySurprised: true), new Chance(2));
        Assert.True(sized!.Surprise);
    }

    [Fact]
    public void Several_of_a_kind_are_told_apart()
    {
        var sheets = Encounters.SheetsOf(new Encounter([new FoeGroup("wolf", 2), new FoeGroup("worg", 1)], 60));
        Assert.Equal(["first wolf", "second wolf", "worg"], sheets.Select(s => s.Name));
        Assert.Equal(["wolf-1", "wolf-2", "worg-1"], sheets.Select(s => s.Id));
    }

    /// <summary>A leader with sword and mail, and companions with spears, as their level makes them.</summary>
    internal static IReadOnlyList<Sheet> Party(int level, int size) => [.. Enumerable.Range(0, size).Select(n => Member(level, n))];

    private static Sheet Member(int level, int n)
    {
        var (bonus, points) = (Levels.ProficiencyAt(level), (n == 0 ? 12 : 9) + ((level - 1) * 7));
        var strike = n == 0
            ? new Strike("longsword", 3 + bonus, "1d8+3", DamageType.Slashing, ItemId: "longsword")
            : new Strike("spear", 1 + bonus, "1d6+1", DamageType.Piercing, ItemId: "spear");
        return AFight.Sheet(n == 0 ? "player" : $"friend-{n}") with
        {
            ArmorClass = n == 0 ? 15 : 13, HitPoints = points, MaxHitPoints = points, Abilities = new(n == 0 ? 3 : 1, 1, 2, 0, 1, 0),
            Proficiency = bonus, Attacks = [strike], AttacksPerTurn = level >= 5 ? 2 : 1,
            Draughts = n == 0 && level > 1 ? new Dictionary<string, string> { ["plum-bottle"] = "2d4+2" } : null,
        };
    }

    private static bool Played(IReadOnlyList<Sheet> party, Encounter encounter, Chance dice)
    {
        var fight = Fights.Begin(party, Encounters.SheetsOf(encounter), new FightTerms(PartySurprised: encounter.Surprise), dice).Fight;
        while (!fight.IsOver) fight = Fights.Take(fight, Fights.Moves(fight)[0], dice).Fight;
        return fight.End == FightEnd.Won;
    }

    private static string Described(Encounter encounter) =>
        $"{string.Join(" and ", encounter.Foes.Select(f => $"{f.Count} {f.Creature}"))} at {encounter.WinPercent} %";
}
