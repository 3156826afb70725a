using Storyteller.Contracts;

namespace Storyteller.Rulebook.Wording;

/// <summary>
/// Why something could not be done, said within the story, with the nearest possible thing where there is one. What the player meant
/// stays between quotation marks. A code that is not known here gets an answer that is true of any.
/// </summary>
public static class Refusals
{
    /// <summary>That the moment for it has passed; what stood in its way is told next.</summary>
    public static Clause TooLate { get; } = new("overtaken",
        ["It is too late for what you had in mind.", "What you meant to do will not wait, and the moment for it is gone.",
            "Things have moved on from what you had in mind.", "You come to do what you meant to do, and find it overtaken.",
            "Events have been quicker than you."]);

    /// <summary>Why an impossible outcome is impossible.</summary>
    /// <param name="down">The player's character is down.</param>
    public static Clause For(Outcome o, Naming names, bool down)
    {
        var words = Phrases.Echo(o.Words);
        if (o.Why == "overtaken") return TooLate;
        var (purpose, ways) = Because(Reason(o, names, down), o, names, words is not null);
        return new Clause("impossible-" + purpose, ways, ("words", words));
    }

    /// <summary>The nearest possible thing; null when there is none that has a name, or when naming it helps nobody.</summary>
    /// <param name="act">What was meant.</param>
    public static Clause? Instead(Outcome o, Naming names, Act act)
    {
        if (o.Other == o.Target || names.IsPlayer(o.Other) || o.Why is "not-yours" or "already-closed") return null;
        if (act == Act.Attack) return null;
        var carried = names.Scene.Carried.Any(one => one.Id == o.Other);
        if (carried && o.Why is "not-here" or "not-carried" && !SharesAWord(o.Words, names.Find(o.Other)?.Name)) return null;
        return names.Find(o.Other)?.Kind switch
        {
            null => null,
            "place" => new("instead-place",
                ["There is a way to {other}, though.", "You might think of {other} instead.", "There is always {other}.",
                    "Then again, there is {other}."]),
            "character" => new("instead-character",
                ["{other} is here, though.", "You could turn to {other}.", "There is always {other}.", "Perhaps {other} is who you want."]),
            _ when carried && o.Why == "too-heavy" => new("instead-less",
                ["You might put {other} down first.", "Without {other} you could carry more.",
                    "If you left {other} behind, it might be another matter."]),
            _ when carried => new("instead-carried",
                ["You do have {other}, though.", "Among your things there {other:is|are} {other}, though.",
                    "You carry {other}, if that helps."]),
            _ when o.Why == "not-here" && !SharesAWord(o.Words, names.Find(o.Other)?.Name) => new("instead-unlike",
                ["What you do see {other:is|are} {other}.", "There {other:is|are} {other}, though.",
                    "Of what is here, {other} may come nearest."]),
            _ => new("instead-item",
                ["There {other:is|are} {other}, though.", "Perhaps you want {other}.", "You could make do with {other}.",
                    "What you do see, though, {other:is|are} {other}."]),
        };
    }

    private static bool SharesAWord(string? words, string? name) => words is not null && name is not null
        && name.ToLowerInvariant().Split(' ').Any(words.ToLowerInvariant().Split(' ').Contains);

    // One code has two meanings where it is the player who is down, or where company is here but not the one meant.
    private static string Reason(Outcome o, Naming names, bool down) => o.Why switch
    {
        "down" when down => "you-are-down",
        "nobody-here" or "no-one-here" or "nobody" or "alone" when names.Scene.Present.Count > 0 => "not-listening",
        "not-yours" when names.Find(o.Target)?.Kind == "character" => "not-your-pockets",
        var why => why ?? "",
    };

    private static (string Purpose, IReadOnlyList<string> Ways) Because(string why, Outcome o, Naming names, bool hasWords) => why switch
    {
        "locked" when names.Find(o.Target)?.Kind == "place" => ("locked-way",
            ["The way to {target} is locked.", "A lock stands between you and {target}.",
                "You try the way to {target}, and the lock holds.",
                "There is no getting to {target} while the way is locked."]),
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
        "not-yours" => ("not-yours", Named(o, names,
            ["{other} {other:has|have} {target}, and it is not for you to take.", "{target} {target:is|are} in the hands of {other}.",
                "You would have to ask {other} for {target}.", "~{target} {target:is|are} not yours."],
            ["That is not yours.", "That is for somebody else to give."])),
        "not-your-pockets" => ("not-your-pockets",
            ["{target} would not stand for that.", "You do not go through the pockets of {target}.",
                "{target} {target:is|are} not to be searched like a cupboard."]),
        "not-an-item" => ("not-an-item", Named(o, names,
            ["{target} {target:is|are} nothing that you could take in hand.", "There is no laying hold of {target} like that.",
                "One does not do that with {target}."],
            ["That is nothing that you could take in hand.", "There is no laying hold of that."])),
        "not-carried" or "not-held" => ("not-carried", Named(o, names,
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
        _ => RefusalsOfTrade.Because(why, o, names) ?? RefusalsOfPeople.Because(why, o, names, hasWords),
    };

    /// <summary>The ways that name the target, where it has a name.</summary>
    internal static IReadOnlyList<string> Named(Outcome o, Naming names, IReadOnlyList<string> named, IReadOnlyList<string> unnamed) =>
        names.Find(o.Target) is null || names.IsPlayer(o.Target) ? unnamed : named;
}
