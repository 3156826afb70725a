using System.Globalization;

namespace Storyteller.Terminal;

/// <summary>What the player says to the client about what is not sent yet.</summary>
internal sealed class UnsentWords(Unsent unsent, Screen screen)
{
    /// <summary>What can be said.</summary>
    public const string Help =
        """
          /unsent                      see what you wrote that is not sent yet
          /send [N], /drop N|all       send it after all, or let it go
        """;

    /// <summary>Does what a line asks for; null where it is about something else.</summary>
    public Answer? Take(string line)
    {
        var words = line.Trim().Split((char[]?)null, 2, StringSplitOptions.TrimEntries);
        return (words[0].ToLowerInvariant(), words.ElementAtOrDefault(1) ?? "") switch
        {
            ("/unsent", _) => List(),
            ("/send", "") => Do(_ => true, unsent.TakeUp),
            ("/send", var which) => Only(which) is { } move ? Do(move.Equals, unsent.TakeUp) : Say("/send, or /send 2"),
            ("/drop", "all") => Do(_ => true, Drop),
            ("/drop", var which) => Only(which) is { } move ? Do(move.Equals, Drop) : Say("/drop 2, or /drop all"),
            _ => null,
        };
    }

    /// <summary>Shows all that is not sent yet.</summary>
    public Answer List()
    {
        if (unsent.All.Count == 0) screen.Notice("All that you wrote was sent.");
        foreach (var (i, move) in unsent.All.Index())
            screen.Notice(string.Create(CultureInfo.InvariantCulture, $"Not sent {i + 1}. “{move.Text}”"));
        return new Served();
    }

    private Answer Do(Func<KeptMove, bool> which, Action<Func<KeptMove, bool>> action)
    {
        if (unsent.All.Count == 0) return List();
        action(which);
        return new Served();
    }

    private void Drop(Func<KeptMove, bool> which)
    {
        foreach (var move in unsent.All.Where(which).ToList())
        {
            unsent.Remove(move);
            screen.Notice($"Let go: “{move.Text}”");
        }
    }

    private KeptMove? Only(string which) => int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0
        ? unsent.All.ElementAtOrDefault(n - 1) : null;

    private static NotUnderstood Say(string how) => new($"Say it like this: {how}");
}
