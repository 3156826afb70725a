using Storyteller.Contracts;
using static Storyteller.Contracts.Act;
using static Storyteller.Rulebook.Intents.Reading;
using static Storyteller.Rulebook.Intents.VerbTable;

namespace Storyteller.Rulebook.Intents;

/// <summary>The second half of the verb table: what one does with one's body, and what no other rule is made for.</summary>
internal static class VerbsOfEffort
{
    public static IEnumerable<Verb> All => [.. Body(), .. Efforts()];

    private static IEnumerable<Verb> Body() =>
    [
        .. Row(Attack, TakesThing, "attack, hit, kill, fight, strike, punch, kick, slap, stab, shoot, slay, murder, assault, smack",
            "hurt, wound, beat, beat up, fight with, tackle, slash, slice",
            "strangle, choke, headbutt, bite, club, whip, assail, ambush, shoot at, swing at, lunge at, wrestle, throttle, spank",
            "knock out, behead, bludgeon, destroy, throw at, finish off",
            "knock down, trip, duel, harm, pummel, thump, clobber, execute, elbow, claw, charge at, kick at, hack at, chop at",
            "stomp on, smite, batter, injure, poison"),
        .. Row(Wait, Alone, "wait, z, stay, linger, do nothing, pass time, pass the time, loiter, pause, hang around, wait around",
            "keep watch, stand guard, stand, stand still, stand up",
            "stop, remain, hesitate, kill time, bide my time, hold on, wait for, stay here, stay put, keep still, get up, hang about",
            "stay with, idle, keep waiting, do not move, stand by, tarry"),
        .. Row(Rest, Alone, "rest, sleep, nap, take a nap, go to sleep, go to bed, lie down, lie, lie on, sit, sit down",
            "sit on, relax, doze, take a rest, have a rest, camp, make camp",
            "set up camp, take a break, catch my breath, get some sleep, get some rest, recover my strength, sit in, sleep on, sleep in",
            "sit by, lay on, recuperate, snooze, go sleep, lounge, repose"),
        .. Row(Hide, TakesThing, Manner.Quiet, "hide, hide behind, hide in, hide under, take cover, take cover behind, duck",
            "duck behind, crouch, lie low, conceal myself, keep out of sight, lurk, camouflage myself",
            "stay out of sight, stay hidden, hide from, crouch behind, hide myself, conceal myself behind, stay low, cower"),
        .. Row(Consume, TakesThing, "eat, drink, consume, devour, swallow, sip, taste, nibble, chew, gulp, quaff, swig, bite into",
            "finish eating, eat up, drink up, drink from, munch, have a drink of",
            "have a bite of, take a bite of, take a sip of, feast on, dine on, snack on, gobble, drain"),
        .. Row(Exert, TakesThing, "climb, jump, swim, leap, dive, scale, vault, clamber, hop, swing on, climb up, climb down",
            "climb over, climb onto, climb on, climb into, climb out of, jump over",
            "jump across, jump on, jump off, jump down, jump into, jump up, leap over, leap across, dive into, swim across, swim to",
            "wade, wade through, balance on, swing, exercise, stretch, paddle, float",
            "squeeze through, crawl under, crawl through, climb through, climb in, swim in, haul, drag, do push ups, dodge, roll",
            "bounce, lift with both hands, row, fly, run around, do exercises"),
    ];

    private static IEnumerable<Verb> Efforts() =>
    [
        .. Row(Improvise, TakesThing, "break, smash, cut, burn, dig, tie, untie, repair, fix, mend, clean, wash, shake, fill, pour",
            "empty, knock, knock on, knock at, force, force open, pry, pry open",
            "break down, break open, kick down, kick in, pick the lock, pick the lock of, pick the lock on, tear, rip, chop, carve",
            "scratch, squeeze, throw, hurl, fling, spin, balance, bury",
            "hug, kiss, embrace, lick, pet, pat, tickle, pinch, shake hands with, hold hands with, dance with, help, rescue, save, free",
            "heal, bandage, tend to, chase, follow, shadow, track, stalk, guide",
            "sing, sing to, dance, pray, think, think about, laugh, smile, grin, cry, weep, scream, whistle, hum, clap, bow, nod, shrug",
            "wink, frown, sigh, yawn, cough, sneeze, spit, spit on, point, point at, point to",
            "barter, haggle, gamble, bet, cook, bake, brew, fish, hunt, forage, plant, harvest, craft, build",
            "make, write, draw on, paint, sketch, sew, sharpen, polish, forge, assemble",
            "cast, summon, enchant, meditate, concentrate, remember, dream, imagine, distract, trick, deceive, bluff, disguise",
            "disguise myself, impersonate, imitate, mimic, bark, meow, howl, growl, roar, hiss",
            "call for help, yell for help, shout for help, cry for help, scream for help, levitate, moonwalk, cartwheel, somersault",
            "hiccup, burst into tears, faint, shiver, juggle, yodel,",
            " signal, attract, lure, trap, set a trap, set a trap for, ambush from, barricade, block, bait, tame, train, mount, saddle",
            "ride on, milk, brush, groom, shave, bathe, undo, join, attach",
            "connect, combine, mix, stir, measure, weigh, compare, bend, fold, unfold, roll up, peel, grind, crush, melt, freeze, cover",
            "wrap, soak, dip, spray, spill, squirt, drain into, plug, sweep, dust, scrub",
            "wake, wake up, blow, blow on, tie up, bind, arrest, capture, kidnap, carry off, steer, sail, aim at, load, reload",
            "knock over, tip over, stack, pile, sort, copy, sign, tear up, hum to, applaud, panic",
            "lean on, lean against, kneel, kneel before, crouch down, dress, wash up, pace, wander about, patrol, scout, scout ahead",
            "work, practise, practice, bow down, worship, celebrate, toast, drum, fart, burp, vomit, pee"),
    ];
}
