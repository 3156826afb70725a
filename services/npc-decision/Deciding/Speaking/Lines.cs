using Storyteller.Contracts;

namespace Storyteller.NpcDecision.Deciding;

/// <summary>Several ways to say one thing in each register; <c>{0}</c> and <c>{1}</c> stand for names.</summary>
internal sealed record Bank(string Purpose, IReadOnlyList<string> Plain, IReadOnlyList<string> Kind, IReadOnlyList<string> Curt,
    IReadOnlyList<string> Bold)
{
    public IReadOnlyList<string> In(Register register) => register switch
    {
        Register.Kind => Kind,
        Register.Curt => Curt,
        Register.Bold => Bold,
        _ => Plain,
    };
}

/// <summary>
/// Lines that characters speak, by register. They ask, wish and feel, and claim nothing about the world but what fills their slots.
/// </summary>
internal static partial class Lines
{
    /// <summary>A line of this bank as this character would say it.</summary>
    public static string Pick(Standpoint view, Bank bank, string first = "", string second = "")
    {
        var line = view.Chance.For("line", bank.Purpose).Pick(bank.In(view.Register));
        return Sentence(line.Replace("{0}", first, StringComparison.Ordinal).Replace("{1}", second, StringComparison.Ordinal));
    }

    /// <summary>A greeting that fits the hour, and the name where they like the other well enough to use it.</summary>
    public static string Greet(Standpoint view, string to)
    {
        var hour = view.Scene.DayPart switch
        {
            DayPart.Dawn or DayPart.Morning => "Good morning",
            DayPart.Afternoon => "Good afternoon",
            _ => "Good evening",
        };
        var brief = view.Context.Names.GetValueOrDefault(to);
        var named = brief is { Proper: true } && view.Affinity(to) >= 20 && view.Name(to) is { } name ? $", {name}" : "";
        var line = view.Chance.For("line", "greet").Pick(Greetings.In(view.Register));
        return line.Replace("{0}", hour, StringComparison.Ordinal).Replace("{1}", named, StringComparison.Ordinal);
    }

    private static string Sentence(string line) => line.Length == 0 ? line : char.ToUpperInvariant(line[0]) + line[1..];

    private static readonly Bank Greetings = new("greet",
        ["{0}{1}.", "{0} to you{1}.", "Hello{1}.", "Well met{1}."],
        ["{0}{1}. It is good to see you.", "Welcome{1}. How good of you to look in.", "{0}{1}. How are you keeping?",
            "Hello{1}. Do stay a little."],
        ["{0}.", "Yes?", "You, then.", "What is it?"],
        ["Ha! {0}{1}.", "{0}{1}! What are you after?", "There you are{1}. Speak up.", "Well met{1}. What is the news?"]);
}
