using System.Globalization;
using System.Text.RegularExpressions;
using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>Reads a player's decisions about offered events: <c>reject 2; edit 1 40 % A gentler text</c>.</summary>
public static partial class ReviewWords
{
    /// <summary>What can be written.</summary>
    public const string Help =
        """
        Decide with: accept all | reject all | accept 1 | reject 2 3 | edit 1 40 % | edit 1 A gentler text | edit 1 40 % A gentler text
        Several with a semicolon between them. What you leave out is accepted.
        """;

    /// <summary>Whether a text begins as a decision does; anything else is for the game master.</summary>
    public static bool Begin(string text) => Verb().IsMatch(text);

    /// <summary>The decisions about all of the offered events, or what is wrong with the words.</summary>
    public static (Decided? Decided, string? Wrong) Read(string text, IReadOnlyList<OfferedEvent> offered)
    {
        var decisions = new EventDecision?[offered.Count];
        foreach (var part in Separator().Split(text.Trim()).Where(part => part.Length > 0))
            if (Decide(part, offered, decisions) is { } wrong) return (null, wrong);
        return (new([.. offered.Select((offer, i) => decisions[i] ?? new(offer.StoryletId, ReviewVerdict.Accept))]), null);
    }

    private static string? Decide(string part, IReadOnlyList<OfferedEvent> offered, EventDecision?[] decisions)
    {
        var said = Verb().Match(part);
        if (!said.Success) return $"“{part}” is no decision.";
        var rest = part[said.Length..].Trim();
        return said.Groups[1].Value.ToLowerInvariant() switch
        {
            "edit" => Edit(rest, offered, decisions),
            "accept" => Mark(ReviewVerdict.Accept, rest, offered, decisions),
            _ => Mark(ReviewVerdict.Reject, rest, offered, decisions),
        };
    }

    private static string? Mark(ReviewVerdict verdict, string rest, IReadOnlyList<OfferedEvent> offered, EventDecision?[] decisions)
    {
        string[] which = rest.Equals("all", StringComparison.OrdinalIgnoreCase)
            ? [.. Enumerable.Range(1, offered.Count).Select(n => n.ToString(CultureInfo.InvariantCulture))]
            : Between().Split(rest);
        foreach (var number in which)
            if (Set(number, offered, decisions, id => new(id, verdict)) is { } wrong) return wrong;
        return null;
    }

    private static string? Edit(string rest, IReadOnlyList<OfferedEvent> offered, EventDecision?[] decisions)
    {
        var asked = Edited().Match(rest);
        if (!asked.Success) return "An edit names an event, and a percentage or a text.";
        var text = asked.Groups["text"].Value is { Length: > 0 } written ? written : null;
        int? percent = asked.Groups["percent"] is { Success: true, Value: var figure } ? Number(figure) ?? 101 : null;
        if (percent > 100) return "A percentage goes from 0 to 100.";
        if (text is null && percent is null) return "An edit needs a percentage or a text.";
        return Set(asked.Groups["event"].Value, offered, decisions, id => new(id, ReviewVerdict.Edit, text, percent));
    }

    private static string? Set(
        string number, IReadOnlyList<OfferedEvent> offered, EventDecision?[] decisions, Func<string, EventDecision> decision)
    {
        if (Number(number) is not { } n || n < 1 || n > offered.Count) return $"“{number}” is none of the events 1 to {offered.Count}.";
        if (decisions[n - 1] is not null) return $"Event {n} is decided twice.";
        decisions[n - 1] = decision(offered[n - 1].StoryletId);
        return null;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^\s*(accept|reject|edit)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Verb();

    [GeneratedRegex(@"\s*;\s*(?=(?:accept|reject|edit)\b|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\s*(?:,|\band\b|\s)\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"^(?<event>\d+)(?:\s+(?<percent>\d+)\s*%)?(?:\s+(?<text>.+))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Edited();
}
