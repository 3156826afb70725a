using Storyteller.Contracts;

namespace Storyteller.Narrator.Narrating;

/// <summary>Time going by: waiting, resting, being busy; and what befalls in it.</summary>
internal static class Passing
{
    public static Clause Waited(Outcome o, NarratorContext context)
    {
        var seconds = o.Amount > 0 ? o.Amount : context.Seconds;
        return seconds < 10 * 60 ? BriefWait : new("waited",
        [
            "{actor} {wait|waits}, and {time} {go} by.", "{time} {go} by.", "{actor} {let|lets} {time} pass.",
            "{time} {go} by while {actor} {wait|waits}.",
            "{actor} {bide|bides} {actor.their} time. It is {time} before {actor.he} {he:stir|stirs}.",
            "There is nothing for it but to wait, and {time} {go} by.",
        ], ("time", Phrases.Span(seconds)), ("go", Phrases.Span(seconds).EndsWith('s') ? "go" : "goes"));
    }

    public static Clause Rested(Outcome o, NarratorContext context) => new(o.Amount > 0 ? "rested-well" : "rested",
        o.Amount > 0
            ?
            [
                "{actor} {rest|rests} for {time} and {feel|feels} the better for it.",
                "{time} of rest, and {actor.their} hurts weigh less.", "{actor} {take|takes} {time} to rest; some strength comes back.",
                "{actor} {rest|rests}, and {time} later {are|is} the stronger for it.",
            ]
            :
            [
                "{actor} {rest|rests} for {time}.", "{actor} {take|takes} {time} to rest.",
                "For {time} {actor} {do|does} nothing at all.", "{actor} {give|gives} {actor.self} {time} of rest.",
            ], ("time", Phrases.Span(context.Seconds)));

    public static Clause Busied(Outcome o) => Phrases.Authored(o.Words)?.TrimEnd('.') is { Length: > 0 } doing
        ? new("busied",
        [
            "{actor} {are|is} {doing}.", "{actor} {are|is} busy {doing}.", "Meanwhile {actor} {are|is} {doing}.",
            "All the while {actor} {are|is} {doing}.",
            "Close by, {actor} {are|is} {doing}.", "{actor} {spend|spends} the time {doing}.",
        ], ("doing", doing))
        : new("busied-somehow", ["{actor} {keep|keeps} busy.", "{actor} {go|goes} about {actor.their} own affairs.",
            "{actor} {have|has} {actor.their} own affairs to see to."]);

    private static readonly Clause BriefWait = new("waited-briefly",
    [
        "{actor} {wait|waits} a little.", "{actor} {let|lets} a little time go by.", "A little while passes.",
        "{actor} {hold|holds} still and {wait|waits}.", "For a little while {actor} {do|does} nothing but wait.",
    ]);
}
