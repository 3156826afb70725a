using Storyteller.Contracts;
using Storyteller.Rulebook.Wording;

namespace Storyteller.Narrator.Narrating;

/// <summary>One strike, alone or in a fight, by how it went and what it was made with.</summary>
internal static class Blows
{
    /// <summary>
    /// How a strike is told. Where it is the only one, what it was made with is named; in the thick of a fight only now and then.
    /// </summary>
    public static Clause Struck(Outcome o, NarratorContext context, Naming names)
    {
        var arms = Arms.Of(o, names);
        var alone = context.Outcomes.Count(one => one.Kind == OutcomeKind.Struck) <= 1;
        return new($"struck-{HowOf(o)}-{arms.Stroke}", [.. Ways(HowOf(o), arms, alone)], ("weapon", arms.Phrase), ("own", arms.Named),
            ("whose", Arms.Own(names.Of(o.Target, "someone"))));
    }

    public static How HowOf(Outcome o) => o.Degree switch
    {
        >= Degree.Success when o.Amount <= 0 => How.Harmless,
        Degree.Triumph => How.Critical,
        Degree.Success => How.Hit,
        Degree.Failure => How.Miss,
        _ => How.Wild,
    };

    private static IEnumerable<string> Ways(How how, Arms arms, bool alone)
    {
        if (arms.Stroke == Stroke.Shot) return Shot(how);
        var named = arms.Phrase is null ? [] : With(how).Concat(arms.Held ? WithThing(how) : []);
        return arms.Phrase is null ? Plain(how) : arms.Held && alone ? named : named.Concat(Natural(how, arms.Stroke)).Concat(
            arms.Stroke == Stroke.Blow ? Plain(how) : []);
    }

    private static string[] Plain(How how) => how switch
    {
        How.Hit =>
        [
            "{actor} {strike|strikes} {target}, and it hurts.", "{actor} {hit|hits} {target}.", "{actor} {land|lands} a blow on {target}.",
            "{actor} {strike|strikes} at {target}, and the blow goes home.",
            "{target} cannot get clear of the blow that {actor} {deal|deals}.", "One blow gets through: {actor} {hit|hits} {target}.",
            "{actor} {find|finds} an opening, and {target} {target:feels|feel} it.", "{actor} {get|gets} past {whose} guard.",
            "Quick as that, {actor} {strike|strikes} {target}.", "{actor} {deal|deals} {target} a blow that tells.",
            "{actor} {step|steps} in and {hit|hits} {target}.", "{whose} guard is open, and {actor} {strike|strikes}.",
            "{actor} {press|presses} in close and {strike|strikes} {target}.",
        ],
        How.Critical =>
        [
            "{actor} {strike|strikes} {target} hard and clean.", "{actor} {catch|catches} {target} with all {actor.their} strength.",
            "The blow lands exactly where {actor} {mean|means} it to, and {target} {target:feels|feel} it.",
            "{actor} {hit|hits} {target}, and there is nothing gentle in it.",
            "It is a terrible blow that {actor} {deal|deals} {target}.",
            "{whose} guard is wide open, and {actor} {make|makes} the most of it.",
            "No blow could be better placed: {actor} {strike|strikes} {target} where it hurts most.",
        ],
        How.Harmless =>
        [
            "{actor} {strike|strikes} {target}, and it does no harm.", "{actor} {land|lands} a blow on {target} that hurts nobody.",
            "{target} {target:takes|take} {actor.their} blow without a mark.",
            "{actor} {deal|deals} {target} a blow, and it comes to nothing.",
            "For all its force, the blow that {actor} {land|lands} on {target} does no harm.",
        ],
        How.Miss =>
        [
            "{actor} {strike|strikes} at {target} and {miss|misses}.", "{actor} {swing|swings} at {target}; the blow goes wide.",
            "The blow that {actor} {aim|aims} at {target} meets nothing but air.",
            "{actor} {lash|lashes} out at {target}, a moment too late.",
            "{target} {target:slips|slip} clear of the blow that {actor} {aim|aims}.",
            "{actor} {aim|aims} for {target} and {hit|hits} nothing.", "{actor} cannot get past {whose} guard.",
            "{actor} {come|comes} at {target}, and the blow is turned aside.",
            "Nothing comes of the blow that {actor} {aim|aims} at {target}.",
            "{actor} {try|tries} for {target}; there is no way through.", "{whose} guard holds; {actor} {find|finds} no way through.",
            "Too slow: {actor} {strike|strikes}, and {target} {target:is|are} elsewhere already.",
        ],
        _ =>
        [
            "{actor} {swing|swings} wildly at {target} and nearly {go|goes} over.",
            "{actor} {strike|strikes} at {target} and {hit|hits} nothing, badly.",
            "It is a poor blow: {actor} {miss|misses} {target} by a long way.",
            "{actor} {lunge|lunges} at {target}, and {lunge|lunges} past.",
            "Of all blows this is the clumsiest: {actor} {miss|misses} {target} altogether.",
        ],
    };

    private static string[] With(How how) => how switch
    {
        How.Hit =>
        [
            "{actor} {hit|hits} {target} with {weapon}.", "{actor} {catch|catches} {target} with {weapon}.",
            "{target} cannot get clear of {own}.",
            "{actor} {strike|strikes} {target} with {weapon}, and it hurts.", "With {weapon}, {actor} {get|gets} through to {target}.",
            "{actor} {reach|reaches} {target} with {weapon}.",
        ],
        How.Critical =>
        [
            "{actor} {strike|strikes} {target} hard and clean with {weapon}.", "{actor} {catch|catches} {target} full on with {weapon}.",
            "With {weapon}, {actor} {do|does} {target} terrible harm.",
            "{actor} {put|puts} everything behind {weapon}, and {target} {target:feels|feel} it.",
        ],
        How.Harmless =>
        [
            "{actor} {strike|strikes} {target} with {weapon}, and it does no harm.",
            "{target} {target:takes|take} {own} without a mark.",
            "With {weapon}, {actor} {reach|reaches} {target}, and it comes to nothing.",
        ],
        How.Miss =>
        [
            "{actor} {strike|strikes} at {target} with {weapon} and {miss|misses}.",
            "{target} {target:keeps|keep} clear of {own}.",
            "{actor} {reach|reaches} for {target} with {weapon}, and {fall|falls} short.",
            "With {weapon}, {actor} {find|finds} only air where {target} should be.",
        ],
        _ =>
        [
            "{actor} {come|comes} at {target} with {weapon}, and {miss|misses} by a long way.",
            "{actor} {go|goes} for {target} with {weapon} and nearly {go|goes} over.",
            "With {weapon}, {actor} {miss|misses} {target} altogether.",
        ],
    };

    private static string[] WithThing(How how) => how switch
    {
        How.Hit => ["{actor} {bring|brings} {weapon} down on {target}.",
            "{target} cannot get clear of {weapon}: {actor} {strike|strikes} home.",
            "{actor} {swing|swings} {weapon} and {catch|catches} {target}.",
            "{actor} {get|gets} {weapon} past {whose} guard."],
        How.Miss => ["{actor} {swing|swings} {weapon}, and {target} {target:is|are} not there.",
            "{whose} guard holds against {weapon}; {actor} {find|finds} no way through."],
        _ => [],
    };

    private static string[] Natural(How how, Stroke stroke) => (how, stroke) switch
    {
        (How.Hit, Stroke.Bite) => ["{actor} {bite|bites} {target}.", "{actor} {sink|sinks} {actor.their} teeth into {target}.",
            "{actor} {snap|snaps} at {target}, and the bite goes home.", "{actor} {get|gets} {actor.their} teeth into {target}."],
        (How.Miss, Stroke.Bite) => ["{actor} {snap|snaps} at {target} and {miss|misses}.",
            "Teeth close on air: {actor} {miss|misses} {target}.",
            "{actor} {go|goes} for {target} with open jaws, and {bite|bites} nothing.",
            "{target} {target:is|are} gone from where {actor} {bite|bites}."],
        (How.Hit, Stroke.Claw) => ["{actor} {rake|rakes} {target}, and it hurts.", "{actor} {claw|claws} {target}.",
            "{actor} {tear|tears} at {target}, and not in vain."],
        (How.Miss, Stroke.Claw) => ["{actor} {claw|claws} at {target} and {catch|catches} nothing.",
            "{actor} {rake|rakes} the air in front of {target}.", "Claws go past {target}, and {actor} {have|has} missed."],
        _ => [],
    };

    private static string[] Shot(How how) => how switch
    {
        How.Hit => ["{actor} {take|takes} aim with {weapon} and {hit|hits} {target}.",
            "{actor} {aim|aims} {weapon} at {target}, and it tells.",
            "With {weapon}, {actor} {hit|hits} {target} from where {actor.he} {he:are|is}.",
            "{target} cannot get out of the way in time: {actor} {hit|hits} {target.it} with {weapon}."],
        How.Critical => ["{actor} {take|takes} aim with {weapon} and {hit|hits} {target} where it hurts most.",
            "No aim could be better: {actor} {hit|hits} {target} full on with {weapon}.",
            "With {weapon}, {actor} {do|does} {target} terrible harm."],
        How.Harmless => ["{actor} {hit|hits} {target} with {weapon}, and it does no harm.",
            "{actor} {take|takes} aim with {weapon}, {hit|hits} {target}, and it comes to nothing.",
            "{target} {target:takes|take} a hit from {weapon} without a mark."],
        How.Miss => ["{actor} {aim|aims} {weapon} at {target} and {miss|misses}.",
            "{actor} {take|takes} aim with {weapon}, and it goes wide of {target}.",
            "{target} {target:is|are} out of the way before {actor} {have|has} aimed {weapon} well.",
            "With {weapon}, {actor} {hit|hits} nothing."],
        _ => ["{actor} {aim|aims} {weapon} at {target} and {miss|misses} by a long way.",
            "It is poor aim, and {actor} cannot reach {target} with {weapon}.",
            "With {weapon}, {actor} {miss|misses} {target} altogether."],
    };
}

/// <summary>How a strike went.</summary>
internal enum How { Hit, Critical, Harmless, Miss, Wild }
