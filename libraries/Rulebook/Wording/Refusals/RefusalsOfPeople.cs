using Storyteller.Contracts;

namespace Storyteller.Rulebook.Wording;

/// <summary>The refusals that are about ways and people.</summary>
internal static class RefusalsOfPeople
{
    public static (string Purpose, IReadOnlyList<string> Ways) Because(string why, Outcome o, Naming names, bool hasWords) => why switch
    {
        "no-exit" or "no-way" or "no-such-exit" or "nowhere" => ("no-exit", hasWords
            ? ["You find no way that fits “{words}”.", "“{words}”: no way leads there from here.",
                "You look for a way, “{words}” in mind, and there is none."]
            : ["There is no way there from here.", "No way leads there.", "You look for a way, and there is none."]),
        "unreachable" or "too-far" or "unknown-place" or "no-route" => ("unreachable", Refusals.Named(o, names,
            ["You know no way to {target} from here.", "From here you do not see how to reach {target}."],
            ["You know no way there.", "That is out of your reach from here.", "From here you do not see how to get there."])),
        "already-here" or "already-there" when names.Find(o.Target)?.Kind is "item" or "character" => ("already-beside",
            ["{target} {target:is|are} right here.", "You need not go anywhere: {target} {target:is|are} here.",
                "You are as near to {target} as can be."]),
        "not-listening" => ("not-listening",
        ["Nobody here takes that for themselves.", "Nobody here has an answer to that.", "It finds no listener."]),
        "already-here" or "already-there" =>
        ("already-here", ["You are there already.", "That is where you stand.", "You need not take a step: you are there."]),
        "nobody-here" or "no-one-here" or "nobody" or "no-one" or "alone" =>
        ("nobody", ["There is nobody here.", "Nobody is here for that.", "You are alone here.",
        "You look round for company and find none."]),
        "not-a-person" or "not-a-character" or "not-alive" or "cannot-talk" => ("not-a-person", Refusals.Named(o, names,
            ["{target} {target:has|have} no answer for anyone.", "{target} {target:is|are} no company for that.",
                "One does not get far with {target} in that way."],
            ["There is no one there to answer.", "That is not somebody, and does not answer."])),
        "dead" => ("dead", Refusals.Named(o, names,
            ["{target} {target:is|are} dead.", "There is nothing more to be had of {target} in this life.",
                "{target} {target:is|are} past all that: dead."],
            ["The dead do not do that.", "It is too late: there is only a body."])),
        "down" or "unconscious" or "not-able" => ("down", Refusals.Named(o, names,
            ["{target} {target:is|are} in no state for that.", "There is no answer from {target}.", "{target} {target:lies|lie} still."],
            ["There is no answer.", "Nobody here is in a state for that."])),
        "you-are-down" or "player-down" or "exhausted" =>
        ("you-are-down", ["You have no strength left for that.", "Your body will not do it.", "You try, and cannot so much as stand."]),
        "self" or "yourself" => ("self",
        ["You can hardly do that to yourself.", "That takes somebody else.", "You think better of doing that to yourself."]),
        _ => RefusalsOfSense.Because(why, o, names, hasWords),
    };
}
