using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>Plays with whoever sits at the keyboard.</summary>
/// <param name="beginAnew">How another story is begun once this one has ended, as a sentence.</param>
public sealed class Play(Seat seat, Screen screen, string beginAnew, CancellationToken stop)
{
    private const string Help =
        """
        Write what you do, in your own words. Where you are given choices, a number makes one, and so do words.
        /scene shows where you are, /review ask|all|harmless says who decides what may happen, /quit leaves.
        """;

    private Prompt? _asked;

    /// <summary>Reads and plays until the player leaves or the input ends.</summary>
    public async Task RunAsync(TextReader input)
    {
        screen.Notice(Help);
        if ((await seat.ViewAsync(stop)).Phase == Phase.Over) SayThatItIsOver();
        await screen.WhileWaitingAsync(CatchUpAsync);
        Ask();
        while (!stop.IsCancellationRequested)
        {
            screen.Cursor();
            if (await ReadAsync(input) is not { } line || line.Trim() == "/quit") return;
            await TakeLineAsync(line);
        }
    }

    private async Task TakeLineAsync(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        switch (words)
        {
            case []:
                return;
            case ["/help"]:
                screen.Notice(Help);
                break;
            case ["/scene"]:
                screen.Scene((await seat.ViewAsync(stop)).Scene);
                break;
            case ["/review", .. var mode]:
                await SetReviewAsync(string.Join(' ', mode));
                break;
            case [['/', ..], ..]:
                screen.Notice($"{words[0]} is not known here.\n{Help}");
                break;
            default:
                await PlayAsync(line);
                break;
        }
        Ask();
    }

    private async Task PlayAsync(string line)
    {
        var (move, wrong) = Reading.Of(line, _asked);
        if (move is null) screen.Notice(wrong!);
        else await screen.WhileWaitingAsync(() => MakeAsync(move));
    }

    private async Task MakeAsync(Move move)
    {
        var answer = await seat.TakeAsync(move, stop);
        Show(answer);
        // What is awaited now is not what the player saw: somebody else, or a policy, may have answered.
        if (answer is WasRefused { Problem.Status: 409 }) await CatchUpAsync();
    }

    private async Task CatchUpAsync()
    {
        _asked = null;
        if (await seat.CatchUpAsync(stop) is { } answer) Show(answer);
    }

    private void Show(Answer answer)
    {
        screen.Ended(answer);
        _asked = answer switch
        {
            Asked asked => asked.Prompt,
            BecameCanon or CameToNothing => null,
            _ => _asked,
        };
        if (answer is BecameCanon { Over: true } or WasRefused { Problem.Kind: GatewayProblem.Over }) SayThatItIsOver();
    }

    private void Ask()
    {
        if (_asked is not null) screen.Question(_asked);
    }

    private void SayThatItIsOver() => screen.Notice($"The story has ended. {beginAnew}");

    private async Task SetReviewAsync(string mode)
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
    }

    // The console's own asynchronous reader waits on the calling thread, which Ctrl+C could not end.
    private async Task<string?> ReadAsync(TextReader input)
    {
        try
        {
            return await Task.Run(input.ReadLine, CancellationToken.None).WaitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
