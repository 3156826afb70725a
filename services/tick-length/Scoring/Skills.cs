namespace Storyteller.TickLength.Scoring;

/// <summary>Which skill the words of a text ask for.</summary>
public static class Skills
{
    private static readonly (string Skill, string[] Stems)[] Asked =
    [
        ("athletics", ["climb", "jump", "leap", "swim", "lift", "push", "pull", "drag", "throw", "break", "smash", "kick", "force"]),
        ("acrobatics", ["balance", "tumble", "dodge", "somersault", "vault"]),
        ("sleight of hand", ["juggle", "palm", "pick", "pickpocket", "steal", "filch", "tie", "untie"]),
        ("stealth", ["sneak", "creep", "tiptoe", "shadow"]),
        ("medicine", ["bandage", "heal", "tend", "diagnose"]),
        ("survival", ["track", "follow", "forage", "hunt", "fish"]),
        ("animal handling", ["tame", "pet", "stroke"]),
        ("performance", ["sing", "dance", "play", "perform", "whistle", "act"]),
        ("deception", ["lie", "bluff", "deceive", "pretend", "trick"]),
        ("intimidation", ["threaten", "intimidate", "bully", "scare"]),
        ("persuasion", ["persuade", "convince", "beg", "bribe", "haggle", "bargain", "plead"]),
        ("intelligence", ["remember", "recall", "solve", "count", "calculate", "work"]),
        ("religion", ["pray", "bless"]),
        ("arcana", ["enchant", "conjure", "cast"]),
    ];

    /// <summary>The first skill in the list's order that the text asks for among these; null where none is.</summary>
    public static string? AskedFor(string text, params IReadOnlyList<string> among)
    {
        foreach (var (skill, stems) in Asked)
            if ((among.Count == 0 || among.Contains(skill)) && TextWords.Names(text, stems)) return skill;
        return null;
    }
}
