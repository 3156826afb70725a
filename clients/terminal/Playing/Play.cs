using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>Plays with whoever sits at the keyboard.</summary>
/// <param name="beginAnew">How another story is begun once this one has ended, as a sentence.</param>
public sealed class Play(Seat seat, Screen screen, string beginAnew, CancellationToken stop)
{
    private readonly SlashWords _words = new(seat, screen, stop);
    private Prompt? _asked;

    /// <summary>Reads and plays until the player leaves or the input ends.</summary>
    public async Task RunAsync(TextReader input)
    {
        screen.Notice(SlashWords.Greeting);
        if ((await seat.ViewAsync(stop)).Phase == Phase.Over) SayThatItIsOver();
        await screen.WhileWaitingAsync(CatchUpAsync);
        Ask();
        while (!stop.IsCancellationRequested)
        {
            screen.Cursor();
            if (await ReadAsync(input) is not { } line || await TakeLineAsync(line) is Left) return;
        }
    }

    private async Task<Answer?> TakeLineAsync(string line)
    {
        if (string.IsNullOrWhiteSpace(line)) return null;
        var answer = await MakeAsync(line);
        if (answer is not Left) Ask();
        return answer;
    }

    private async Task<Answer?> MakeAsync(string line)
    {
        if (SlashWords.Begin(line)) return await MakeAsync(() => _words.TakeAsync(line));
        var (move, wrong) = Reading.Of(line, _asked);
        if (move is not null) return await MakeAsync(() => seat.TakeAsync(move, stop));
        screen.Notice(wrong!);
        return null;
    }

    private async Task<Answer> MakeAsync(Func<Task<Answer>> make)
    {
        Answer? answer = null;
        await screen.WhileWaitingAsync(async () =>
        {
            answer = await make();
            if (answer is BecameCanon { Revision: > 1 }) screen.Scene((await seat.ViewAsync(stop)).Scene);
            Show(answer);
            // What is awaited now is not what the player saw: somebody else, or a policy, may have answered.
            if (answer is WasRefused { Problem.Status: 409 }) await CatchUpAsync();
        });
        return answer!;
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
            BecameCanon or CameToNothing or Returned => null,
            _ => _asked,
        };
        if (answer is BecameCanon { Over: true } or Returned { Over: true } or WasRefused { Problem.Kind: GatewayProblem.Over })
            SayThatItIsOver();
    }

    private void Ask()
    {
        if (_asked is not null) screen.Question(_asked);
    }

    private void SayThatItIsOver() => screen.Notice($"The story has ended. To take a turn back: /back. {beginAnew}");

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
