using Storyteller.Contracts;
using Storyteller.Narrator.Narrating;
using Storyteller.Rulebook;

namespace Storyteller.Narrator.Tests;

/// <summary>A fight at the harbour: the player and Odile Crane against wolves and a bandit.</summary>
internal static class AFight
{
    public static readonly Brief Wolf = new("wolf-1", "character", "first wolf", false, "it");
    public static readonly Brief OtherWolf = new("wolf-2", "character", "second wolf", false, "it");
    public static readonly Brief Bandit = new("bandit-1", "character", "bandit", false, "he");

    private static readonly (string Id, string? Strike)[] Foes = [("wolf-1", "bite"), ("wolf-2", "bite"), ("bandit-1", "scimitar")];

    public static NarratorContext Of(params IEnumerable<Outcome> outcomes) => AMoment.Of([.. outcomes]) with
    {
        Outline = new Outline([new Beat(BeatRole.Complication, [.. Enumerable.Range(0, outcomes.Count())], [])], []),
        Cast = AMoment.Cast.Values.Concat([Wolf, OtherWolf, Bandit]).ToDictionary(one => one.Id),
    };

    public static Outcome Struck(string actor, string target, Degree degree = Degree.Success, int amount = 4, string? strike = null,
        string? thing = null) => new(OutcomeKind.Struck, actor, target, thing, degree, null, strike, degree >= Degree.Success ? amount : 0);

    /// <summary>What happens from one answer of the player to the next, for each of ten rounds.</summary>
    public static IReadOnlyList<IReadOnlyList<Outcome>> OfTenRounds(int seed)
    {
        var chance = new Chance((ulong)seed).For("a fight");
        List<IReadOnlyList<Outcome>> rounds = [];
        for (var round = 0; round < 10; round++)
        {
            var c = chance.For(round);
            List<Outcome> told = round == 0 ? [new(OutcomeKind.FightBegan, "", "wolf-1")] : [];
            told.Add(c.Percent(15, 1) ? new(OutcomeKind.Dodged, "player")
                : Struck("player", c.Pick(Foes, 2).Id, DegreeOf(c, 3), 3, thing: "ash-oar"));
            foreach (var (id, strike) in Foes)
                told.Add(Struck(id, c.For(id).Percent(70) ? "player" : "odile-crane", DegreeOf(c.For(id), 1), 2, strike));
            told.Add(Struck("odile-crane", c.Pick(Foes, 4).Id, DegreeOf(c, 5), 3));
            if (round == 9) told.Add(new(OutcomeKind.FightEnded, "player", Why: "won", Amount: 50));
            rounds.Add(told);
        }
        return rounds;
    }

    /// <summary>A fight as it is told, each passage with what was read of those before it.</summary>
    public static IReadOnlyList<Narration> Told(IReadOnlyList<IReadOnlyList<Outcome>> passages, int seed)
    {
        List<Narration> told = [];
        foreach (var outcomes in passages)
        {
            var recent = Sentences(told).Reverse().Select(one => string.Join(' ', one.Split(' ').Take(6)));
            told.Add(NarratorRules.Tell(Of(outcomes) with { Recent = [.. recent] }, new Chance((ulong)seed).For(told.Count)));
        }
        return told;
    }

    public static IReadOnlyList<string> Sentences(IEnumerable<Narration> told) => [.. told.SelectMany(one => one.Paragraphs)
        .SelectMany(paragraph => paragraph.TrimEnd('.').Split(". "))];

    private static Degree DegreeOf(Chance chance, int n) =>
        chance.Percent(50, n + 40) ? Degree.Failure : chance.Percent(10, n + 50) ? Degree.Triumph : Degree.Success;
}
