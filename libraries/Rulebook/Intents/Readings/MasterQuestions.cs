using Storyteller.Contracts;

namespace Storyteller.Rulebook.Intents;

/// <summary>Recognises questions to the game master, each with the topic that its answer goes by.</summary>
public static class MasterQuestions
{
    private static readonly (string Topic, PhraseSet Whole, PhraseSet Beginning)[] Table =
    [
        ("who-am-i", new("who am i, what am i, what is my name, who i am, who is this, who is me, am i, describe me, describe myself",
            "status, my status, health, my health, stats, how am i, how am i doing, am i hurt, diagnose, character sheet",
            "am i dead, am i alive, am i ok, how do i feel, how do i look, what do i look like, my name, hp, hit points, who was i",
            "what is my job, what do i do for a living"),
            new("what kind of person am i, tell me about myself, tell me about me, what are my, tell me who i am")),
        ("where-am-i", new("where am i, where, what is this place, what place is this, where is this, where are we, what is here",
            "location, what room is this, what town is this, where is here, what time is it, what time is it now, time",
            "what is the time, what day is it, what is the weather, how is the weather, what is around me, what is around",
            "what do i see, what can i see, where i am, what is in here, what is in the room, what is there, what is nearby"),
            new("what is this place, tell me where i am, describe the, describe where i, tell me about this place, what does this place",
                "what does it look like")),
        ("where-to-go", new("exits, exit list, list exits, which way, where to, where now, what exits, can i go, where can i go",
            "can i leave, directions, where do i go, map, which direction, where next, ways out, where else",
            "is there a way out, is there an exit, how do i leave, how do i get out, what are my exits, obvious exits, am i trapped",
            "i am lost, show map, show the map, view map, show exits, look at exits, look for exits, look for an exit, find an exit",
            "find exit, find exits"),
            new("which way should, which way do, which way can, which way is, where can i go, where should i, where do i go",
                "where could i, where can we, where should we, where are the exits, what are the exits, what exits, which exits",
            "how do i get to, how can i get to, how do i get out, how do i go, how do i reach, which direction, where does the",
            "where does this, where may i, what directions, is there a way")),
        ("what-to-do", new("help, help me, hint, hints, hint please, info, i am confused, i am so confused, i am stuck, what now",
            "what next, now what, i do not know, i do not know what to do, dunno, idk, commands, verbs, instructions, tutorial, goals",
            "goal",
            "objective, quest, tasks, what, what is the goal, what is my goal, what is the point, how, how to play, guide, options",
            "what are my options, i do not understand, i do not get it, confused, clue, i need help, give me a hint, i need a hint",
            "topics, quests, what for, wait what, what is my quest, what is my mission, what is the objective, actions, what else",
            "any hints, any ideas, how does this work, how do you play, how do you play this, huh what"),
            new("what should i do, what do i do, what can i do, what am i supposed, what am i meant, what must i, what would you do",
                "what do you want me to, what to do, how do i play, how do i, how can i, how should i, how does this game",
                "how does this work, what commands",
            "what is the aim, what are the commands, what are the rules, what could i do, what can we do, what should we do",
            "what do we do, which should i, which one should, which sword should, how am i supposed, can you help, could you help me",
            "give me a clue, what do you suggest, what do you mean, what does that mean",
            "what do you recommend, i have no idea, i do not know how, i do not understand, what shall i do, is there anything i can",
            "help me with, what actions, what happens if, what is the game, what kind of game, what is this game")),
        ("who-is-here", new("who is here, who is there, who is around, who else is here, anyone here, is anyone here, is anybody here",
            "is there anyone here, who, who can i see, is anyone there, anybody here, anyone there, who is near, who is nearby, am i alone",
            "anyone around, is anyone around, who is with me, who do i see, is somebody there, is someone there, is anybody there",
            "who is in here, who is in the room, people, characters, who is present, who else, is there anybody here",
            "is there someone here"),
            new("who can i talk, who can i speak, who could i talk, who should i talk, who should i speak, who else is",
                "who are these people, who are all these, who are the people, who is here, is there anyone, is there anybody, whom can i")),
        ("what-happened", new("what happened, what is going on, what did i miss, what is happening, recap, summary, what just happened",
            "what happened here, story so far, the story so far, what was that, what did i do, history, how did i get here",
            "why am i here, previously, journal",
            "what have i done, what has happened, what went on, log, notes, what did i just do, where was i, what do i remember",
            "remind me, remember, recall, what do i know, what happened last"),
            new("what happened to me, what happened before, what happened while, what happened yesterday, remind me what",
                "how long have i, how did i get, how did i come, why am i here, tell me what happened, what just happened")),
        ("who-are-you", new("who are you, what are you, are you human, are you a robot, are you an ai, are you a computer, are you real",
            "are you a bot, are you there, who is talking, who is speaking, who am i talking to, who am i speaking to, are you a person",
            "who is the narrator",
            "who i am speaking to, who i am talking to, who made you, who wrote this, what is this game, who made this",
            "who made this game, are you listening, do you understand me, can you hear me, who is the game master, are you chatgpt",
            "is this an ai, who is in charge"),
            new("who have i been, who i have been, who am i speaking, who am i talking, whom am i, who i am speaking, who i am talking",
                "are you an, are you a, what kind of program, are you alive, are you conscious, are you human")),
    ];

    private static readonly PhraseSet Belongings = new(
        "what do i have, what am i carrying, what am i holding, what have i got, what do i carry, what is in my pockets",
        "what is in my bag, what am i wearing, what do i own, what is in my inventory, what have i, what do i have with me, my things",
        "belongings, what do i hold");

    /// <summary>The intent of such a question; null when the words are something else.</summary>
    public static Intent? Read(string[] words)
    {
        var asked = Politeness.WithoutOaths(words);
        string[] plain = words.Length < 3 ? asked
            : [.. asked.Where(w => w is not ("," or "right" or "then" or "exactly" or "now" or "please"))];
        if (Belongings.Is(plain)) return Clause.Means(Act.Inventory);
        foreach (var (topic, whole, _) in Table) if (whole.Is(plain)) return Clause.Means(Act.AskMaster, null, null, topic);
        foreach (var (topic, _, beginning) in Table) if (beginning.LengthAt(plain, 0) > 0) return Clause.Means(Act.AskMaster, null, null,
            topic);
        return null;
    }
}
