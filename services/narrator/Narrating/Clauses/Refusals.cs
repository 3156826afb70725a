using Storyteller.Contracts;

namespace Storyteller.Narrator;

/// <summary>
/// Why something could not be done, said within the story, with the nearest possible thing where there is one. What the player meant
/// stays between quotation marks. A code that is not known here gets an answer that is true of any.
/// </summary>
internal static class Refusals
{
    public static Clause For(Outcome o, Naming names)
    {
        var words = Phrases.Echo(o.Words);
        var (purpose, ways) = Because(o.Why ?? "", o, names, words is not null);
        return new Clause("impossible-" + purpose, ways, ("words", words));
    }

    /// <summary>The nearest possible thing; null when there is none that has a name.</summary>
    public static Clause? Instead(Outcome o, Naming names) => names.Find(o.Other)?.Kind switch
    {
        null => null,
        _ when o.Other == o.Target || names.IsPlayer(o.Other) => null,
        "place" => new("instead-place",
        ["You could go to {other}, though.", "You might go to {other} instead.", "There is always {other}.",
        "{other} is as near as you can come to it."]),
        "character" => new("instead-character",
        ["{other} is here, though.", "You could turn to {other}.", "There is always {other}.", "Perhaps {other} is who you want."]),
        _ => new("instead-item", ["{other} {other:is|are} the nearest thing to it.", "There {other:is|are} {other}, though.",
            "Perhaps you want {other}.", "You could make do with {other}."]),
    };

    private static (string Purpose, IReadOnlyList<string> Ways) Because(string why, Outcome o, Naming names, bool hasWords) => why switch
    {
        "locked" => ("locked", Named(o, names,
            ["{target} {target:is|are} locked.", "You try {target}: locked.", "{target} {target:does|do} not give; the lock holds.",
                "A lock keeps {target} from you."],
            ["It is locked.", "You try it, and the lock holds.", "The lock does not give.", "A lock stands in your way."])),
        "closed" or "door-closed" or "shut" => ("closed", Named(o, names,
            ["{target} {target:is|are} closed.", "{target} {target:stands|stand} shut in your way.",
                "You would have to open {target} first."],
            ["It is closed.", "A closed door stands in your way.", "You would have to open the door first.", "The door is shut."])),
        "no-key" or "needs-key" or "no-tool" =>
        ("no-key", ["You have nothing that fits the lock.", "Without the key, the lock does not give.",
        "None of what you carry opens it.", "The lock wants a key that you do not have."]),
        "too-dark" or "dark" => ("too-dark",
        ["It is too dark for that.", "You cannot see well enough to do it.", "In this dark there is no telling one thing from another.",
        "The dark defeats you; you would need a light."]),
        "not-carried" or "not-held" or "not-yours" => ("not-carried", Named(o, names,
            ["You do not have {target}.", "{target} {target:is|are} not among your things.",
                "You feel for {target} and find nothing of the kind.", "You would need to have {target} first."],
            hasWords ? ["You carry nothing like “{words}”.", "“{words}”? You have no such thing with you.",
                "You go through your things for “{words}”, in vain."]
                : ["You have no such thing with you.", "You do not carry that.", "That is not among your things."])),
        "carried" or "already-carried" or "already-have" or "already-held" => ("already-carried", Named(o, names,
            ["You have {target} already.", "{target} {target:is|are} in your keeping as it is.",
                "You need not look far: you carry {target}."],
            ["You have that already.", "You carry that as it is.", "That is among your things already."])),
        "fixed" or "not-portable" or "cannot-take" => ("fixed", Named(o, names,
            ["{target} {target:is|are} not to be carried off.", "{target} {target:stays|stay} where {target.he} {target:is|are}.",
                "You pull at {target}, and {target.he} {target:does|do} not budge.", "No pulling will take {target} away from here."],
            ["That is not to be carried off.", "It does not budge.", "That stays where it is."])),
        "too-heavy" or "heavy" or "overloaded" => ("too-heavy", Named(o, names,
            ["{target} {target:is|are} too heavy for you.", "You cannot carry {target} on top of all else.",
                "You heave at {target} and give it up."],
            ["It is too heavy for you.", "You cannot carry that on top of all else."])),
        _ => RefusalsOfPeople.Because(why, o, names, hasWords),
    };

    /// <summary>The ways that name the target, where it has a name.</summary>
    public static IReadOnlyList<string> Named(Outcome o, Naming names, IReadOnlyList<string> named, IReadOnlyList<string> unnamed) =>
        names.Find(o.Target) is null || names.IsPlayer(o.Target) ? unnamed : named;
}
