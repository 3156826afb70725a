using Storyteller.Contracts;

namespace Storyteller.Rulebook.Intents;

/// <summary>Reads assertions, answers and refusals: said aloud where somebody is here to hear them, else words beside the game.</summary>
public static class Statements
{
    private static readonly PhraseSet Beginnings = new(
        "he is, she is, it is, this is, that is, they are, you are, there is, there are, we are, i am, i do not, i have, i feel, i like",
        "i love, i hate, i know, i believe, i was, i did, i did not, i can not, you, he, she, they, your, i will not, i would not",
        "yes, no, nope, yep, yeah, aye, of course, not really, never, maybe, perhaps, if, because, since, this, that was, it was",
        "everyone is, nobody, these are, those are, my name is, i mean, i wonder, i wish, i said, nothing, not");

    /// <summary>The intent of a statement; null when the words are none.</summary>
    public static Intent? Read(Clause clause)
    {
        string[] words = [.. clause.Words.Where(w => w != ",")];
        if (words is ["do", "not", ..] or ["i", "do" or "will", "not", "want" or "move" or "go" or "do" or "take", ..] or ["never", _, ..])
            return Clause.Means(Act.Wait, null, null, null, "you hold back");
        if (Beginnings.LengthAt(words, 0) == 0 || words is ["he" or "she" or "they" or "this" or "you"]) return null;
        var said = string.Join(' ', clause.Raw.Where(w => w != ","));
        return clause.Here.Listener is null
            ? Clause.Means(Act.OutOfCharacter, null, null, said, "nobody is here to hear it")
            : Speaking.To(Noun.None, said, clause);
    }
}
