namespace Storyteller.NpcDecision.Deciding;

// What is said in answer to somebody.
internal static partial class Lines
{
    public static readonly Bank DoNotKnow = new("do-not-know",
        ["I do not know.", "I could not tell you.", "That is beyond me.", "You have me there. I do not know."],
        ["I am sorry, I do not know.", "I wish I could tell you, but I do not know.", "Forgive me, that is not something I know.",
            "I would tell you if I knew."],
        ["No idea.", "How should I know?", "Never heard of it.", "Could not say."],
        ["Ask me something I know!", "Not a thing do I know of that.", "I will not make up tales: I do not know.",
            "You have asked the wrong one."]);

    public static readonly Bank AskAnother = new("ask-another",
        ["I do not know. You might ask {0}.", "That is beyond me. {0} may know.", "I could not tell you. Perhaps {0} could.",
            "Not I. Try {0}."],
        ["I am sorry, I do not know. {0} might, if you ask kindly.", "I wish I knew. Have you asked {0}?",
            "Forgive me, I cannot help. Perhaps {0} can.",
            "That I do not know. Do ask {0}, and say I sent you."],
        ["No idea. Ask {0}.", "Bother {0} with it.", "Not my business. {0}, maybe.", "Could not say. {0} might."],
        ["Not a thing do I know of that. {0} might!", "Go and ask {0}, and be quick about it.", "You want {0} for that, not me.",
            "I do not know. Put it to {0}, straight out."]);

    public static readonly Bank Withhold = new("withhold",
        ["I would rather not speak of that.", "I do not know you well enough for that.", "Perhaps another time.",
            "That is not for me to say to just anyone."],
        ["Forgive me, that is not something I tell everyone.", "Let us know each other better first.",
            "I would rather keep that to myself, if you do not mind.",
            "Please do not ask me that. Not yet."],
        ["None of your business.", "Why should I tell you?", "No.", "Ask someone else."],
        ["That I tell my friends, and you are not one. Yet.", "Earn it, and I will tell you.",
            "You ask a great deal for a stranger to my good graces.", "I know. I am not telling."]);

    public static readonly Bank Spurn = new("spurn",
        ["I have nothing to say to you.", "Leave me be.", "Not to you.", "We are not on speaking terms."],
        ["Please, leave me alone.", "I cannot talk with you. Not now.", "I would rather you went.", "I have no heart to speak with you."],
        ["Go away.", "Not a word to you.", "Out of my sight.", "You again. No."],
        ["You have some nerve to speak to me.", "Save your breath.", "Turn round and walk.", "I will not waste a word on you."]);

    public static readonly Bank Farewell = new("farewell",
        ["Goodbye.", "Until next time.", "Farewell.", "Go well."],
        ["Take care of yourself.", "Go safely.", "Come again.", "Farewell, and mind how you go."],
        ["Bye.", "Right.", "Off with you, then.", "Good."],
        ["Go on, then!", "Farewell. Keep your chin up.", "Until we meet again.", "Off you go, and no dawdling."]);

    public static readonly Bank Welcome = new("welcome",
        ["You are welcome.", "Think nothing of it.", "It was no trouble.", "Not at all."],
        ["You are very welcome.", "Gladly done.", "It is a pleasure.", "Any time."],
        ["Fine.", "Save it.", "Hm.", "All right."],
        ["Ha, think nothing of it!", "Any time.", "You owe me nothing.", "That is what I like to hear."]);

    public static readonly Bank MyName = new("my-name",
        ["I am {0}.", "They call me {0}.", "{0}, that is who I am.", "You are speaking with {0}."],
        ["I am {0}. Thank you for asking.", "{0}, at your service.", "They call me {0}.", "I am {0}, and glad of the company."],
        ["{0}.", "{0}. What of it?", "{0}, if you must know.", "{0}. Is that all?"],
        ["{0}, and not ashamed of it.", "I am {0}. Remember it.", "{0}! Who else?", "They call me {0}, and I answer to it."]);

    public static readonly Bank AtWork = new("at-work",
        ["You find me {0}.", "I am {0}, as you see.", "At this hour I am {0}.", "Just {0}."],
        ["You find me {0}, but I have time for you.", "I am {0}. Stay and talk if you like.", "At this hour I am {0}, as ever.",
            "I am only {0}; you do not disturb me."],
        ["I am {0}. Can it wait?", "Busy {0}.", "I am {0}, so be brief.", "{0}. What does it look like?"],
        ["I am {0}, and doing it well.", "You find me {0}. Out with it!", "I am {0}, but talk away.",
            "At this hour I am {0}. What of you?"]);

    public static readonly Bank LittleToTell = new("little-to-tell",
        ["There is little to tell.", "This and that.", "Nothing worth the telling.", "I get by."],
        ["Oh, there is little to tell of me.", "Nothing that would interest you, I am afraid.", "I get by, thank you for asking.",
            "This and that, as it comes."],
        ["What is it to you?", "This and that.", "I get by.", "Enough questions."],
        ["Whatever I please!", "This and that, and none of it dull.", "What I must, and then what I like.", "You would be surprised."]);

    public static readonly Bank NothingNeeded = new("nothing-needed",
        ["Nothing, thank you.", "There is nothing I need of you.", "I want for nothing just now.", "Nothing that you could give me."],
        ["You are kind to ask, but I need nothing.", "Nothing at all, bless you.", "Only a little company.",
            "I want for nothing, thank you."],
        ["Peace and quiet.", "Nothing from you.", "To be left alone.", "Nothing."],
        ["Nothing I cannot get myself.", "I want for nothing!", "Only what is coming to me.", "Ask me again when I do."]);

    public static readonly Bank ThisIsIt = new("this-is-it",
        ["This is {0}. You are in it.", "You are standing in it. This is {0}.", "{0}? Look about you."],
        ["Why, this is {0}, all around you.", "You have found it already. This is {0}.", "{0}? You are there, my dear."],
        ["You are in it.", "This is {0}. Use your eyes.", "{0}. Here. Where else?"],
        ["You have both feet in it! This is {0}.", "This is {0}, and no mistake.", "{0}? You could not be nearer."]);

    public static readonly Bank StandsHere = new("stands-here",
        ["{0} is right here.", "You could ask for yourself: {0} is here.", "Turn round. {0} is here."],
        ["Oh, {0} is here with us.", "{0} is right here. Shall I leave you to it?", "You need not look far: {0} is here."],
        ["{0}? Here. Look.", "{0} is right here. Ask, and leave me be.", "Use your eyes. {0} is here."],
        ["{0} is right here! Speak up.", "There, within arm's reach: {0}.", "Look about you. {0} is here."]);

    public static readonly Bank LiesHere = new("lies-here",
        ["{0} is right here.", "Look about you: {0} is here.", "You need not go far. {0} is here."],
        ["It is here, look: {0}.", "{0} is right here, if that is what you mean.", "You are close to it. {0} is here."],
        ["Here. Look.", "{0} is here. Use your eyes.", "In front of you."],
        ["{0} is right under your nose!", "Here it is: {0}.", "You cannot miss it. {0} is here."]);

    public static readonly Bank ICarry = new("i-carry",
        ["I have {0} with me.", "{0}? I carry it.", "I carry {0} myself."],
        ["I carry {0} with me, as it happens.", "{0}? I keep it close.", "I have {0} here with me."],
        ["I have it. What of it?", "{0}? With me, and there it stays.", "I have {0}. Next."],
        ["I have {0}, and I am keeping hold of it.", "{0}? Here, on me.", "I carry {0}. Why?"]);

    public static readonly Bank ThatWay = new("that-way",
        ["{0}? Go {1} from here.", "Go {1}, and you come to {0}.", "{1} from here lies {0}."],
        ["{0}? Just go {1}; you cannot miss it.", "Go {1} from here, and mind your step. That is {0}.", "You want to go {1} for {0}."],
        ["{1}.", "Go {1}.", "{0}? {1}. Go."],
        ["{1}, straight on, and you have {0}.", "Go {1}! That is {0}.", "{0}? {1} from here, and no excuses."]);

    public static readonly Bank ByWayOf = new("by-way-of",
        ["Make for {1} first; {0} lies beyond.", "By way of {1} you come to {0}.", "{0}? Start with {1}."],
        ["You will want to go by {1} to reach {0}.", "{0}? Go to {1} first, and on from there.", "By way of {1}, and you will find {0}."],
        ["By {1}.", "{0}? {1} first.", "Go by {1}."],
        ["Make for {1}, and keep on to {0}!", "{0}? Past {1}. Off you go.", "By {1}, and do not dawdle, if you want {0}."]);

    public static readonly Bank Bond = new("bond",
        ["{0}? My {1}, you might say.", "{0} is my {1}.", "There is not much to say. {0} is my {1}."],
        ["{0} is my {1}.", "Ah, {0}. My {1}, did you know?", "{0}? My {1}."],
        ["{0}. My {1}. Why?", "My {1}.", "{0} is my {1}, and that is all you get."],
        ["{0}? My {1}, and I will say so to anyone.", "{0} is my {1}!", "You mean my {1}. {0}."]);

    public static readonly Bank Fond = new("fond",
        ["I think well of {0}.", "I like {0}.", "{0}? I have no complaint."],
        ["I am fond of {0}.", "{0} is dear to me.", "Ah, {0}. I think the world of {0}."],
        ["{0} will do.", "I have met worse than {0}.", "{0}? I have nothing against {0}."],
        ["I would stand up for {0}.", "{0}? I am on {0}'s side.", "I like {0}, and I do not like many."]);

    public static readonly Bank Neutral = new("neutral",
        ["I know {0}, no more than that.", "{0}? We have met.", "I have no quarrel with {0}."],
        ["I know {0} a little.", "{0}? I wish {0} well.", "We have met, {0} and I."],
        ["I know {0}. So?", "{0}? We have met.", "{0}. What of it?"],
        ["{0}? I have yet to make up my mind.", "I know {0}, and that is that.", "We have met, {0} and I. That is all."]);

    public static readonly Bank Cold = new("cold",
        ["I would rather not talk of {0}.", "{0} and I do not get on.", "I keep away from {0}."],
        ["I am sorry to say that {0} and I do not get on.", "I wish I liked {0} better.", "Let us not speak of {0}."],
        ["Do not talk to me of {0}.", "{0}. Hmph.", "The less I see of {0}, the better."],
        ["I have no love for {0}, and {0} may hear it.", "{0}? Do not get me started.", "I would not cross the road for {0}."]);
}
