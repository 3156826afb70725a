namespace Storyteller.Rulebook.Intents;

/// <summary>
/// Takes away what people say around what they want: <c>could I please try to</c>, <c>I think I'll</c>, <c>the freaking</c>.
/// </summary>
public static class Politeness
{
    private static readonly PhraseSet Openers = new(
        "please, i want to, i would like to, i would love to, i wish to, i will, i shall, i am going to, i am about to, i am gonna",
        "i am trying to",
        "i try to, i try, i decide to, i decide, i attempt to, i need to, i have to, i must, i should, i can, i could, i may, i might",
        "i better, i had better, i plan to",
        "i intend to, i hope to, i mean to, i choose to, i begin to, i start to, i start, i go and, i go ahead and, i think i will",
        "i think i should, i guess i will, i think i, i guess i",
        "i think, i guess, should i, can i, could i, may i, might i, shall i, must i, do i, will i, am i able to, is it possible to",
        "would it be possible to, what if i, how about i, what about i",
        "can we, could we, shall we, should we, may we, let us, let me, we should, we could, we can, we will, we want to, we need to",
        "we try to, we, could you, can you, would you, will you",
        "would you kindly, i need you to, i want you to, i would like you to, i told you to, i said, make me, have me, allow me to",
        "try to, try and, try, attempt to, attempt, manage to, next, then",
        "now, so, ok, okay, well |, um, uh, hm, hmm, oh, ah, er, alright, all right, right |, just, maybe, perhaps, why not",
        "why do not i, my character, the player, go ahead and, proceed to, decide to",
        "begin to, start to, begin, continue to, keep on, time to, it is time to, first |, first, and, but, also, to, then i, next i",
        "now i, hey |, i then, i now, we then, i, i would like to know, i want to know, i wonder, well, listen |, look |",
        "immediately, |, my turn, yeah, yep, sure, fine, great, cool, what about, how about, i also, i just, want to, going to",
        "would like to, like to, need to, have to, in order to, quickly i, slowly i");

    private static readonly PhraseSet Closers = new("please, thanks, thank you, ok, okay, i guess, i think, i suppose, or something",
        "if you please, then, now, |, and, if that is ok, or whatever, right, if i can");

    private static readonly PhraseSet Oaths = new(
        "freaking, fricking, frigging, fucking, bloody, damn, damned, goddamn, the hell, in the hell, the heck, in the heck, on earth",
        "the fuck, in the fuck, in the world, stupid, darn, flipping, bleeding, blasted");

    /// <summary>What is left when nothing but the matter itself is kept.</summary>
    public static string[] Strip(string[] words)
    {
        var left = words;
        for (var length = Opener(left); length > 0; length = Opener(left)) left = left[length..];
        for (var length = Closer(left); length > 0; length = Closer(left)) left = left[..^length];
        return left;
    }

    /// <summary>The words without oaths.</summary>
    public static string[] WithoutOaths(string[] words) => Oaths.Remove(words);

    // "I am hungry" is a statement, "I am going north" a deed.
    private static int Opener(string[] words) =>
        words is ["i", "am", var doing, ..] && Forms.IsGerund(doing) && VerbBook.Find(words[2..]) is not null ? 2
        : words is ["i", "would", _, ..] && VerbBook.Find(words[2..]) is not null ? 2
        : words is ["i", "have", var done, ..] && VerbBook.Find(words[2..]) is not null && done.EndsWith("ed", StringComparison.Ordinal) ? 2
        : words is ["i", "am" or "have" or "was" or "do" or "feel" or "like" or "love" or "hate" or "know" or "believe", ..]
            && Openers.LengthAt(words, 0) < 2 ? 0
        : words is ["do" or "can" or "could" or "will" or "would" or "should", "not", ..] ? 0
        : words is ["try" or "do"] ? 0
        : Openers.LengthAt(words, 0) is var length && length == 1 && words is ["i" or "we", .. var does] && !IsDeed(does) ? 0
        : length;

    private static bool IsDeed(string[] words) =>
        words.Length > 0 && (VerbBook.Find(words) is not null || Openers.LengthAt(words, 0) > 0 || VerbBook.Mistyped(words[0]) is not null);

    private static int Closer(string[] words)
    {
        for (var at = Math.Max(1, words.Length - 4); at < words.Length; at++)
            if (Closers.LengthAt(words, at) is > 0 and var length && at + length == words.Length) return length;
        return 0;
    }
}
