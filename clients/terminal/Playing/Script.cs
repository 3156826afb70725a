namespace Storyteller.Terminal;

/// <summary>Plays a file of commands without a player, and counts what became of them.</summary>
public static class Script
{
    /// <summary>The commands of a script: lines that start with <c>#</c> and blank lines are none, and an empty column is one.</summary>
    /// <param name="column">The tab-separated column that holds the command, from 1; the whole line when null.</param>
    public static IEnumerable<string> Commands(IEnumerable<string> lines, int? column) => lines
        .Where(line => !line.StartsWith('#') && !string.IsNullOrWhiteSpace(line.Replace('\t', column is null ? ' ' : '-')))
        .Select(line => column is { } n ? line.Split('\t').ElementAtOrDefault(n - 1) ?? "" : line);

    /// <summary>Plays all commands, one after the other.</summary>
    public static async Task<Summary> PlayAsync(IEnumerable<string> commands, Func<string, Task<Answer>> take, Screen screen)
    {
        var summary = new Summary();
        foreach (var command in commands)
        {
            screen.Command(command);
            var answer = await take(command);
            screen.Answer(answer);
            summary = summary.With(answer);
        }
        screen.Line(summary.ToString());
        return summary;
    }
}

/// <summary>What became of the commands of a script.</summary>
public sealed record Summary(int Inputs = 0, int Committed = 0, int Compensated = 0, int Refused = 0, int Failed = 0)
{
    /// <summary>The summary with one more command in it.</summary>
    public Summary With(Answer answer) => answer switch
    {
        BecameCanon => this with { Inputs = Inputs + 1, Committed = Committed + 1 },
        CameToNothing => this with { Inputs = Inputs + 1, Compensated = Compensated + 1 },
        WasRefused => this with { Inputs = Inputs + 1, Refused = Refused + 1 },
        _ => this with { Inputs = Inputs + 1, Failed = Failed + 1 },
    };

    /// <inheritdoc />
    public override string ToString() =>
        $"inputs {Inputs}, committed {Committed}, compensated {Compensated}, refused {Refused}, failed {Failed}";
}
