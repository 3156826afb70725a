using Storyteller.Contracts;

namespace Storyteller.Narrator.Narrating;

/// <summary>What the world does to the player: what befalls, what it asks, what comes of the answer.</summary>
internal static class Befalling
{
    public static Clause Befell(Outcome o) => Phrases.Sentences(o.Words) is { } text
        ? new("befell", ["{text}"], ("text", text))
        : new("befell-something", ["Something happens, too quick to make out.",
            "Something is different from before, though it is hard to say what.",
            "Something comes to pass that one could easily have missed."]);

    public static Clause Asked(Outcome o) => Phrases.Sentences(o.Words) is { } question
        ? new("asked", ["{question}"], ("question", question))
        : new("asked-something", ["What now?", "What do you do?", "It is for you to say what comes of it."]);

    public static Clause Answered(Outcome o) => Phrases.Sentences(o.Words) is { } text
        ? new("answered", ["{text}"], ("text", text))
        : o.Went()
            ? new("answered-well", ["{actor} {do|does} what {actor.he} {he:set|sets} out to do.", "It goes as {actor} {mean|means} it to.",
                "{actor} {see|sees} it through."])
            : new("answered-badly", ["It does not go as {actor} {mean|means} it to.", "{actor} {try|tries}, and it does not work.",
                "{actor} {do|does} what {actor.he} can, and it is not enough."]);

    public static readonly Clause Overtaken = new("overtaken",
    [
        "It is too late for what you had in mind.", "What you had in mind has been overtaken by what came between.",
        "By now, what you meant to do is out of date.", "You had something else in mind; things have moved on.",
        "So much has happened since that what you meant to do no longer fits.",
    ]);

    public static readonly Clause Levelled = new("levelled",
    [
        "{actor} {have|has} learned from this, and {are|is} the stronger for it.",
        "{actor} {come|comes} out of this better than {actor.he} went in.",
        "Something has changed: {actor} {find|finds} easy now what was hard.",
        "{actor} {are|is} not who {actor.he} {he:were|was}: stronger, and surer.",
    ]);
}
