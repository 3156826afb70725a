using Storyteller.Contracts;

namespace Storyteller.Narrator.Narrating;

/// <summary>Hiding and every other effort, by how well it went.</summary>
internal static class Striving
{
    public static Clause Hid(Outcome o) => o.Degree switch
    {
        Degree.Triumph => new("hid-well",
        [
            "{actor} {melt|melts} out of sight as if {actor.he} had never been there.",
            "{actor} {vanish|vanishes} from view, completely.", "Nobody who does not know where to look would find {actor.it} now.",
            "{actor} {keep|keeps} so still that {actor.he} {he:are|is} as good as gone.",
        ]),
        Degree.Success => new("hid",
        [
            "{actor} {keep|keeps} out of sight.", "{actor} {find|finds} a corner where no eye falls on {actor.it}.",
            "{actor} {draw|draws} back and {stay|stays} hidden.", "{actor} {make|makes} {actor.self} small, and {go|goes} unseen.",
            "Quietly, {actor} {slip|slips} out of view.",
        ]),
        Degree.Failure => new("hid-not",
        [
            "{actor} {try|tries} to keep out of sight, and {do|does} not manage it.",
            "{actor} {look|looks} for somewhere to hide and {find|finds} nothing good enough.",
            "{actor} {stay|stays} in plain view, for all that {actor.he} {he:try|tries}.", "As a hiding place, it deceives nobody.",
        ]),
        _ => new("hid-badly",
        [
            "{actor} {try|tries} to hide, and could hardly be more in view.",
            "{actor} {try|tries} to go unseen, and {draw|draws} every eye there is.",
            "So much for keeping out of sight: nobody could overlook {actor.it}.", "{actor} {pick|picks} the worst of all places to hide.",
        ]),
    };

    // What was tried is in the player's own words and stays between quotation marks. That it was tried well is all that is known of it:
    // the rules have changed nothing in the world, so the prose must not say that they did.
    public static Clause Tried(Outcome o) => o.Degree switch
    {
        Degree.Triumph => new("tried-well",
        [
            "“{words}”: nobody could go about it better.",
            "{actor} {set|sets} {actor.their} mind to it – “{words}” – and every move is the right one.",
            "“{words}” is tried with a skill that would be worth watching.",
            "As attempts go, “{words}” is a fine one.", "~{actor} {try|tries} it, and {try|tries} it beautifully.",
        ], Words(o)),
        Degree.Success => new("tried",
        [
            "“{words}”: {actor} {go|goes} about it well enough.",
            "{actor} {set|sets} {actor.their} mind to it – “{words}” – and {make|makes} a fair attempt.",
            "“{words}”: tried, and not badly.", "“{words}” takes some doing, and {actor} {give|gives} it that.",
            "~{actor} {try|tries} it, and {have|has} nothing to be ashamed of.", "“{words}”: said, and honestly tried.",
        ], Words(o)),
        Degree.Failure => new("tried-not",
        [
            "“{words}”: it does not work.", "{actor} {set|sets} {actor.their} mind to it – “{words}” – and it comes to nothing.",
            "“{words}” turns out to be more than {actor} can manage.",
            "“{words}” is easier to say than to do.", "~{actor} {try|tries} it, and it does not work.",
            "{actor} {give|gives} “{words}” an honest try, without luck.",
        ], Words(o)),
        _ => new("tried-badly",
        [
            "“{words}”: it goes as wrong as it can.",
            "{actor} {set|sets} {actor.their} mind to it – “{words}” – and {fail|fails} for all to see.",
            "“{words}” ends badly, and quickly.",
            "Whatever “{words}” was meant to look like, it was not this.", "~{actor} {try|tries} it, and it goes as wrong as it can.",
        ], Words(o)),
    };

    private static (string, string?) Words(Outcome o) => ("words", Phrases.Echo(o.Words));
}
