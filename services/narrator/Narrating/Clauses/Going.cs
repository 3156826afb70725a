using Storyteller.Contracts;

namespace Storyteller.Narrator.Narrating;

/// <summary>Going from place to place: the player on the way, the others coming and leaving.</summary>
internal static class Going
{
    private const int LongWay = 30 * 60;

    public static Clause Moved(Outcome o, NarratorContext context, Naming names)
    {
        var here = context.Scene.Place.Id;
        if (!names.IsPlayer(o.Actor)) return o.Why == "flees" && o.Target != here ? Flees : o.Target == here ? Comes : o.Other == here
            || o.Other is null ? Leaves : Passes;
        if (!o.Went() && o.Target != here) return Turned;
        if (!o.Went()) return Hard;
        var seconds = o.Amount > 0 ? o.Amount : context.Seconds;
        return seconds >= LongWay ? Far(seconds) : ByManner(context.Intent.Manner, o.Target == here && context.Scene.Place.Indoors);
    }

    private static Clause ByManner(Manner manner, bool indoors) => manner switch
    {
        Manner.Hasty => new("moved-hasty",
        [
            "{actor} {hurry|hurries} to {target}.", "{actor} {waste|wastes} no time on the way to {target}.",
            "At a quick step {actor} {reach|reaches} {target}.",
            "{actor} {leave|leaves} {other} at a run and {stop|stops} only at {target}.", "{actor} {make|makes} haste to {target}.",
        ]),
        Manner.Quiet => new("moved-quiet",
        [
            "{actor} {go|goes} quietly to {target}.", "Softly, {actor} {make|makes} {actor.their} way to {target}.",
            "{actor} {slip|slips} out of {other} and {come|comes} to {target}.",
            "With as little noise as possible, {actor} {reach|reaches} {target}.",
            "{actor} {set|sets} each foot down with care until {actor.he} {he:reach|reaches} {target}.",
        ]),
        Manner.Careful => new("moved-careful",
        [
            "{actor} {pick|picks} {actor.their} way to {target}.", "Step by careful step, {actor} {come|comes} to {target}.",
            "{actor} {take|takes} care on the way to {target}.",
            "{actor} {leave|leaves} {other} with both eyes open and {reach|reaches} {target}.",
        ]),
        _ => new("moved",
        [
            "{actor} {walk|walks} to {target}.", "{actor} {make|makes} {actor.their} way to {target}.",
            "{actor} {leave|leaves} {other} behind and {come|comes} to {target}.",
            "{actor} {go|goes} on to {target}.", "The way from {other} brings {actor.it} to {target}.",
            "{actor} {turn|turns} {actor.their} back on {other} and {walk|walks} to {target}.",
            "A walk, and {actor} {stand|stands} at {target}.", "From {other}, {actor} {come|comes} to {target}.",
            .. indoors ? ["{actor} {step|steps} into {target}.", "{actor} {leave|leaves} {other} and {step|steps} into {target}."]
                : Array.Empty<string>(),
        ]),
    };

    private static Clause Far(int seconds) => new("moved-far",
    [
        "It takes {actor.it} {time} to reach {target}.", "After {time} on the way, {actor} {come|comes} to {target}.",
        "{actor} {leave|leaves} {other} behind; {time} later {actor.he} {he:stand|stands} at {target}.",
        "The way to {target} takes {actor.it} {time}.",
        "{actor} {walk|walks} for {time}, and then {target} {target:is|are} before {actor.it}.",
    ], ("time", Phrases.Span(seconds)));

    private static readonly Clause Hard = new("moved-hard",
    [
        "{actor} {reach|reaches} {target}, though it does not go smoothly.",
        "It costs {actor.it} some trouble, but {actor} {come|comes} to {target}.",
        "{actor} {come|comes} to {target} the hard way.", "Not without trouble, {actor} {reach|reaches} {target}.",
    ]);

    private static readonly Clause Turned = new("moved-not",
    [
        "{actor} {set|sets} out for {target}, and {do|does} not get there.",
        "{actor} {try|tries} for {target}, and {have|has} to turn back.",
        "The way to {target} gets the better of {actor.it}.", "{actor} {make|makes} for {target}, but it comes to nothing.",
    ]);

    private static readonly Clause Comes = new("comes",
    [
        "{actor} {come|comes} from {other}.", "{actor} {arrive|arrives} from {other}.", "From {other} comes {actor}.",
        "{actor} {come|comes} to {target}.",
        "{actor} {join|joins} those at {target}.", "{actor} {turn|turns} up at {target}.",
    ]);

    private static readonly Clause Leaves = new("leaves",
    [
        "{actor} {leave|leaves} for {target}.", "{actor} {set|sets} off for {target}.", "{actor} {head|heads} for {target}.",
        "{actor} {go|goes} off to {target}.",
        "Without waiting, {actor} {make|makes} for {target}.", "{actor} {walk|walks} away to {target}.",
    ]);

    private static readonly Clause Flees = new("flees",
    [
        "{actor} {flee|flees} to {target}.", "{actor} {run|runs} for {target}.", "{actor} {take|takes} flight towards {target}.",
        "{actor} {bolt|bolts} for {target}.",
    ]);

    private static readonly Clause Passes = new("passes",
        ["{actor} {go|goes} from {other} to {target}.", "{actor} {leave|leaves} {other} for {target}.",
            "{actor} {make|makes} {actor.their} way from {other} to {target}."]);
}
