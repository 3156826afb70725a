using Storyteller.Contracts;
using Storyteller.Rulebook.Wording;

namespace Storyteller.Rulebook.Answers;

/// <summary>Who the player's character is, and how they are.</summary>
internal static class Selves
{
    public static IEnumerable<string> WhoAmI(Answer answer)
    {
        var who = answer.World.Player;
        var name = Phrases.Authored(who.Name);
        yield return answer.Say(name is null || name.Equals("you", StringComparison.OrdinalIgnoreCase) ? Nameless : new("who-am-i",
            ["You are {name}.", "{name}: that is who you are.", "They call you {name}.", "Your name is {name}."], ("name", name)));
        if (Phrases.Sentences(who.Description) is { } description) yield return answer.Quote(description);
        yield return answer.Say(Health(who));
        yield return answer.Say(new("level",
            ["By all that you have lived through, you are of level {level}.", "You are of level {level}.",
                "What you have learned makes you level {level}."],
            ("level", Money.Number(Levels.Of(who.Experience)))));
        if (answer.World.IsHidden(World.PlayerId)) yield return answer.Say(Unseen);
        yield return answer.Say(Views.Where);
        yield return answer.Say(Belongings.Carried(answer));
    }

    private static Clause Health(Character who) => (4L * who.HitPoints, (long)who.MaxHitPoints) switch
    {
        ( <= 0, _) => new("health-down",
            ["You are down, and there is no strength left in you.", "You lie where you fell, and cannot get up."]),
        var (four, most) when four <= most => new("health-badly",
            ["You are badly hurt, and could not take much more.", "You are barely on your feet for your wounds."]),
        var (four, most) when four <= 2 * most => new("health-hurt",
            ["You are hurt, and you feel it at every step.", "You have taken hurts that want rest."]),
        var (four, most) when four < 4 * most => new("health-bruised",
            ["You have a bruise or two, nothing worse.", "You are a little the worse for wear."]),
        _ => new("health-whole", ["You are unhurt.", "There is not a scratch on you.", "You are sound from head to foot."]),
    };

    private static readonly Clause Nameless = new("nameless",
        ["Who you are is for you to show.", "You are who you make of yourself.", "That is a question only you can answer."]);

    private static readonly Clause Unseen = new("keeping-hidden",
        ["Just now you keep out of sight.", "Nobody sees you where you hide."]);
}
