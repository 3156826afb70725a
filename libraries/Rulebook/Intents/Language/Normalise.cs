using System.Text;

namespace Storyteller.Rulebook.Intents;

/// <summary>
/// Makes text plain, whatever it holds: lower case, accents and typographic marks folded to what a keyboard has, everything that is
/// neither a word nor a mark of a sentence turned into space. Names of the world go through the same, so that both sides compare equal.
/// </summary>
public static class Normalise
{
    private const string Accented = "àáâãäåāçćčèéêëēìíîïīñńòóôõöøōùúûüūýÿžźšśł";
    private const string Unaccented = "aaaaaaaccceeeeeiiiiinnooooooouuuuuyyzzssl";

    /// <summary>The text as a reader would retype it.</summary>
    public static string Fold(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i] is >= '！' and <= '～' ? (char)(text[i] - 0xFEE0) : text[i];
            if (c == ':' && !(i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]))) c = ',';
            Append(plain, char.ToLowerInvariant(c));
        }
        return plain.ToString();
    }

    /// <summary>The words of a text, contractions written out, without marks.</summary>
    public static string[] Words(string text) => [.. Sentences.Of(Fold(text)).SelectMany(s => s).Where(w => w is not ("," or "'s"))];

    private static void Append(StringBuilder plain, char c)
    {
        _ = c switch
        {
            >= 'a' and <= 'z' or >= '0' and <= '9' or '.' or ',' or ';' or '!' or '?' or '"' or '\'' or ':' => plain.Append(c),
            '‘' or '’' or 'ʼ' or '`' or '´' => plain.Append('\''),
            '“' or '”' or '„' or '«' or '»' => plain.Append('"'),
            '…' => plain.Append('.'),
            '–' or '—' => plain.Append(','),
            '&' or '+' => plain.Append(" and "),
            'æ' => plain.Append("ae"),
            'œ' => plain.Append("oe"),
            'ß' => plain.Append("ss"),
            >= '\u0300' and <= '\u036F' => plain,
            _ when Accented.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at => plain.Append(Unaccented[at]),
            _ when char.IsLetterOrDigit(c) => plain.Append(c),
            _ => plain.Append(' '),
        };
    }
}
