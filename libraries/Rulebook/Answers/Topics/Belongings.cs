using System.Globalization;
using Storyteller.Contracts;
using Storyteller.Rulebook.Wording;

namespace Storyteller.Rulebook.Answers;

/// <summary>What the player's character carries, how heavy it is, and what is in the purse.</summary>
internal static class Belongings
{
    public static IEnumerable<string> All(Answer answer)
    {
        yield return answer.Say(Carried(answer));
        if (answer.Scene.Carried.Count > 0) yield return answer.Say(Burden(answer.World));
        yield return answer.Say(Purse(answer.World.Player));
    }

    /// <summary>The things carried, by name.</summary>
    public static Clause Carried(Answer answer)
    {
        var list = answer.Names.List(answer.Scene.Carried, 12);
        return list.Length == 0
            ? new("carry-nothing", ["You carry nothing.", "Your hands and pockets are empty.", "You have nothing with you.",
                "Search your pockets as you may, there is nothing in them."])
            : new("carry", ["You carry {list}.", "You have {list} with you.", "Your belongings: {list}.",
                "Going through your things, you find {list}."],
                ("list", list));
    }

    private static Clause Burden(World world) => new("burden",
        ["It weighs {weight} in all, of {most} that you could carry.", "All told that is {weight}; {most} is as much as you could bear.",
            "Together that comes to {weight}, and you could carry {most}."],
        ("weight", Weight(Carrying.CarriedGrams(world, World.PlayerId))),
        ("most", Weight(Carrying.CapacityGrams(world.Player))));

    private static Clause Purse(Character who) => who.Coins <= 0
        ? new("no-coins", ["Your purse is empty.", "There is not a coin in your purse.", "Of money you have none."])
        : new("coins", ["There is {coins} in your purse.", "Your purse holds {coins}.", "Of money you have {coins}."],
            ("coins", Money.InWords(who.Coins)));

    // To a tenth of a kilogram.
    private static string Weight(long grams) => ((grams + 50) / 100) switch
    {
        0 => "next to nothing",
        10 => "one kilogram",
        var tenths => string.Create(CultureInfo.InvariantCulture,
            $"{tenths / 10}{(tenths % 10 == 0 ? "" : $".{tenths % 10}")} kilograms"),
    };
}
