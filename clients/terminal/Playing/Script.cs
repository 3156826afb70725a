using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>
/// Plays a file of inputs without a player, and counts what became of them. Where the story asks, it takes the prompt's default, so that
/// every input comes to an end by itself.
/// </summary>
public sealed class Script(Seat seat, Screen screen, CancellationToken stop)
{
    private const int MostQuestions = 500;
    private readonly SlashWords _words = new(seat, screen, stop);

    /// <summary>The inputs of a script: lines that start with <c>#</c> and blank lines are none, and an empty column is one.</summary>
    /// <param name="column">The tab-separated column that holds the input, from 1; the whole line when null.</param>
    public static IEnumerable<string> Commands(IEnumerable<string> lines, int? column) => lines
        .Where(line => !line.StartsWith('#') && !string.IsNullOrWhiteSpace(line.Replace('\t', column is null ? ' ' : '-')))
        .Select(line => column is { } n ? line.Split('\t').ElementAtOrDefault(n - 1) ?? "" : line);

    /// <summary>
    /// Plays all inputs, one after the other. Once the story has ended only those are played that are said to the client, which may lead
    /// back into it.
    /// </summary>
    public async Task<Summary> PlayAsync(IReadOnlyList<string> inputs)
    {
        var (summary, unplayed) = (new Summary(), 0);
        var over = (await seat.ViewAsync(stop)).Phase == Phase.Over;
        var unsettled = true;
        foreach (var input in inputs)
        {
            if (unsettled && !over) over = IsOver(await SettleAsync(), over);
            if (over && !SlashWords.Begin(input))
            {
                unplayed++;
                continue;
            }
            var answer = await PlayAsync(input);
            summary = summary.With(answer);
            over = IsOver(answer, over);
            unsettled = answer is WentWrong or WasRefused;
            if (answer is Left) break;
        }
        if (over || unplayed > 0) screen.Notice($"# The story has ended; {unplayed} inputs were not played.");
        summary = summary.WithUnplayed(inputs.Count - summary.Inputs);
        screen.Line(summary.ToString());
        return summary;
    }

    private async Task<Answer> PlayAsync(string input)
    {
        screen.Command(input);
        var first = SlashWords.Begin(input) ? await _words.TakeAsync(input) : await seat.TakeAsync(new Said(input), stop);
        var answer = await PlayOutAsync(first);
        if (answer is BecameCanon { Revision: > 1 }) screen.Scene((await seat.ViewAsync(stop)).Scene);
        screen.Ended(answer);
        screen.Line("");
        return answer;
    }

    // A tick that is still open, from an earlier run or after a failure, would take the next input for its answer.
    private async Task<Answer?> SettleAsync()
    {
        if (await seat.CatchUpAsync(stop) is not { } open) return null;
        screen.Notice("# An earlier turn was still open.");
        var answer = await PlayOutAsync(open);
        screen.Ended(answer);
        return answer;
    }

    private async Task<Answer> PlayOutAsync(Answer answer)
    {
        for (var questions = 0; answer is Asked { Prompt: var prompt }; questions++)
        {
            if (questions == MostQuestions) return new WentWrong($"the tick asked more than {MostQuestions} times");
            var move = Move.ByDefault(prompt);
            screen.Notice($"# {prompt.Text} – {PromptText.Answered(prompt, move)}");
            answer = await seat.TakeAsync(move, stop);
            if (answer is WasRefused { Problem.Status: 409 }) answer = await seat.CatchUpAsync(stop) ?? answer;
        }
        return answer;
    }

    private static bool IsOver(Answer? answer, bool before) => answer switch
    {
        BecameCanon canon => canon.Over,
        Returned returned => returned.Over,
        WasRefused { Problem.Kind: GatewayProblem.Over } => true,
        _ => before,
    };
}
