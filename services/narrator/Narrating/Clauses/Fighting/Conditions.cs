using Storyteller.Contracts;
using Storyteller.Rulebook.Wording;

namespace Storyteller.Narrator.Narrating;

/// <summary>Coming under a condition of the SRD, and getting rid of it.</summary>
internal static class Conditions
{
    public static Clause Beset(Outcome o, Naming names) => new($"beset-{o.Why}", Came(o.Why), Own(o, names));

    public static Clause ShookOff(Outcome o, Naming names) => new($"shook-off-{o.Why}", Went(o.Why), Own(o, names));

    private static string[] Came(string? condition) => condition switch
    {
        "blinded" => ["{actor} {are|is} blinded.", "All at once {actor} {see|sees} nothing.", "{own} eyes no longer serve {actor.it}.",
            "{actor} {grope|gropes} about, blinded."],
        "frightened" => ["Fear takes hold of {actor.it}: {own} courage is gone.", "{actor} {shrink|shrinks} back, afraid.",
            "{actor} {are|is} suddenly afraid.", "{own} nerve fails."],
        "grappled" => ["{actor} {are|is} seized and held.", "{actor} {are|is} caught in a grip that does not give.",
            "There is no stepping away now: {actor} {are|is} held fast.", "{actor} {strain|strains} against a grip, and {are|is} held."],
        "incapacitated" => ["{actor} can do nothing for now.", "{own} body will not obey.",
            "Whatever {actor} {mean|means} to do, it does not happen.", "{actor} {stand|stands} there, unable to act."],
        "paralyzed" => ["{actor} {stiffen|stiffens} and cannot move.", "{own} limbs lock.",
            "Not a muscle stirs: {actor} {are|is} rigid where {actor.he} {he:are|is}.", "{actor} cannot move a finger."],
        "poisoned" => ["{actor} {sicken|sickens} with poison.", "Poison is at work; {actor} {falter|falters}.",
            "{own} skin crawls with poison.", "{actor} {are|is} poisoned, and {feel|feels} it."],
        "prone" => ["{actor} {are|is} knocked off {actor.their} feet.", "{actor} {lose|loses} {actor.their} footing and {sprawl|sprawls}.",
            "{own} feet go from under {actor.it}.", "{actor} {land|lands} on the ground, and {have|has} to get up again."],
        "restrained" => ["{actor} {are|is} caught and cannot get free.", "{actor} {are|is} held on every side.",
            "There is hardly room to move: {actor} {are|is} trapped.", "{actor} {pull|pulls} and {twist|twists}, and {are|is} stuck."],
        "stunned" => ["{actor} {reel|reels}, stunned.", "For a moment {actor} {do|does} not know up from down.",
            "{own} head rings, and nothing else gets in.", "{actor} {stagger|staggers}, dazed."],
        "unconscious" => ["{actor} {lose|loses} {actor.their} senses.", "{actor} {go|goes} limp.", "{own} eyes close.",
            "Everything leaves {actor.it} at once: {actor} {are|is} out."],
        _ => ["{actor} {falter|falters}.", "Something is wrong: {actor} {falter|falters}.", "{actor} {are|is} not as steady as before."],
    };

    private static string[] Went(string? condition) => condition switch
    {
        "blinded" => ["{actor} can see again.", "{own} eyes clear.", "{actor} {blink|blinks}, and {see|sees}."],
        "frightened" => ["{actor} {take|takes} heart again.", "{own} fear passes.", "{actor} {shake|shakes} off {actor.their} fear."],
        "grappled" => ["{actor} {wrench|wrenches} free of the grip.", "Nothing holds {actor.it} any more: {actor} {are|is} loose.",
            "{actor} {slip|slips} out of the hold."],
        "incapacitated" => ["{actor} can act again.", "{own} body obeys again.",
            "{actor} {are|is} able again to do as {actor.he} {he:please|pleases}."],
        "paralyzed" => ["{actor} can move again.", "{own} limbs loosen.", "The stiffness goes, and {actor} {stir|stirs}."],
        "poisoned" => ["The poison has run its course in {actor.it}; {actor} {are|is} steady again.",
            "{actor} {are|is} rid of the poison.", "{own} sickness passes."],
        "prone" => ["{actor} {get|gets} back on {actor.their} feet.", "{actor} {scramble|scrambles} up.", "{actor} {are|is} up again."],
        "restrained" => ["{actor} {get|gets} free.", "{actor} {tear|tears} loose.", "With a wrench {actor} {are|is} free."],
        "stunned" => ["{actor} {find|finds} {actor.their} balance again.", "{own} head clears.",
            "{actor} {shake|shakes} it off, and {are|is} steady."],
        "unconscious" => ["{actor} {come|comes} to.", "{own} eyes open.", "{actor} {stir|stirs}, and {are|is} awake."],
        _ => ["{actor} {are|is} {actor.self} again.", "{actor} {shake|shakes} it off.", "Whatever it was, {actor} {are|is} over it."],
    };

    private static (string, string?) Own(Outcome o, Naming names) => ("own", Arms.Own(names.Of(o.Actor, "someone")));
}
