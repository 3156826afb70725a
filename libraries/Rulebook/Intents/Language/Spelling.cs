namespace Storyteller.Rulebook.Intents;

/// <summary>
/// Repairs typing errors against the words that would make sense. One error is forgiven from four letters on and two from eight on, and the
/// first letter must be right or swapped with the second: people rarely mistype it, and many different words differ only there.
/// </summary>
public static class Spelling
{
    /// <summary>The word meant among these, or null; the nearest wins, then the one listed first.</summary>
    public static string? Repair(string word, IEnumerable<string> vocabulary) =>
        word.Length < 4 ? null : vocabulary
            .Where(w => w.Length > 2 && IsNear(word, w))
            .OrderBy(w => Distance(word, w))
            .FirstOrDefault();

    /// <summary>Whether one word could be the other mistyped.</summary>
    public static bool IsNear(string typed, string meant)
    {
        var allowed = typed.Length >= 8 ? 2 : typed.Length >= 4 ? 1 : 0;
        if (allowed == 0 || meant.Length < 3 || Math.Abs(typed.Length - meant.Length) > allowed) return false;
        var begins = typed[0] == meant[0] || (typed[0] == meant[1] && typed[1] == meant[0]);
        return begins && Distance(typed, meant) <= allowed;
    }

    /// <summary>Letters inserted, left out, exchanged, or swapped with their neighbour (Damerau 1964, optimal string alignment).</summary>
    public static int Distance(string a, string b)
    {
        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var now = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = a[i - 1] == b[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(now[j - 1] + 1, last[j] + 1), last[j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = Math.Min(now[j], before[j - 2] + 1);
            }
            (before, last, now) = (last, now, before);
        }
        return last[b.Length];
    }
}
