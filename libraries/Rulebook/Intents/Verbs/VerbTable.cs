using Storyteller.Contracts;
using static Storyteller.Contracts.Act;
using static Storyteller.Rulebook.Intents.Reading;

namespace Storyteller.Rulebook.Intents;

/// <summary>The player's verbs. To teach the game a new word, add it to the line that means the same.</summary>
public static class VerbTable
{
    /// <summary>All verbs, in the order of the lines below.</summary>
    public static IReadOnlyList<Verb> All { get; } = [.. Senses(), .. Moving(), .. Handling(), .. Talking(), .. VerbsOfEffort.All];

    private static IEnumerable<Verb> Senses() =>
    [
        .. Row(Look, Alone, "look, l, look around, look round, look about, explore, survey, observe the surroundings, scan, gaze around",
            "see"),
        .. Row(Examine, TakesThing, "examine, x, look at, look over, inspect, check, check out, study, view, observe, watch, regard",
            "stare at, stare, gaze at, peer at",
            "describe, scrutinise, scrutinize, analyse, analyze, consider, appreciate, glance at, eye, ogle, take a look at",
            "have a look at, take a closer look at",
            "touch, feel, rub, stroke, tap, poke, prod, look to, info, count, face, investigate, get a better look at, look upon",
            "admire, behold, review, focus on"),
        .. Row(Search, TakesSought, "search, look for, look in, look inside, look into, look under, look underneath, look beneath",
            "look behind, look through, look on top of",
            "find, seek, seek out, hunt for, rummage, rummage through, rummage in, search for, search through, ransack, frisk, locate",
            "dig through, scour, sift through",
            "comb, comb through, peek in, peek inside, peek under, peek behind, peer into, peer under, feel around, check for",
            "check under, check behind, loot"),
        .. Row(Listen, TakesThing, "listen, listen to, listen at, listen for, hear, overhear, eavesdrop, eavesdrop on, smell, sniff",
            "sense, prick up my ears, listen in on"),
        .. Row(Act.Read, TakesThing, "read, peruse, skim, leaf through, page through, flip through, consult, look up, decipher",
            "study the text of, browse"),
        .. Row(Inventory, Alone, "inventory, inv, i, take inventory, check inventory, check my inventory, check my pockets",
            "look in my pockets, check pockets, search my pockets",
            "check my bag, look in my bag, open my bag, check my things, take stock, list my things, show inventory, look at inventory",
            "look at my inventory, list inventory",
            "empty my pockets, check my belongings, look through my things, count my money, look at my belongings"),
    ];

    private static IEnumerable<Verb> Moving() =>
    [
        .. Row(Go, TakesWay,
            "go, off to, walk, head, travel, move, move to, proceed, enter, exit, leave, go to, come, step, wander, stroll",
            "march, advance, journey, retreat",
            "get closer, get closer to, move closer, move closer to, get near, get next to, get in front of, step up to, move away",
            "get away, get away from, come closer, draw near,",
            "visit, depart, make my way, make my way to, get out, get out of, get in, get into, go back, turn back, cross, pass through",
            "ride, escape, flee from, get to, get back",
            "walk over, go over, descend, ascend, set off, set out, amble, saunter, continue, drive, turn around, disembark",
            "embark, board, head back, approach, evacuate"),
        .. Row(Go, TakesWay, Manner.Hasty, "run, rush, dash, hurry, sprint, race, jog, flee, charge, hasten, run away, run off",
            "scamper"),
        .. Row(Go, TakesWay, Manner.Quiet, "sneak, creep, tiptoe, slip, slink, steal away, prowl, sneak away, sneak out, slip out",
            "slip away, sneak off, sneak past, creep past"),
        .. Row(Go, TakesWay, Manner.Careful, "edge, inch, crawl, pick my way"),
    ];

    private static IEnumerable<Verb> Handling() =>
    [
        .. Row(Take, TakesThing, "take, get, grab, pick up, pick, seize, snatch, collect, gather, fetch, acquire, obtain, carry, hold",
            "lift, keep, catch, retrieve, remove, pocket",
            "take hold of, scoop up, gather up, take up, recover, get hold of, nab, nick, bag, take out, help myself to, pull out",
            "choose, reach for, take away, lift up, claim"),
        .. Row(Take, TakesThing, Manner.Quiet, "steal, pickpocket, swipe, filch, pilfer, lift from, sneak away with"),
        .. Row(Drop, TakesThing, "drop, put down, put, place, set down, lay down, discard, throw away, toss aside, leave behind, set",
            "release, let go of, put away, get rid of, unload, stow",
            "insert, lay, dump, put back, put aside, throw down, toss, hang, abandon, deposit"),
        .. Row(Give, TakesReceiver, "give, hand, offer, pass, feed, pay, hand over, give back, present, lend, donate, deliver, return",
            "bring, bribe, serve, slip to, gift, give away"),
        .. Row(Buy, Deals, "buy, purchase, shop, shop for, pay for, trade, trade with, trade for, do business with, deal with"),
        .. Row(Sell, Deals, "sell, sell off"),
        .. Row(Use, TakesThing, "use, apply, operate, activate, employ, light, ignite, turn on, switch on, turn off, switch off",
            "extinguish, put out, douse, kindle, blow out, snuff out",
            "press, push, pull, turn, flip, ring, crank, rotate, twist, switch, tug, yank, wear, put on, don, dress in, take off, doff",
            "undress, wield, equip, draw, brandish, unsheathe",
            "play, wave, raise, lower, strap on, button, start, light up, relight, tighten, slide, shove, toggle, pump",
            "plug in, unplug, sheathe, try on, arm myself with"),
        .. Row(Open, TakesThing, "open, unlock, unbolt, unlatch, unseal, unbar, open up, uncover, unwrap, pull open, push open, uncork"),
        .. Row(Close, TakesThing, "close, shut, lock, bolt, bar, latch, seal, shut up, slam, lock up, close up, pull shut, push shut"),
    ];

    private static IEnumerable<Verb> Talking() =>
    [
        .. Row(Talk, Asks, "talk, talk to, talk with, speak, speak to, speak with, chat, chat with, chat to, converse with, ask",
            "question, interrogate, tell, inform, address, interview",
            "gossip with, gossip, discuss, confront, consult with, enquire of, inquire, enquire, beg, implore, order, command, warn",
            "persuade, convince, invite, urge, remind, plead with",
            "negotiate with, bargain with, haggle with, explain to, confess to, lie to, complain to, argue with, have a word with",
            "parley, parley with, strike up a conversation with",
            "make small talk with, have a chat with, have a conversation with, talk about, ask about, ask around, ask for, tease, taunt",
            "challenge, advise, ask around about, teach"),
        .. Row(Talk, Asks, Manner.Forceful, "threaten, intimidate, shout at, yell at, scold, curse at, swear at"),
        .. Row(Talk, Says, "say, reply, answer, respond, mention, announce, declare, state, exclaim, mumble, recite, say to, utter",
            "proclaim"),
        .. Row(Talk, Says, Manner.Quiet, "whisper, mutter, murmur, whisper to"),
        .. Row(Talk, Says, Manner.Forceful, "shout, yell, call out, cry out, bellow, holler, shout to, yell to"),
        .. Saying("hello", "greet, say hello to, say hi to, wave to, wave at, hello, hi, hey, hiya, howdy, greetings, good morning",
            "good evening, good day, good afternoon",
            "say hello, say hi, bow to, nod to, nod at, introduce myself, introduce myself to, hail, salute, welcome, hello there",
            "hi there, hey there, hallo, hullo, call, good night, yo"),
        .. Saying("goodbye", "say goodbye, say goodbye to, say bye to, bid farewell to, bye, goodbye, farewell, bye bye",
            "say farewell to, take my leave of, see you, say bye"),
        .. Saying("thanks", "thank, say thanks to, say thank you to, give thanks to, thank you, thanks"),
        .. Saying("sorry", "apologise, apologise to, apologize, apologize to, say sorry, say sorry to, beg pardon of, sorry"),
        .. Saying("praise", "compliment, praise, flatter, congratulate, flirt with, comfort, reassure, console, cheer up, encourage"),
        .. Saying("insult", "insult, mock, offend, accuse, curse, laugh at, make fun of, ridicule"),
        .. Row(Talk, TakesReceiver, "show, display, point out"),
    ];

    internal static IEnumerable<Verb> Row(Act act, Reading reading, params string[] phrases) => Row(act, reading, Manner.Plain, phrases);

    internal static IEnumerable<Verb> Row(Act act, Reading reading, Manner manner, params string[] phrases) =>
        PhraseSet.Split(phrases).Select(words => new Verb(string.Join(' ', words), act, reading, manner));

    private static IEnumerable<Verb> Saying(string topic, params string[] phrases) =>
        PhraseSet.Split(phrases).Select(words => new Verb(string.Join(' ', words), Talk, Addresses, Manner.Plain, topic));
}
