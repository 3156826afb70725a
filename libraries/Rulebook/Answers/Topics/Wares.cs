using Storyteller.Contracts;
using Storyteller.Rulebook.Wording;

namespace Storyteller.Rulebook.Answers;

/// <summary>What the traders here sell, and what they ask for it.</summary>
internal static class Wares
{
    private const int Most = 12;

    /// <summary>What somebody has for sale, by id; nothing for who does not trade or cannot.</summary>
    public static IEnumerable<Item> Of(World world, Character who) => who is { Trades: true, HitPoints: > 0 }
        ? Prices.Wares(world, who.Id).Where(i => !world.IsHidden(i.Id)) : [];

    public static IEnumerable<string> Here(Answer answer)
    {
        var traders = answer.Scene.Present.Select(one => answer.World.Characters[one.Id]).Where(c => c is { Trades: true, HitPoints: > 0 })
            .ToArray();
        if (traders.Length == 0) yield return answer.Say(Nobody);
        foreach (var who in traders) yield return answer.SayOf(who.Id, For(answer.World, who));
    }

    private static Clause For(World world, Character who)
    {
        string[] wares = [.. Of(world, who).Take(Most)
            .Select(i => $"{Phrases.A(world.BriefOf(i.Id)!)} for {Money.InWords(Prices.Asked(world, i, who.Id))}")];
        return wares.Length == 0
            ? new("no-wares",
                ["{actor} {have|has} nothing left to sell.", "{actor} {trade|trades}, but {have|has} nothing for sale just now."])
            : new("wares", ["{actor} {sell|sells} {list}.", "From {actor} you could buy {list}.", "{actor} {have|has} for sale: {list}."],
                ("list", Phrases.Join(wares)));
    }

    private static readonly Clause Nobody = new("no-traders",
        ["Nobody here has anything for sale.", "There is nothing to be bought here.", "You see nobody here who trades."]);
}
