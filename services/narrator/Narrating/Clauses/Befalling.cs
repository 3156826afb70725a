using Storyteller.Contracts;
using Storyteller.Rulebook.Wording;

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

}
