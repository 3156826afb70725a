using Storyteller.Contracts;

namespace Storyteller.Rulebook.Intents;

/// <summary>
/// Takes the adverbs out of a sentence: those that change how something is done are kept as a <see cref="Manner"/>, the rest is colour.
/// </summary>
public static class Manners
{
    private static readonly (Manner Manner, PhraseSet Words)[] Table =
    [
        (Manner.Quiet, new("quietly, silently, stealthily, sneakily, softly, secretly, discreetly, unseen, unnoticed, noiselessly",
            "inconspicuously, furtively",
            "without a sound, without being seen, without being noticed, on tiptoe, on tiptoes, without making a sound",
            "without making noise, in silence")),
        (Manner.Careful, new("carefully, cautiously, slowly, gently, gingerly, warily, thoroughly, closely, patiently, delicately",
            "attentively, meticulously",
            "with care, with great care, with caution, step by step, very carefully, bit by bit, in detail, tenderly")),
        (Manner.Hasty, new("quickly, hastily, hurriedly, swiftly, rapidly, speedily, immediately, frantically, urgently, promptly",
            "briefly, fast, quick",
            "at once, right away, in a hurry, in haste, as fast as i can, as fast as possible, as quickly as i can",
            "as quickly as possible, at full speed")),
        (Manner.Forceful, new("forcefully, violently, fiercely, brutally, firmly, aggressively, strongly, savagely, vigorously",
            "furiously, loudly, angrily",
            "hard, harder, with force, by force, with all my might, with all my strength, as hard as i can, with all my force",
            "with full force, roughly")),
    ];

    private static readonly PhraseSet Colour = new(
        "really, very, just, casually, simply, actually, too, finally, again, also, instead, still, kindly, calmly, happily, sadly",
        "eagerly, nervously, boldly",
        "confidently, quite, totally, literally, basically, obviously, definitely, somehow, anyway, first, politely, nicely, cheerfully",
        "nonchalantly, indeed",
        "once more, one more time, some more, more, a bit more, a little more, a little, a bit, if i can, if possible, if i may, for me",
        "right now, real, super");

    /// <summary>The words without adverbs, and the manner they stood for (the first one said).</summary>
    /// <param name="nouns">Words that name something here and are left alone: a <c>hard loaf</c> is not eaten forcefully.</param>
    public static (string[] Words, Manner Manner) Take(string[] words, Func<string, bool> nouns)
    {
        var kept = new List<string>(words.Length);
        var manner = Manner.Plain;
        for (var at = 0; at < words.Length;)
        {
            var length = nouns(words[at]) ? 0 : Colour.LengthAt(words, at);
            foreach (var (found, phrases) in nouns(words[at]) ? [] : Table)
            {
                var here = phrases.LengthAt(words, at);
                if (here > 0 && here >= length) (length, manner) = (here, manner == Manner.Plain ? found : manner);
            }
            if (length == 0) kept.Add(words[at]);
            at += Math.Max(1, length);
        }
        return ([.. kept], manner);
    }
}
