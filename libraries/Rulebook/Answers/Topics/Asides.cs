using Storyteller.Contracts;
using Storyteller.Rulebook.Wording;

namespace Storyteller.Rulebook.Answers;

/// <summary>What the storyteller says to words that are the player's own and not their character's.</summary>
internal static class Asides
{
    public static Clause For(Intent intent) => intent.Topic switch
    {
        "self-harm" => Care,
        "thanks" => Thanks,
        "swearing" => Oath,
        _ => Beside,
    };

    /// <summary>Who tells the story.</summary>
    public static readonly Clause Storyteller = new("who-are-you",
        ["I am the storyteller: I say what meets you, and you say what you do.",
            "A storyteller, no more and no less; what becomes of you is for you and the dice to say.",
            "The voice that tells this tale. I am no person in it, and I know no more of you than what you say."]);

    // Whoever means it of themselves must hear of help and not of the story.
    private static readonly Clause Care = new("care",
    [
        "That is something this story will not tell. If it is you who feels like this, please talk to somebody now: a friend, a doctor, "
            + "or a crisis line where you live. The story can wait.",
        "I will not tell that. If some of it is meant in earnest, please do not stay alone with it: call somebody you trust, or a crisis "
            + "line where you live. The story will keep.",
    ]);

    private static readonly Clause Thanks = new("thanks",
        ["You are welcome.", "It is a pleasure to tell it.", "The thanks are returned: a story wants a listener."]);

    private static readonly Clause Oath = new("oath",
        ["So be it said, and the story is none the worse.", "Heard, outside the tale. Within it, nobody turned their head.",
            "The storyteller has heard worse, and waits for what you do next."]);

    private static readonly Clause Beside = new("stepped-out",
    [
        "That was between you and the storyteller. {place} {place:waits|wait} where you left it.",
        "The tale holds its breath for a moment, and goes on.", "Said and heard. At {place} nothing has come of it.",
        "For a moment you are outside the tale; then {place} {place:is|are} around you again.",
        "The story does not mind. It waits for what you do next.", "Noted, with a smile, outside the tale. Within it, nothing stirs.",
    ]);
}
