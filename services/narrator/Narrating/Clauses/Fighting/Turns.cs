using System.Text.RegularExpressions;
using Storyteller.Contracts;
using Storyteller.Rulebook.Wording;

namespace Storyteller.Narrator.Narrating;

/// <summary>How a fight begins and ends, and what fighters do in it beside striking.</summary>
internal static partial class Turns
{
    public static Clause Began(Outcome o, NarratorContext context) => o.Why == "surprised"
        ? new("fight-surprised",
        [
            "Before you know it, {target} {target:is|are} upon you.",
            "You are caught off your guard: {target} {target:strikes|strike} first.",
            "There is no time to think. {target} {target:is|are} on you.",
            "You never see it coming: it is a fight, and {target} {target:has|have} begun it.",
            "{target} {target:is|are} at your throat before you have so much as turned.",
        ])
        : HasCompany(o.Target, context)
            ? new("fight-many",
            [
                "It comes to blows with {target}, and more besides.",
                "Now it is a fight: {target} {target:is|are} before you, and not alone.",
                "There is no more putting it off. {target} {target:is|are} not alone, and it comes to blows.",
                "From here on it is blows, with {target} and more of the same.",
            ])
            : new("fight-began",
            [
                "It comes to blows with {target}.", "Now it is a fight, and {target} {target:stands|stand} against you.",
                "There is no more putting it off: you fight {target}.", "From here on it is blows, between you and {target}.",
                "You and {target} come to blows.",
            ]);

    public static readonly Clause Dodged = new("dodged",
    [
        "{actor} {keep|keeps} {actor.their} guard up.", "{actor} {watch|watches} for the next blow, and {think|thinks} of nothing else.",
        "{actor} {stay|stays} light on {actor.their} feet, ready to be elsewhere.",
        "{actor} {give|gives} no opening and {look|looks} for none.",
        "{actor} {stand|stands} on guard.", "For now {actor} only {keep|keeps} out of reach.",
        "Always moving, {actor} {offer|offers} nothing to hit.",
    ]);

    public static Clause Fled(Outcome o) => o.Went()
        ? new("fled",
        [
            "{actor} {break|breaks} away and {run|runs}.", "{actor} {turn|turns} and {run|runs}, and {get|gets} clear.",
            "{actor} {take|takes} to {actor.their} heels.", "There is a gap, and {actor} {take|takes} it, running.",
            "{actor} {have|has} had enough of this and {get|gets} away.", "One moment more, and {actor} {are|is} gone from the fight.",
        ])
        : new("fled-not",
        [
            "{actor} {try|tries} to get away, and {do|does} not get clear.", "{actor} {turn|turns} to run; there is no way out.",
            "{actor} {look|looks} for a way out of the fight and {find|finds} none.", "Running is no use: {actor} {get|gets} nowhere.",
            "{actor} {make|makes} a break for it, and {have|has} to turn and fight.",
        ]);

    public static readonly Clause Yielded = new("yielded",
    [
        "{actor} {yield|yields}.", "{actor} {give|gives} up the fight.", "{actor} {want|wants} no more of it, and {yield|yields}.",
        "{actor} {lower|lowers} {actor.their} guard for good: {actor.he} {he:yield|yields}.",
        "It is enough. {actor} {give|gives} {actor.self} up.",
        "{actor} {ask|asks} for quarter.",
    ]);

    public static Clause Parleyed(Outcome o)
    {
        if (Phrases.Echo(o.Words) is not { } words) return Unsaid(o.Went());
        var (said, led) = (("words", (string?)Talking.Ended(words)), ("led", (string?)Talking.Led(Talking.Ended(words))));
        return o.Went()
            ? new("parley",
            [
                "{led} {actor} {say|says} to {target}, and the blows stop.", "{actor} {call|calls} to {target}: “{words}” It is heard.",
                "“{words}” The words are for {target}, and they are enough.",
                "{actor} {say|says} it between two blows: “{words}” And {target} {target:listens|listen}.",
            ], said, led)
            : new("parley-not",
            [
                "{led} {actor} {say|says} to {target}, and it changes nothing.",
                "{actor} {call|calls} to {target}: “{words}” The fight goes on.",
                "“{words}” The words are for {target}, and they are wasted.",
                "{actor} {say|says} it between two blows: “{words}” It does not sway {target}.",
            ], said, led);
    }

    private static Clause Unsaid(bool went) => went
        ? new("parley-unsaid", ["{actor} {talk|talks} {target} out of it.", "{actor} {speak|speaks} to {target}, and the blows stop.",
            "A few words to {target}, and {actor} {have|has} ended it."])
        : new("parley-unsaid-not", ["{actor} {speak|speaks} to {target}, and the fight goes on.",
            "{actor} {try|tries} to talk {target} out of it, in vain.",
            "{target} {target:is|are} past listening, whatever {actor} {say|says}."]);

    public static Clause Ended(Outcome o) => o.Why switch
    {
        "won" => new("fight-won",
        [
            "The fight is over, and it is won.", "Nobody stands against you any more.", "It is over. You have won.",
            "With that, the fight is yours.", "Nothing is left to fight: you have won.",
        ]),
        "fled" => new("fight-fled",
        [
            "The fight is behind you.", "You are out of it.", "There are no more blows to fear for now: you have got away.",
            "You have got away, and that is all that counts.",
        ]),
        "truce" => new("fight-truce",
        [
            "The blows have stopped, and nobody begins again.", "It is over, without a winner.", "There is peace, of a sort.",
            "So the fight ends, in words.",
        ]),
        "lost" => new("fight-lost",
        [
            "The fight is over, and it is lost.", "It is over. You have lost.", "There is no fight left in you.",
            "So it ends, and not in your favour.",
        ]),
        _ => new("fight-ended", ["The fight is over.", "The blows have stopped.", "That is the end of the fight."]),
    };

    // Creatures of one kind are told apart by their number.
    private static bool HasCompany(string? id, NarratorContext context) => id is not null && Numbered().Match(id) is { Success: true } one
        && context.Cast.Keys.Any(other => other != id && Numbered().Match(other) is { Success: true } another
            && another.Groups[1].Value == one.Groups[1].Value);

    /// <summary>Whether an id is that of a creature, which is no character of the world.</summary>
    public static bool IsCreature(string id) => Numbered().IsMatch(id);

    [GeneratedRegex("^(.+)-[0-9]+$")]
    private static partial Regex Numbered();
}
