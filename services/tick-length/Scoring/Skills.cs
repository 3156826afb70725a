using Storyteller.Contracts;

namespace Storyteller.TickLength.Scoring;

/// <summary>Which ability stands behind a skill (SRD 5.1, "Using Ability Scores"), and which skill words of a text ask for.</summary>
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

    /// <summary>What a character adds to a d20 for a skill or ability; 0 for a word that is neither.</summary>
    public static int Modifier(Abilities abilities, string skill) => skill switch
    {
        "strength" or "athletics" => abilities.Strength,
        "dexterity" or "acrobatics" or "sleight of hand" or "stealth" => abilities.Dexterity,
        "constitution" => abilities.Constitution,
        "intelligence" or "arcana" or "history" or "investigation" or "nature" or "religion" => abilities.Intelligence,
        "wisdom" or "animal handling" or "insight" or "medicine" or "perception" or "survival" => abilities.Wisdom,
        "charisma" or "deception" or "intimidation" or "performance" or "persuasion" => abilities.Charisma,
        _ => 0,
    };
}
