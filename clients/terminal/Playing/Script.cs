using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>
/// Plays a file of inputs without a player, and counts what became of them. Where the story asks, it takes the prompt's default, so that
/// every input comes to an end by itself.
/// </summary>
public sealed class Script(Seat seat, Screen screen, CancellationToken stop)
{
    private const int MostQuestions = 500;

    /// <summary>The inputs of a script: lines that start with <c>#</c> and blank lines are none, and an empty column is one.</summary>
    /// <param name="column">The tab-separated column that holds the input, from 1; the whole line when null.</param>
    public static IEnumerable<string> Commands(IEnumerable<string> lines, int? column) => lines
        .Where(line => !line.StartsWith('#') && !string.IsNullOrWhiteSpace(line.Replace('\t', column is null ? ' ' : '-')))
        .Select(line => column is { } n ? line.Split('\t').ElementAtOrDefault(n - 1) ?? "" : line);

    /// <summary>Plays all inputs, one after the other, until the story ends.</summary>
    public async Task<Summary> PlayAsync(IReadOnlyList<string> inputs)
    {
        var summary = new Summary();
        var over = (await seat.ViewAsync(stop)).Phase == Phase.Over;
        var unsettled = true;
        for (var i = 0; i < inputs.Count && !over; i++)
        {
            if (unsettled) over = IsOver(await SettleAsync());
            if (over) break;
            var answer = await PlayAsync(inputs[i]);
            summary = summary.With(answer);
            over = IsOver(answer);
            unsettled = answer is WentWrong or WasRefused;
        }
        if (over) screen.Notice($"# The story has ended; {inputs.Count - summary.Inputs} inputs were not played.");
        summary = summary.WithUnplayed(inputs.Count - summary.Inputs);
        screen.Line(summary.ToString());
        return summary;
    }

    private async Task<Answer> PlayAsync(string input)
    {
        screen.Command(input);
        var answer = await PlayOutAsync(await seat.TakeAsync(new Said(input), stop));
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

    private static bool IsOver(Answer? answer) => answer is BecameCanon { Over: true } or WasRefused { Problem.Kind: GatewayProblem.Over };
}
