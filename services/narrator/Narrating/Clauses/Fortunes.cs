using Storyteller.Contracts;

namespace Storyteller.Narrator.Narrating;

/// <summary>What changes one's fortunes without a blow: bargains, sleep, and having learnt something.</summary>
internal static class Fortunes
{
    public static Clause Bought(Outcome o) => new("bought",
    [
        "{actor} {buy|buys} {target} from {other} for {price}.",
        "{actor} {count|counts} {price} into {other.their} hand and {take|takes} {target}.",
        "For {price}, {target} {target:changes|change} hands, and {actor} {have|has} {target.it} now.",
        "{actor} {pay|pays} {other} {price}, and {target} {target:is|are} {actor.their} own.",
        "{price}, and {other} {other:hands|hand} {target} over.", "~{actor} {buy|buys} {target} for {price}.",
        "~{actor} {pay|pays} {price}.",
    ], ("price", Money.InWords(o.Amount)));

    public static Clause Sold(Outcome o) => new("sold",
    [
        "{actor} {sell|sells} {target} to {other} for {price}.",
        "{other} {other:counts|count} out {price} and {other:takes|take} {target}.",
        "For {price}, {actor} {part|parts} with {target}.", "{actor} {let|lets} {other} have {target} for {price}.",
        "{target} {target:goes|go} to {other}, and {price} the other way.", "~{actor} {sell|sells} {target} for {price}.",
        "~{actor} {make|makes} {price}.",
    ], ("price", Money.InWords(o.Amount)));

    public static readonly Clause Levelled = new("levelled",
    [
        "Something that {actor} had to think about before, {actor.he} now simply {he:do|does}.",
        "{actor} {are|is} not who {actor.he} {he:were|was} when this began: steadier, harder to knock down.",
        "All that has happened has left {actor} stronger.", "{actor} {have|has} learnt from this, in the bones if not in words.",
        "{actor} {stand|stands} a little straighter. There is more in {actor.it} than there was.",
    ]);

    public static Clause Rested(Outcome o, NarratorContext context) => o.Why switch
    {
        "long-rest" => new(o.Amount > 0 ? "slept-well" : "slept",
        [
            .. o.Amount > 0 ? HurtsGone : [],
            "{actor} {sleep|sleeps}, and {wake|wakes} rested.", "{actor} {sleep|sleeps} for {time}, and sleeping does its work.",
            "Sleep comes at last, and {time} later {actor} {are|is} awake and whole.",
            "{actor} {rest|rests} for {time}, deeply, and {get|gets} up as good as new.",
        ], ("time", Phrases.Span(context.Seconds))),
        "came-round" => new("came-round",
        [
            "{actor} {come|comes} round, aching all over.", "Slowly the dark thins, and {actor} {are|is} back in it all.",
            "{actor} {open|opens} {actor.their} eyes. Everything hurts, which is something.", "With a gasp {actor} {come|comes} to.",
        ]),
        _ => Passing.Rested(o, context),
    };

    private static readonly string[] HurtsGone =
    [
        "{actor} {sleep|sleeps} for {time}, and {wake|wakes} with the hurts gone.",
        "{time} of sleep, and not one of {actor.their} hurts is left.",
    ];
}
