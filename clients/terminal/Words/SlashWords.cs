using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>
/// What is said to the client and not to the story: lines that begin with a slash. None of them is ever sent as a command.
/// </summary>
public sealed class SlashWords(Seat seat, Screen screen, CancellationToken stop)
{
    /// <summary>What somebody needs to know who begins to play.</summary>
    public const string Greeting =
        """
        Write what you do, in your own words. Where you are given choices, a number makes one, and so do words.
        /help shows what else there is: going back, having a turn told anew, saving. /quit leaves.
        """;

    /// <summary>What can be said.</summary>
    public const string Help =
        $"""
        Write what you do, in your own words. Where you are given choices, a number makes one, and so do words.
          /again [AGENT [SUBJECT]]     have the last turn told anew, or all of it from another agent on
          /takes, /take N              see the takes of the last turn, let one of them stand
          /back [N]                    go back a turn, or N; what you leave stays on its timeline
          /timelines, /timeline NAME   see the timelines, go over to one
          /saves, /save NAME           see the saves, keep this place under a name
          /load NAME                   go back to a save
          /artifacts [AGENT]           see what each agent made of the last turn, or one of them in full
          /export FILE                 write the whole session to FILE
          /scene                       see where you are
          /review ask|all|harmless     say who decides what may happen
        {UnsentWords.Help}
          /help, /quit
        """;

    private readonly PastWords _past = new(seat, screen, stop);

    /// <summary>Whether a line is said to the client.</summary>
    public static bool Begin(string line) => line.AsSpan().TrimStart().StartsWith('/');

    /// <summary>Does what a line asks for.</summary>
    /// <returns>What became of it, which is not shown yet; a turn that is told anew may ask on its way.</returns>
    public async Task<Answer> TakeAsync(string line)
    {
        var words = line.Trim().Split((char[]?)null, 2, StringSplitOptions.TrimEntries);
        var (word, rest) = (words[0].ToLowerInvariant(), words.ElementAtOrDefault(1) ?? "");
        try
        {
            return word switch
            {
                "/help" => Explain(),
                "/quit" => new Left(),
                "/scene" => await SceneAsync(),
                "/review" => await ReviewAsync(rest),
                _ => await _past.TakeAsync(word, rest) ?? new NotUnderstood($"{words[0]} is not known here.\n{Help}"),
            };
        }
        catch (GatewayException refused)
        {
            return Answer.Of(refused.Problem);
        }
    }

    private Served Explain()
    {
        screen.Notice(Help);
        return new Served();
    }

    private async Task<Answer> SceneAsync()
    {
        screen.Scene((await seat.ViewAsync(stop)).Scene);
        return new Served();
    }

    private async Task<Answer> ReviewAsync(string mode)
    {
        if (ReviewModes.Read(mode) is { } review)
        {
            await seat.ChangeAsync(review, stop);
            screen.Notice($"From the next review on: {ReviewModes.Explain(review)}.");
        }
        else
        {
            screen.Notice($"Now: {ReviewModes.Explain((await seat.ViewAsync(stop)).Review)}. To change it: /review {ReviewModes.All}");
        }
        return new Served();
    }
}
