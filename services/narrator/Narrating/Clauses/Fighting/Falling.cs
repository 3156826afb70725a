using Storyteller.Contracts;
using Storyteller.Rulebook.Wording;

namespace Storyteller.Narrator.Narrating;

/// <summary>Going down, hanging on or not, and what becomes of who has lost.</summary>
internal static class Falling
{
    public static Clause Felled(Outcome o, Naming names) => names.IsPlayer(o.Actor)
        ? o.Why == "dead" ? Killed : new("felled-you",
        [
            "{actor} {go|goes} down, and everything goes dark.", "{own} legs give way, and then there is nothing.",
            "{actor} {fall|falls}, and {do|does} not feel the ground.",
            "That is more than {actor} can take: {actor} {drop|drops}, senseless.",
            "The world tilts and goes out. {actor} {are|is} down.",
        ], Own(o, names))
        : o.Why == "dead" || Turns.IsCreature(o.Actor) ? new("felled-dead",
        [
            "{actor} {fall|falls} dead.", "{actor} {go|goes} down for good.", "{actor} {drop|drops} and {do|does} not stir again.",
            "That is the last of it: {actor} {fall|falls} dead.", "{actor} {die|dies} where {actor.he} {he:fall|falls}.",
            "It is over for {actor.it}: {own} body lies still.",
        ], Own(o, names))
        : new("felled",
        [
            "{actor} {go|goes} down and {do|does} not get up.", "{actor} {fall|falls}, out cold.",
            "{actor} {drop|drops} where {actor.he} {he:stand|stands}, senseless.",
            "{own} legs give way, and {actor.he} {he:lie|lies} still, out cold.",
            "It is too much. {actor} {sink|sinks} to the ground, senseless.",
        ], Own(o, names));

    public static Clause Saved(Outcome o, Naming names) => o.Why switch
    {
        "stable" => new("save-stable",
        [
            "{own} breath steadies; {actor.he} {he:are|is} out of danger, and still out cold.",
            "{actor} {lie|lies} quiet now, senseless and out of danger.",
            "The worst is past: {actor} will live, though {actor.he} {he:do|does} not stir.",
        ], Own(o, names)),
        "dead" => new("save-dead",
        [
            "{own} breath goes out, and does not come back.", "{actor} {die|dies}.", "There is no more holding on: {actor} {are|is} dead.",
            "{actor} {slip|slips} away, and {are|is} gone.",
        ], Own(o, names)),
        "awake" => new("save-awake",
        [
            "{actor} {open|opens} {actor.their} eyes.", "With a gasp {actor} {come|comes} to.", "{own} senses come back, all at once.",
            "Against all hope, {actor} {wake|wakes}.",
        ], Own(o, names)),
        _ when o.Went() => new("save-good",
        [
            "{actor} {hang|hangs} on, senseless.", "{own} breath is faint, but it goes on.",
            "Death comes close, and {actor} {do|does} not go with it.",
            "{actor} {hold|holds} on to life.", "Somewhere deep down, {actor} {keep|keeps} hold.",
        ], Own(o, names)),
        _ => new("save-bad",
        [
            "{actor} {slip|slips} further away.", "{own} breath falters.", "Life runs out of {actor.it}; {own} heart stumbles.",
            "{actor} {lie|lies} there, and it gets darker.", "Death comes a step nearer to where {actor} {lie|lies}.",
        ], Own(o, names)),
    };

    public static Clause Defeated(Outcome o) => o.Why switch
    {
        "captured" => new("captured",
        [
            "{actor} {come|comes} to at {target}, a captive of {other}.",
            "When {actor} {come|comes} to, it is at {target}, in the hands of {other}.",
            "{actor} {wake|wakes} at {target}, and not as a free soul.", "~{actor} {wake|wakes} a captive.",
            "~When {actor} {come|comes} to, it is as a captive.",
        ]),
        "robbed" => o.Amount > 0 ? new("robbed",
        [
            "{actor} {come|comes} to at {target}, with a lighter purse: {other} {other:has|have} seen to that.",
            "When {actor} {come|comes} to, it is at {target}, robbed by {other}.",
            "{actor} {wake|wakes} at {target}, and there is money gone from {actor.their} purse.",
            "~{actor} {come|comes} to with a lighter purse.", "~When {actor} {come|comes} to, there is money gone.",
        ])
        : new("robbed-of-nothing",
        [
            "{actor} {come|comes} to at {target}, where {other} left {actor.it}.",
            "When {actor} {come|comes} to, it is at {target}, robbed by {other}.",
            "{actor} {wake|wakes} at {target}; somebody has been through {actor.their} pockets.",
            "~{actor} {come|comes} to, and has been robbed.",
        ]),
        "rescued" => new("rescued",
        [
            "{actor} {come|comes} to at {target}, and {other} {other:is|are} to thank for it.",
            "Thanks to {other}, {actor} {wake|wakes} again, and at {target}.",
            "{actor} {wake|wakes} at {target}, alive, thanks to {other}.", "~{actor} {wake|wakes}, alive: somebody has come to the rescue.",
            "~{actor} {come|comes} to, and {are|is} safe.",
        ]),
        "dead" => Killed,
        _ => new("defeated", ["{actor} {are|is} beaten.", "It has gone against {actor.it}, and {actor} {are|is} beaten.",
            "There is no more that {actor} can do."]),
    };

    private static readonly Clause Killed = new("killed",
    [
        "{actor} {are|is} dead.", "This is where it ends for {actor.it}: {actor} {are|is} dead.",
        "It is more than {actor} can live through.",
        "{actor} {die|dies}, and the tale could end here.", "Nothing can be done any more. {actor} {are|is} dead.",
    ]);

    private static (string, string?) Own(Outcome o, Naming names) => ("own", Arms.Own(names.Of(o.Actor, "someone")));
}
