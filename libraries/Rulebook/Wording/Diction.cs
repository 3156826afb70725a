using Storyteller.Contracts;

namespace Storyteller.Rulebook.Wording;

/// <summary>
/// Chooses how to say each thing in one text: by chance among the ways that fit, but not one that was used already, not an opening
/// that the player has just read, and not a third sentence in a row that begins with <c>You</c>. Within a paragraph, too, it rather says
/// what has not been said lately.
/// </summary>
/// <param name="names">Names whatever the text mentions.</param>
/// <param name="recent">The opening words of what the player has read lately; may be empty.</param>
/// <param name="chance">The text's own chance.</param>
public sealed class Diction(Naming names, IReadOnlyList<string> recent, Chance chance)
{
    private const int Used = 8;
    private const int ReadLately = 6;
    private const int ReadJustNow = 1;
    private const int SaidLately = 4;
    private const int Monotone = 2;
    private const int SaidLast = 20;
    private const int JustNow = 4;
    private const int OpeningWords = 3;
    private const int SentenceWords = 6;

    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _asked = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string[]> _recent = 
        [.. recent.Select(read => First(read, SentenceWords)).Where(words => words.Length > 0)];
    private string? _subject;
    private string _last = "";
    private bool _opens = true;
    private int _yous;

    /// <summary>What is told where no other sentence fits.</summary>
    public static Clause Pause { get; } =
        new("pause", ["A moment passes.", "A breath, and nothing more.", "Nothing comes of it.", "The moment goes by."]);

    /// <summary>The names of whatever the text mentions.</summary>
    public Naming Names => names;

    /// <summary>The next sentence opens a paragraph.</summary>
    public void NewParagraph() => (_opens, _subject) = (true, null);

    /// <summary>The chance of a question, its own each time it is asked.</summary>
    public Chance For(string purpose)
    {
        var n = _asked.GetValueOrDefault(purpose);
        _asked[purpose] = n + 1;
        return chance.For("tell", purpose).For(n);
    }

    /// <summary>Says something that no character does.</summary>
    public string Say(Clause clause) => Say(clause, new Outcome(OutcomeKind.Explained, World.PlayerId), "something", "something");

    /// <summary>Says a clause about an outcome.</summary>
    /// <param name="target">What the target is called where it has no name.</param>
    /// <param name="other">What the second id is called where it has no name.</param>
    public string Say(Clause clause, Outcome about, string target, string other)
    {
        var roles = Cast(about, target, other);
        var ways = For(clause.Purpose).Shuffle(clause.Ways);
        var fitting = Fitting(ways, roles, clause);
        var (way, text) = fitting.MinBy(one => Penalty(one.Way, one.Text));
        _used.Add(way);
        Note(text, about.Actor);
        return text;
    }

    /// <summary>Takes note of authored sentences, said as they are.</summary>
    public string Quote(string text)
    {
        Note(text, null);
        return text;
    }

    /// <summary>Whether a paragraph that begins like this would repeat what the player has just read.</summary>
    public bool WouldRepeat(string text)
    {
        var opening = First(text, OpeningWords);
        return _opens && _recent.Any(read => Same(read, opening));
    }

    private static List<(string Way, string Text)> Rendered(IEnumerable<string> ways, Roles roles, Clause clause, bool lenient) =>
        [.. ways.Select(way => (Way: way, Text: Template.Render(way, roles, clause, lenient))).Where(one => one.Text is not null)
            .Select(one => (one.Way, one.Text!))];

    // Better a spare wording than one about "something", and that better than none.
    private static List<(string Way, string Text)> Fitting(IReadOnlyList<string> ways, Roles roles, Clause clause)
    {
        foreach (var lenient in new[] { false, true })
        {
            foreach (var spare in new[] { false, true })
            {
                var fitting = Rendered(ways.Where(way => IsSpare(way) == spare), roles, clause, lenient);
                if (fitting.Count > 0) return fitting;
            }
        }
        return Rendered(Pause.Ways, roles, Pause, lenient: true);
    }

    private static bool IsSpare(string way) => way.StartsWith(Clause.Spare);

    private Roles Cast(Outcome about, string target, string other)
    {
        var actor = names.Of(about.Actor, "someone");
        var again = _subject is not null && _subject == about.Actor && !names.IsPlayer(about.Actor) && actor.Known && actor.He != "it";
        return new Roles(actor, names.Of(about.Target, target), names.Of(about.Other, other),
            names.Of(names.Scene.Place.Id, "this place"), again);
    }

    private int Penalty(string way, string text) => (_used.Contains(way) ? Used : 0) + (text == _last ? SaidLast : 0)
        + (_opens ? Repetition(text) : SaysAgain(text) ? SaidLately : 0) + (_yous >= 2 && StartsWithYou(text) ? Monotone : 0);

    // What was read last is worse to read again than what was read before it.
    private int Repetition(string text)
    {
        var opening = First(text, OpeningWords);
        return (_recent.Any(read => Same(read, opening)) ? ReadLately : 0)
            + (_recent.Take(JustNow).Any(read => Same(read, opening)) ? ReadJustNow : 0) + (SaysAgain(text) ? SaidLately : 0);
    }

    // Shorter openings have too little in them to be recognised.
    private bool SaysAgain(string text)
    {
        var words = First(text, SentenceWords);
        return _recent.Any(read => read.Length > OpeningWords && Same(read, words));
    }

    private void Note(string text, string? subject)
    {
        _opens = false;
        _subject = subject;
        _last = text;
        _yous = StartsWithYou(text) ? _yous + 1 : 0;
    }

    private static bool StartsWithYou(string text) => text.StartsWith("You ", StringComparison.Ordinal);

    private static string[] First(string text, int words) =>
        [.. text.ToLowerInvariant().Split([' ', ',', '.', ';', ':', '!', '?', '“', '”', '…'], StringSplitOptions.RemoveEmptyEntries)
            .Take(words)];

    private static bool Same(string[] read, string[] opening)
    {
        var n = Math.Min(read.Length, opening.Length);
        return n > 0 && read.AsSpan(0, n).SequenceEqual(opening.AsSpan(0, n));
    }
}
