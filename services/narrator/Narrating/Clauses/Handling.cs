using Storyteller.Contracts;

namespace Storyteller.Narrator.Narrating;

/// <summary>What hands do with things and doors.</summary>
internal static class Handling
{
    public static Clause Took(Outcome o) => o.Degree switch
    {
        Degree.Triumph => new("took-well",
        [
            "{actor} {have|has} {target} in hand almost before {actor.he} {he:mean|means} to.",
            "{actor} {take|takes} {target} with one easy movement.",
            "Nothing could be simpler: {actor} {take|takes} {target}.", "Deftly, {actor} {take|takes} {target}.",
        ]),
        Degree.Success => new("took",
        [
            "{actor} {take|takes} {target}.", "{actor} {pick|picks} up {target}.", "{actor} {reach|reaches} out and {take|takes} {target}.",
            "{actor} {help|helps} {actor.self} to {target}.", "{target} {target:goes|go} with {actor.it} from here.",
            "{actor} {put|puts} {target} away among {actor.their} things.",
        ]),
        Degree.Failure => new("took-not",
        [
            "{actor} {reach|reaches} for {target} and {come|comes} away with empty hands.",
            "{actor} {try|tries} to take {target}, and it does not work.",
            "{target} {target:stays|stay} where {target.he} {target:is|are}, for all that {actor} {try|tries}.",
            "{actor} {make|makes} a grab for {target} and {miss|misses}.",
        ]),
        _ => new("took-badly",
        [
            "{actor} {make|makes} a clumsy grab for {target} and {get|gets} nothing.",
            "{actor} {fumble|fumbles} for {target}, all thumbs, and {fail|fails} for all to see.",
            "Everything about it goes wrong: {target} {target:stays|stay} out of {actor.their} hands.",
            "{actor} {bungle|bungles} it, and {target} {target:stays|stay} out of reach.",
        ]),
    };

    public static Clause Dropped(Outcome o) => o.Went()
        ? new("dropped",
        [
            "{actor} {put|puts} {target} down.", "{actor} {set|sets} {target} down.", "{actor} {let|lets} go of {target}.",
            "{actor} {leave|leaves} {target} here.",
            "{actor} {lay|lays} {target} aside.", "{actor} {part|parts} with {target}.",
        ])
        : Fails("dropped-not", "put {target} down");

    public static Clause Gave(Outcome o) => o.Went()
        ? new("gave",
        [
            "{actor} {give|gives} {target} to {other}.", "{actor} {hand|hands} {target} to {other}.",
            "{target} {target:passes|pass} from {actor.their} hands to {other}.",
            "{actor} {hold|holds} {target} out, and {other} {other:takes|take} {target.it}.",
            "{actor} {put|puts} {target} in the hands of {other}.",
        ])
        : new("gave-not",
        [
            "{actor} {offer|offers} {target} to {other}, who will not take {target.it}.", "{other} will not take {target} from {actor.it}.",
            "{actor} {try|tries} to give {target} to {other}, and {keep|keeps} {target.it} in the end.",
            "{actor} {hold|holds} out {target} in vain.",
        ]);

    public static Clause Used(Outcome o) => o switch
    {
        { Other: not null } when o.Went() => new("used-on",
        [
            "{actor} {put|puts} {target} to use on {other}.", "{actor} {use|uses} {target} on {other}.",
            "{actor} {set|sets} to work on {other} with {target}.",
            "{target} and {other}: {actor} {bring|brings} the two together.", "{actor} {try|tries} {target} on {other}, and it works.",
            "~{actor} {put|puts} {target} to use.",
        ]),
        _ when o.Went() => new("used",
        [
            "{actor} {put|puts} {target} to use.", "{actor} {use|uses} {target}.", "{actor} {set|sets} to work with {target}.",
            "{actor} {make|makes} good use of {target}.",
            "{target} {target:does|do} what {target.he} {target:is|are} made to do.",
        ]),
        _ => new("used-not",
        [
            "{actor} {try|tries} {target}, and nothing comes of it.", "{actor} {try|tries} what {target} can do; it is not enough.",
            "For all that {actor} {do|does} with {target}, nothing changes.", "{actor} {put|puts} {target} to use, without luck.",
        ]),
    };

    public static Clause Consumed(Outcome o) => o.Went()
        ? new("consumed",
        [
            "{actor} {finish|finishes} {target}, to the last of {target.it}.", "{actor} {make|makes} short work of {target}.",
            "{actor} {treat|treats} {actor.self} to {target}.",
            "{target} {target:goes|go} down well.", "{actor} {see|sees} to it that nothing is left of {target}.",
            "{actor} {have|has} {target}, and then {target.he} {target:is|are} gone.",
        ])
        : Fails("consumed-not", "get {target} down");

    public static Clause Opened(Outcome o) => o.Went() && o.Other is not null
        ? new("unlocked",
        [
            "{actor} {turn|turns} {other} in the lock, and {door} opens.", "{other} {other:fits|fit}; {door} opens.",
            "With {other}, {actor} {unlock|unlocks} {door} and {open|opens} it.",
            "The lock gives to {other}, and {door} comes open.", "~{actor} {unlock|unlocks} {door}.",
        ], Door(o))
        : OpenedByHand(o);

    public static Clause Closed(Outcome o) => o.Went() && o.Other is not null
        ? new("locked-up",
        [
            "{actor} {close|closes} {door} and {turn|turns} {other} in the lock.", "{actor} {lock|locks} {door} with {other}.",
            "{door} closes, and {other} {other:locks|lock} it.",
            "~{actor} {lock|locks} {door}.",
        ], Door(o))
        : ClosedByHand(o);

    private static Clause OpenedByHand(Outcome o) => o.Went()
        ? new("opened",
        [
            "{actor} {open|opens} {door}.", "{door} opens at {actor.their} push.", "{actor} {put|puts} a hand to {door}, and it opens.",
            "{actor} {swing|swings} {door} open.",
            "Under {actor.their} hand, {door} comes open.",
        ], Door(o))
        : new("opened-not",
        [
            "{actor} {try|tries} {door}, and it stays shut.", "{door} does not give.",
            "{actor} {work|works} at {door}, and {get|gets} nowhere.",
            "{actor} {put|puts} {actor.their} weight to {door}; it does not open.",
        ], Door(o));

    private static Clause ClosedByHand(Outcome o) => o.Went()
        ? new("closed",
        [
            "{actor} {close|closes} {door}.", "{actor} {pull|pulls} {door} shut.", "{door} closes under {actor.their} hand.",
            "{actor} {push|pushes} {door} to.",
            "{actor} {make|makes} sure that {door} is shut.",
        ], Door(o))
        : new("closed-not",
            ["{actor} {try|tries} to shut {door}, and cannot.", "{door} will not close.",
                "{actor} {work|works} at {door}, and it stays open.", "Try as {actor} may, {door} does not shut."], Door(o));

    private static (string, string?) Door(Outcome o) =>
        ("door", Phrases.Authored(o.Words)?.TrimEnd('.') is { Length: > 0 } name ? Phrases.The(name) : "the door");

    private static Clause Fails(string purpose, string what) => new(purpose,
        [$"{{actor}} {{try|tries}} to {what}, and cannot.", $"Try as {{actor}} may, {{actor.he}} cannot {what}.",
            $"{{actor}} {{fail|fails}} to {what}.", $"{{actor}} {{do|does}} not manage to {what}."]);
}
