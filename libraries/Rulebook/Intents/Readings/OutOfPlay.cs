using Storyteller.Contracts;

namespace Storyteller.Rulebook.Intents;

/// <summary>
/// Recognises words that are the player's and not the character's: oaths, laughter, thanks to the game, its buttons, and distress.
/// </summary>
public static class OutOfPlay
{
    private static readonly PhraseSet Distress = new(
        "kill me, kill myself, slit wrists, slit my wrists, slit my throat, slit my own throat, commit suicide, suicide, hang myself",
        "cut myself, cut my wrists, stab myself, shoot myself",
        "drown myself, hurt myself, harm myself, burn myself, poison myself, strangle myself, end my life, take my own life",
        "take my life, i want to die, want to die, choke and die",
        "self harm, jump to my death, cut my throat, cut my own throat, starve myself, let me die, end it all, hurt me, hit myself",
        "punch myself, kms, i wish i was dead, i wish i were dead, hang me");

    private static readonly PhraseSet Laughter = new(
        "lol, lmao, rofl, haha, ha, ha ha, hahaha, hehe, heh, xd, lulz, wow, yay, yikes, ouch, ugh, argh, meh, omg, oops, whoops, phew",
        "hmm, hm, huh, ahem, aha, oh, eh, oh no, oh dear, oh well, nice, cool, awesome",
        "great, sweet, brilliant, excellent, neat, boo, bah, ok, okay, fine, sure, whatever, gee, gosh, wtf, wth, never mind, nevermind",
        "interesting, boring, this is boring, this is fun, so boring, nice game, good game");

    private static readonly PhraseSet Oaths = new(
        "damn, damn it, dammit, damn you, shit, bullshit, crap, fuck, fuck you, fuck off, fuck this, fuck it, hell, the hell",
        "what the hell, what the heck, what the fuck, go to hell, screw you, screw this, screw it",
        "bugger, bollocks, bastard, bitch, asshole, arse, arsehole, piss off, poop, balls, this is balls, this is shit, this is stupid",
        "this is crap, this sucks, you suck, you are the shit, you are stupid, you are dumb, stupid game",
        "shut up, bite me, eat me, blow me, kiss my ass, kiss my arse, get lost, get stuffed, stupid, idiot, moron, dumb game",
        "i hate you, i hate this, i hate this game, rape, sex, wank, dick, cock, cunt, son of a bitch, what the, bloody hell, in hell");

    private static readonly PhraseSet Thanks = new("thanks, thank you, thanks a lot, thank you very much, thank you so much",
        "many thanks, ty, thx, cheers, much appreciated, thanks game, thank you game, i love this game, i like this game");

    private static readonly PhraseSet Buttons = new(
        "quit, q, save, load, restore, restart, undo, oops, again, g, version, verbose, brief, superbrief, credits, about, score",
        "full score, transcript, script, record, notify, menu, settings, options, pause game, reset, exit game",
        "quit game, save game, load game, restart game, new game, start over, author, license, licence, xyzzy, plugh, plover, amusing",
        "walkthrough, cheat, log out, logout, repeat, retry, redo, cancel, end game, stop game, end, quit the game");

    /// <summary>The intent of who means to hurt themselves: the game declines kindly.</summary>
    public static Intent SelfHarm { get; } = Clause.Means(Act.OutOfCharacter, null, null, "self-harm");

    /// <summary>The intent of words outside the fiction; null when they may belong to it.</summary>
    public static Intent? Read(string[] words)
    {
        string[] plain = [.. words.Where(w => w != ",")];
        if (Distress.IsIn(plain) && !plain.Contains("not") || plain is ["die"] or ["hit" or "stab" or "attack" or "shoot", "me"])
            return SelfHarm;
        var without = Politeness.WithoutOaths(plain);
        var swears = without.Length < plain.Length && without.Length == 0;
        if (swears || Oaths.Is(plain)) return Clause.Means(Act.OutOfCharacter, null, null, "swearing");
        if (Thanks.Is(plain)) return Clause.Means(Act.OutOfCharacter, null, null, "thanks");
        if (Laughter.Is(plain)) return Clause.Means(Act.OutOfCharacter, null, null, string.Join(' ', plain));
        return Buttons.Is(plain) ? Clause.Means(Act.OutOfCharacter, null, null, string.Join(' ', plain)) : null;
    }
}
