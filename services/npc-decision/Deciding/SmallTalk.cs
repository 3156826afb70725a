using Storyteller.Contracts;

namespace Storyteller.NpcDecision.Deciding;

/// <summary>The talk that needs no knowledge: greetings, thanks, farewells, and questions about the character themselves.</summary>
internal static class SmallTalk
{
    public static NpcAction? Reply(Standpoint view, IReadOnlyList<string> said, string to, int utility)
    {
        if (Wording.Any(said, "goodbye", "bye", "farewell", "see you", "good night"))
            return view.Say("answer", to, Lines.Pick(view, Lines.Farewell), utility, "they were bid farewell");
        if (Wording.Any(said, "thank", "thank you", "cheer"))
            return view.Say("answer", to, Lines.Pick(view, Lines.Welcome), utility, "they were thanked");
        if (Wording.Any(said, "who are you", "your name"))
            return view.Say("answer", to, WhoIAm(view), utility, "they were asked who they are");
        if (Wording.Any(said, "what do you want", "you want", "you need", "can i help", "help you"))
            return view.Say("ask", to, Wish(view) ?? Lines.Pick(view, Lines.NothingNeeded), utility, "they were asked what they want");
        if (Wording.Any(said, "are you doing", "do you do", "your work", "your trade"))
            return view.Say("answer", to, Work(view) ?? Lines.Pick(view, Lines.LittleToTell), utility, "they were asked what they do");
        return said.Count == 0 || Wording.Any(said, "hello", "hi", "hey", "greeting", "greet", "hail", "good day", "good morning",
            "good evening",
            "good afternoon", "well met", "how are you")
            ? view.Say("greet", to, Greeting(view, to), utility, "they were spoken to")
            : null;
    }

    /// <summary>A greeting, with what is on their mind for who is not disliked: a want, else their work.</summary>
    public static string Greeting(Standpoint view, string to)
    {
        var greeting = Lines.Greet(view, to);
        if (view.Affinity(to) < 0) return greeting;
        var talkative = view.Chance.For("talkative").Percent(Math.Clamp(view.Temper.Sociability + 20, 0, 100));
        var more = talkative ? Wish(view) ?? Work(view) : Work(view);
        return more is null ? greeting : $"{greeting} {more}";
    }

    private static string? Wish(Standpoint view) =>
        view.Self.Wants.FirstOrDefault(want => !Fulfilled(view, want) && !string.IsNullOrWhiteSpace(want.Words))?.Words;

    private static bool Fulfilled(Standpoint view, Want want) => want.Kind switch
    {
        WantKind.Have => view.Scene.Carried.Any(item => item.Id == want.Target),
        WantKind.BeAt => view.Scene.Place.Id == want.Target,
        _ => view.Affinity(want.Target) >= 40,
    };

    private static string? Work(Standpoint view) =>
        view.Doing is { } doing ? Lines.Pick(view, Lines.AtWork, InTheFirstPerson(doing, view.Self.Pronoun)) : null;

    // Authored as others see it: "sleeping under her hat" is, to herself, "sleeping under my hat".
    private static string InTheFirstPerson(string doing, string pronoun) =>
        string.Join(' ', doing.Split(' ').Select(word => (pronoun, word) switch
    {
        ("he", "his") or ("she", "her") or ("they", "their") or ("it", "its") => "my",
        ("he", "himself") or ("she", "herself") or ("they", "themselves" or "themself") or ("it", "itself") => "myself",
        ("he", "him") or ("they", "them") => "me",
        _ => word,
    }));

    private static string WhoIAm(Standpoint view)
    {
        if (string.IsNullOrWhiteSpace(view.Self.Name)) return Lines.Pick(view, Lines.LittleToTell);
        var name = Lines.Pick(view, Lines.MyName, view.Self.Proper ? view.Self.Name : $"the {view.Self.Name}");
        return Work(view) is { } work ? $"{name} {work}" : name;
    }
}
