namespace Storyteller.NpcDecision.Deciding;

// What is said unasked.
internal static partial class Lines
{
    public static readonly Bank Thank = new("thank",
        ["Thank you.", "My thanks.", "I am obliged to you.", "That is good of you."],
        ["Thank you. That is very kind.", "How good of you. Thank you.", "You are too kind.", "Bless you for this."],
        ["Thanks.", "Right. Thanks.", "Hm. Decent of you.", "I did not ask for it. Thanks."],
        ["Now that is handsome of you!", "My thanks. I will not forget it.", "I take it gladly.", "Ha! Thank you."]);

    public static readonly Bank ThankFor = new("thank-for",
        ["Thank you for {0}.", "{0}? My thanks.", "I am obliged to you for {0}.", "I shall take good care of {0}."],
        ["Thank you for {0}. That is very kind.", "{0}, for me? Thank you.", "How good of you. I shall take care of {0}.",
            "Bless you for {0}."],
        ["{0}. Thanks.", "Thanks for {0}, I suppose.", "{0}? Hm. Decent of you.", "Right. {0}. Thanks."],
        ["{0}! Now that is handsome of you.", "I take {0} gladly.", "Ha! My thanks for {0}.", "{0}? I will not forget this."]);

    public static readonly Bank ThankDearly = new("thank-dearly",
        ["{0}, at last. Thank you.", "You cannot know what {0} means to me. Thank you.", "I had wished for {0}. My thanks.",
            "{0}! I am in your debt."],
        ["Oh, {0}! Thank you, thank you.", "I had so hoped for {0}. You are very kind.", "{0}! How can I ever thank you?",
            "You have made me happy with {0}."],
        ["{0}. Finally. Thank you, and I mean it.", "You found {0}. I owe you.", "{0}. I will not pretend I am not glad.",
            "Give it here. And thank you."],
        ["{0}! You have a friend in me.", "Ha! {0}, in my hands. I owe you.", "{0}! I will not forget who brought it.",
            "That is the very thing I wanted. My thanks!"]);

    public static readonly Bank AskFor = new("ask-for",
        ["That is {0} you have. Might I have it?", "Would you part with {0}?", "I have been wanting {0}. May I?",
            "What would it take for you to give me {0}?"],
        ["Forgive me for asking, but might I have {0}?", "I should be so glad of {0}, if you can spare it.",
            "Please, would you let me have {0}?",
            "If you do not need {0}, I would treasure it."],
        ["{0}. Give it to me.", "I want {0}.", "You do not need {0}. I do.", "Hand over {0}, would you?"],
        ["You have {0}! Let me have it.", "I will come right out with it: I want {0}.", "Give me {0}, and we shall be friends.",
            "{0}! Name your price."]);

    public static readonly Bank Warn = new("warn",
        ["Stop that at once.", "Do not do that again.", "Keep your hands to yourself.", "That is enough."],
        ["Please, stop. I do not want to hurt you.", "Enough, before one of us regrets it.", "Do not make me fight you.",
            "Stop this. You are better than that."],
        ["Try that again.", "Back off.", "You will be sorry.", "Hands off. Last warning."],
        ["Strike me again and you will learn something!", "Is that all you have?", "Come on, then, if you dare!",
            "You will not do that twice."]);

    public static readonly Bank WarnOff = new("warn-off",
        ["Stop that!", "Leave off!", "There is no call for that.", "Put your hands down."],
        ["Stop, please!", "Oh, do stop!", "Let it be, I beg you!", "Nobody needs to be hurt."],
        ["Enough.", "Take it elsewhere.", "Leave off, both of you.", "Stop that."],
        ["Leave off, or you answer to me!", "Stop that, or I stop you!", "Try me instead!", "Not while I am here!"]);

    public static readonly Bank Plead = new("plead",
        ["I will not fight you.", "Leave me out of this.", "I want no quarrel.", "No. I am not fighting."],
        ["Please, I want no quarrel with you.", "I will not raise a hand against you.", "Whatever it is, let us talk.", "Please. No more."],
        ["I am not playing that game.", "Find someone else to hit.", "No. Go away.", "I have no time for this."],
        ["I will not give you the fight you want.", "I could, and I will not.", "No. Put your fists away.",
            "You are not worth the bruises."]);

    public static readonly Bank Concern = new("concern",
        ["Are you all right?", "Are you hurt?", "Careful.", "Shall I help you?"],
        ["Oh dear, are you hurt?", "Let me help you.", "Are you all right? Sit down a moment.", "Gently now. Are you hurt?"],
        ["Still in one piece?", "Mind yourself.", "What were you thinking?", "Hurt?"],
        ["Up you get! Are you hurt?", "Ha! Are you still whole?", "Bravely tried. Are you all right?", "Give me your hand."]);

    public static readonly Bank Wary = new("wary",
        ["Careful now.", "I do not like this.", "Keep your eyes open.", "Best be careful."],
        ["Take care, please.", "Stay close, will you?", "I do not like this. Be careful.", "Mind yourself."],
        ["I do not like it.", "Watch yourself.", "Trouble, I should think.", "As if there were not enough to worry about."],
        ["Keep your wits about you.", "Careful now.", "Eyes open.", "Steady."]);

    public static readonly Bank Remark = new("remark",
        ["Did you see that?", "What do you make of that?", "Well. What now?", "Did you expect that?"],
        ["Did you see that? Are you all right?", "Well now! What do you make of it?", "Goodness. Did you see?",
            "What a thing! What do you say to it?"],
        ["You saw that too?", "Now what?", "What was that about?", "Your doing?"],
        ["Ha! Did you see that?", "Now it gets lively! What do you say?", "Did you see that? What next?", "Well! Shall we have another?"]);
}
