using Storyteller.Contracts;

namespace Storyteller.Rulebook.Wording;

/// <summary>
/// The refusals where a thing does not do what is asked of it, or where it is not clear what is asked; the last resort of all.
/// </summary>
internal static class RefusalsOfSense
{
    public static (string Purpose, IReadOnlyList<string> Ways) Because(string why, Outcome o, Naming names, bool hasWords) => why switch
    {
        "already-open" or "open" => ("already-open",
        ["It is open already.", "There is nothing to open: it stands open.", "You find it open."]),
        "already-closed" => ("already-closed", ["It is closed already.", "It is shut as it is.", "You find it closed."]),
        "already-locked" => ("already-locked", ["It is locked already.", "The lock is shut as it is."]),
        "not-edible" or "not-food" or "not-drink" or "not-consumable" => ("not-edible", Refusals.Named(o, names,
            ["{target} {target:is|are} not for eating or drinking.", "Hunger would have to be great to make a meal of {target}.",
                "You think about putting {target} in your mouth, and think better of it."],
            ["That is not for eating or drinking.", "You think better of putting that in your mouth."])),
        "not-readable" or "nothing-written" or "no-text" => ("not-readable", Refusals.Named(o, names,
            ["There is nothing to read on {target}.", "You look {target} over for writing and find none.",
                "{target} {target:bears|bear} no writing."],
            ["There is nothing to read there.", "You find no writing on it."])),
        "not-a-door" or "not-openable" or "cannot-open" or "no-door" => ("not-openable", Refusals.Named(o, names,
            ["{target} {target:does|do} not open.", "There is no opening or closing {target}.",
                "You find no way to open or close {target}."],
            ["There is nothing of the kind to open or close here.", "You find no door for that."])),
        "no-use" or "not-usable" or "useless" => ("no-use", Refusals.Named(o, names,
            ["You see no use for {target} here.", "{target} {target:is|are} of no help with that.",
                "You turn {target} over and find no way to put {target.it} to use."],
            ["You see no use for that here.", "That is of no help now."])),
        "refused" or "unwilling" or "hostile" => ("unwilling", Refusals.Named(o, names,
            ["{target} will have none of it.", "{target} {target:does|do} not want that.", "With {target} there is no arguing."],
            ["Nobody here will have any of it.", "It meets with no good will."])),
        "not-here" or "unknown" or "no-such-thing" or "not-found" or "missing" => ("not-here", Refusals.Named(o, names,
            ["{target} {target:is|are} not here.", "You look round for {target}, in vain.", "There is no sign of {target}.",
                "You see nothing here of {target}."],
            hasWords ? ["You find nothing here that answers to “{words}”.", "“{words}”? There is no such thing here.",
                "You look round for “{words}”, in vain.", "Of “{words}” there is no sign here."]
                : ["There is no such thing here.", "You look round for it, in vain.", "That is nowhere to be found here."])),
        "no-target" or "what" or "unclear" or "ambiguous" or "missing-target" => ("unclear", hasWords
            ? ["“{words}”: but what, or whom? You hesitate.",
                "You mean to do it – “{words}” – and stop, unsure of what exactly you are after.", "“{words}” could mean anything here."]
            : ["You stop, unsure of what exactly you are after.", "You could mean anything by that.", "You hesitate: what, or whom?"]),
        _ => ("anyhow", hasWords
            ? ["“{words}”: you see no way to go about it here.", "You turn it over in your mind – “{words}” – and find no way to do it.",
                "Here and now, “{words}” is not to be done.", "You think of “{words}”, and let it be."]
            : ["You see no way to go about that here.", "Here and now, that is not to be done.", "You think it over and let it be.",
                "There is no doing that, as things stand."]),
    };
}
