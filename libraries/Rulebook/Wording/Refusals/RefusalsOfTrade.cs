using Storyteller.Contracts;

namespace Storyteller.Rulebook.Wording;

/// <summary>The refusals of buying and selling.</summary>
internal static class RefusalsOfTrade
{
    public static (string Purpose, IReadOnlyList<string> Ways)? Because(string why, Outcome o, Naming names) => why switch
    {
        "not-for-sale" => ("not-for-sale", Refusals.Named(o, names,
            ["{target} {target:is|are} not for sale.", "No money will buy {target} here.",
                "You ask for a price, but {target} {target:has|have} none."],
            ["That is not for sale.", "Nobody here has such a thing to sell.", "You ask for a price, and nobody names one."])),
        "not-a-trader" => ("not-a-trader", names.Find(o.Target)?.Kind == "character"
            ? ["{target} {target:does|do} not buy or sell.", "{target} {target:keeps|keep} no shop.",
                "Trade is not what {target} {target:lives|live} by."]
            : ["Nobody here buys or sells.", "There is no shop here, and nobody to keep one.",
                "You look round for somebody who trades, in vain."]),
        "too-poor" => ("too-poor", Refusals.Named(o, names,
            ["You cannot pay for {target}.", "You count your coins, and they do not come to the price of {target}.",
                "Your purse is too light for {target}."],
            ["You cannot pay for that.", "You count your coins, and there are too few of them.", "Your purse is too light for that."])),
        "they-are-too-poor" => ("they-are-too-poor", Refusals.Named(o, names,
            ["Nobody here has the money to pay for {target}.", "{target} would cost more than the purse across from you holds.",
                "There is not enough coin on the other side for {target}."],
            ["Nobody here has the money to pay for that.", "That would cost more than the purse across from you holds."])),
        "worthless" => ("worthless", Refusals.Named(o, names,
            ["Nobody would give a copper for {target}.", "{target} {target:is|are} worth nothing to anyone but you.",
                "You could not sell {target} if you tried all day."],
            ["Nobody would give a copper for that.", "That is worth nothing to anyone but you."])),
        "closed-for-the-night" => ("closed-for-the-night",
            ["There is no trade at this hour.", "Buying and selling are over for the night.",
                "The goods are put away until morning.", "Come back by day: nothing is sold at this hour."]),
        _ => null,
    };
}
