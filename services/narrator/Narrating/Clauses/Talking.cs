using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.Narrator.Narrating;

/// <summary>Speech: what the player says, in an echo, and what the others say, in their own words.</summary>
internal static class Talking
{
    private static readonly string[] Greetings =
        ["hello", "hi", "hey", "greet", "greetings", "good morning", "good day", "good evening", "good afternoon", "hail", "well met"];
    private static readonly string[] Asking =
        ["what", "where", "who", "why", "how", "when", "which", "is", "are", "do", "does", "did", "can", "could", "will", "would"];
    private static readonly string[] Spoken =
        [.. Asking, "i", "you", "your", "me", "my", "we", "us", "please", "thank", "thanks", "goodbye", "bye", "farewell", "sorry",
            "yes", "no", "good", "well", "oh"];

    public static Clause Spoke(Outcome o, Naming names)
    {
        var words = Phrases.Echo(o.Words);
        if (!o.Went()) return Unheard(words);
        if (o.Other is not null && o.Other != o.Target && names.Find(o.Other) is not null) return About("{other}");
        if (words is null) return Addressed;
        if (Greetings.Contains(words.ToLowerInvariant().TrimEnd('!', '.', ' '))) return Greeted;
        return IsSpeech(words) ? Aloud(words) : About("“{words}”", words);
    }

    public static Clause Said(Outcome o)
    {
        if (Inner(o.Words) is not { } line) return new("said-something",
            ["{actor} {have|has} something to say to {target}.", "{actor} {speak|speaks} to {target}.",
            "{actor} {exchange|exchanges} a word with {target}."]);
        var first = FirstSentence(line);
        var verbs = Verbs(o.Why, line);
        var toPlayer = o.Target is null or World.PlayerId;
        IReadOnlyList<string> ways =
        [
            .. verbs.SelectMany(verb => Ways(verb, toPlayer)),
            .. first is null ? [] : SplitVerbs(o.Why).Select(verb => $"{{first}} {{actor}} {verb}. {{rest}}"),
        ];
        return new("said", ways, ("speech", $"“{Phrases.Sentences(line)}”"), ("quoted", Led(line)),
            ("first", first is null ? null : Led(first)),
            ("rest", first is null ? null : $"“{Phrases.Sentences(line[first.Length..].Trim())}”"));
    }

    /// <summary>Words as they can stand between double quotation marks.</summary>
    public static string? Inner(string? words) =>
        Phrases.Authored(words)?.Replace('“', '‘').Replace('”', '’').Replace('"', '\'');

    private static IEnumerable<string> Ways(string verb, bool toPlayer)
    {
        yield return $"{{quoted}} {{actor}} {verb}.";
        if (!toPlayer) yield return $"{{actor}} {verb}, to {{target}}: {{speech}}";
        else yield return $"{{actor}} {verb}: {{speech}}";
    }

    private static IReadOnlyList<string> Verbs(string? act, string line) => act switch
    {
        "answer" => ["{answer|answers}", "{reply|replies}", "{say|says}"],
        "refuse" => ["{reply|replies}", "{say|says}", "{answer|answers}"],
        "ask" when line.EndsWith('?') => ["{ask|asks}", "{want|wants} to know", "{say|says}"],
        "warn" => ["{warn|warns}", "{say|says}", "{call|calls}"],
        _ => ["{say|says}", "{remark|remarks}"],
    };

    // What comes first need not be what is asked or warned of.
    private static IReadOnlyList<string> SplitVerbs(string? act) =>
        act is "answer" or "refuse" ? ["{answer|answers}", "{reply|replies}", "{say|says}"] : ["{say|says}", "{begin|begins}"];

    /// <summary>A line between quotation marks, as it leads into who says it.</summary>
    // “Come in.” leads into its tag as “Come in,” while questions and cries keep their mark.
    public static string Led(string line) => line[^1] is '?' or '!' or '…' ? $"“{line}”" : $"“{line.TrimEnd('.', ' ', ';', ':', ',')},”";

    private static string? FirstSentence(string line)
    {
        var end = line.AsSpan().IndexOfAny('.', '!', '?');
        return end > 0 && end < line.Length - 2 && line[end + 1] == ' ' && line[(end + 2)..].Trim().Length > 1 ? line[..(end + 1)] : null;
    }

    private static bool IsSpeech(string words) =>
        words[^1] is '?' or '!' || words.ToLowerInvariant().Split([' ', '\'', '’', ','], StringSplitOptions.RemoveEmptyEntries)
            .Any(Spoken.Contains);

    private static readonly Clause Greeted = new("greeted",
    [
        "{actor} {greet|greets} {target}.", "{actor} {give|gives} {target} a greeting.",
        "{actor} {have|has} a word of greeting for {target}.", "{actor} {turn|turns} to {target} with a greeting.",
        "~{actor} {offer|offers} a greeting.", "~{actor} {give|gives} a greeting to all and sundry.",
    ]);

    private static readonly Clause Addressed = new("addressed",
    [
        "{actor} {speak|speaks} to {target}.", "{actor} {turn|turns} to {target}.", "{actor} {strike|strikes} up a talk with {target}.",
        "{actor} {address|addresses} {target}.",
        "~{actor} {speak|speaks}.", "~{actor} {raise|raises} {actor.their} voice.",
    ]);

    private static Clause Aloud(string words) => new("spoke-aloud",
    [
        "{led} {actor} {say|says} to {target}.", "“{words}” The words are for {target}.", "{actor} {turn|turns} to {target}: “{words}”",
        "{actor} {say|says} to {target}: “{words}”",
        "~{led} {actor} {say|says}.",
    ], ("words", Ended(words)), ("led", Led(Ended(words))));

    /// <summary>Words that were typed, with the mark that ends them.</summary>
    public static string Ended(string words) => words[^1] is '?' or '!' or '…' ? words
        : words + (Asking.Contains(words.ToLowerInvariant().Split(' ')[0]) ? "?" : ".");

    private static Clause About(string topic, string? words = null) => new("spoke-about",
    [
        $"{{actor}} {{ask|asks}} {{target}} about {topic}.", $"{{actor}} {{bring|brings}} the talk with {{target}} round to {topic}.",
        $"{{actor}} {{raise|raises}} the matter of {topic} with {{target}}.",
        $"{topic} is what {{actor}} {{speak|speaks}} of to {{target}}.",
        $"{{actor}} {{want|wants}} a word with {{target}} about {topic}.", $"~{{actor}} {{speak|speaks}} of {topic}.",
        $"~{{actor}} {{say|says}} something about {topic}.",
    ], ("words", words));

    private static Clause Unheard(string? words) => new("spoke-in-vain",
    [
        "{actor} {speak|speaks} to {target}, and the words fall flat.", "“{words}”, {actor} {say|says}, and it does not sway {target}.",
        "{actor} {try|tries} to win {target} over, without luck.",
        "{actor} {choose|chooses} {actor.their} words for {target}, and they are the wrong ones.",
        "~{actor} {speak|speaks}, and might as well have kept quiet.",
    ], ("words", words));
}
