using Storyteller.Contracts;

namespace Storyteller.Narrator.Narrating;

/// <summary>Looking closely, searching, listening, reading.</summary>
internal static class Perceiving
{
    public static Clause Examined(Outcome o) => o.Went()
        ? new Clause("examined",
            [
                "{actor} {take|takes} a close look at {target}. {words}",
                "{actor} {look|looks} {target} over. {words}",
                "{actor} {study|studies} {target}. {words}",
                "{actor} {turn|turns} to {target}. {words}",
                "Up close, there is more to see of {target}. {words}",
                "{actor} {give|gives} {target} a second look. {words}",
                "{actor} {look|looks} closely. {words}",
                "~{actor} {look|looks} at {target}, and nothing about {target.it} stands out.",
            ], ("words", Phrases.Sentences(o.Words)))
        : new("examined-badly",
            [
                "{actor} {look|looks} at {target}, and {learn|learns} nothing by it.",
                "However hard {actor} {look|looks}, {target} {target:gives|give} nothing away.",
                "{actor} {study|studies} {target} and {come|comes} away no wiser.",
                "{actor} {look|looks} closely and {find|finds} nothing to hold on to.",
            ]);

    public static Clause Searched(Outcome o, Naming names) => o switch
    {
        { Other: not null } when o.Went() && names.Find(o.Other)?.Kind == "place" => new("searched-way",
        [
            "{actor} {search|searches}, and {find|finds} the way to {other}.",
            "There is a way to {other} from here; {actor} {find|finds} it by looking.",
            "Looking about, {actor} {come|comes} upon the way to {other}.", "The search shows {actor.it} the way to {other}.",
        ]),
        { Other: null } when o.Went() && Phrases.Sentences(o.Words) is { } words => new("searched-words",
        [
            "{actor} {search|searches} with care. {words}", "{actor} {go|goes} through everything there is. {words}",
            "{actor} {look|looks} into every corner. {words}",
            "A search, and this is what comes of it. {words}", "{actor} {leave|leaves} nothing unturned. {words}",
        ], ("words", words)),
        { Other: not null, Degree: Degree.Triumph } => new("searched-well",
        [
            "{actor} {know|knows} just where to look, and there it is: {other.new}.",
            "It takes hardly any looking before {actor} {find|finds} {other.new}.",
            "Nothing stays hidden from {actor.it} for long; {actor} {turn|turns} up {other.new}.",
            "{actor} {search|searches} with a sure hand and {find|finds} {other.new}.",
            "~{actor} {search|searches}, and something turns up.",
        ]),
        { Other: not null } when o.Went() => new("searched",
        [
            "{actor} {search|searches} the place and {find|finds} {other.new}.",
            "After some searching, {actor} {come|comes} upon {other.new}.",
            "{actor} {go|goes} through everything, and there {other:is|are} {other.new}.",
            "The search turns something up: {other.new}.",
            "{actor} {look|looks} in every corner, until {other.new} {other:comes|come} to light.",
            "~{actor} {search|searches}, and something turns up.",
        ]),
        { Degree: Degree.Disaster } => new("searched-badly",
        [
            "{actor} {search|searches} high and low, {make|makes} a mess of it and {find|finds} nothing.",
            "{actor} {search|searches} in all the wrong corners and {find|finds} nothing at all.",
            "The search comes to nothing but empty hands.",
            "{actor} {look|looks} everywhere twice, and {find|finds} nothing either time.",
        ]),
        _ => new("searched-in-vain",
        [
            "{actor} {search|searches} the place and {find|finds} nothing.",
            "{actor} {go|goes} through everything; nothing turns up.",
            "The search turns up nothing.",
            "{actor} {look|looks} in every corner, and nothing comes to light.",
            "If there is anything to find here, {actor} {do|does} not find it.",
            "Search as {actor} may, nothing turns up.",
        ]),
    };

    public static Clause Listened(Outcome o) => o.Went()
        ? new Clause("listened",
            [
                "{actor} {hold|holds} still and {listen|listens}. {words}",
                "{actor} {listen|listens}. {words}",
                "{actor} {let|lets} the place come to {actor.it}. {words}",
                "{actor} {stop|stops} and {take|takes} it in. {words}",
                "For a moment {actor} {do|does} nothing but listen. {words}",
                "~{actor} {listen|listens}, and nothing stands out.",
            ], ("words", Phrases.Sentences(o.Words)))
        : new("listened-in-vain",
            [
                "{actor} {listen|listens}, and {make|makes} out nothing.",
                "{actor} {strain|strains} to hear and {hear|hears} nothing that helps.",
                "{actor} {hold|holds} still and {listen|listens}; nothing comes of it.",
                "Whatever there is to hear, {actor} {do|does} not hear it.",
            ]);

    public static Clause ReadText(Outcome o) => o.Went()
        ? new Clause("read",
            [
                "{actor} {read|reads} {target}: “{words}”",
                "On {target} there is writing: “{words}”",
                "{target} {target:says|say}: “{words}”",
                "{actor} {bend|bends} over {target} and {read|reads}: “{words}”",
                "The writing on {target} runs: “{words}”",
                "{actor} {read|reads} what is written: “{words}”",
                "~{actor} {read|reads} {target}, and {find|finds} nothing written there.",
            ], ("words", Phrases.Sentences(Talking.Inner(o.Words))))
        : new("read-in-vain",
            [
                "{actor} {try|tries} to read {target} and {cannot|cannot} make it out.",
                "{actor} {pore|pores} over {target}; the writing will not give up its sense.",
                "{actor} {look|looks} at the writing on {target}, and it stays just that: marks.",
                "The writing on {target} makes no sense to {actor.it}.",
            ]);
}
