using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>
/// Plays with whoever sits at the keyboard. What they write while the gateway is away is kept, and sent in its order when it is back.
/// </summary>
/// <param name="patience">How long, after the last line, the gateway is waited for with what is not sent yet.</param>
/// <param name="beginAnew">How another story is begun once this one has ended, as a sentence.</param>
internal sealed class Play(Seat seat, Screen screen, Unsent unsent, Absence absence, TimeSpan patience, string beginAnew,
    CancellationToken stop)
{
    private readonly SlashWords _words = new(seat, screen, stop);
    private readonly UnsentWords _unsentWords = new(unsent, screen);
    private Prompt? _asked;

    /// <summary>Reads and plays until the player leaves or the input ends.</summary>
    public async Task RunAsync(TextReader input)
    {
        screen.Notice(SlashWords.Greeting);
        if ((await seat.ViewAsync(stop)).Phase == Phase.Over) SayThatItIsOver();
        if (unsent.All.Count > 0) _unsentWords.List();
        try
        {
            await PlayOnAsync(input);
        }
        finally
        {
            if (unsent.All.Count > 0) screen.Notice(KeptText.Left(unsent));
        }
    }

    private async Task PlayOnAsync(TextReader input)
    {
        await GoOnAsync();
        Task<string?>? reading = null;
        while (!stop.IsCancellationRequested)
        {
            screen.Cursor();
            reading ??= ReadAsync(input);
            if (absence.Back is { } back && await Task.WhenAny(reading, back) == back)
            {
                await ComeBackAsync();
                continue;
            }
            var line = await reading;
            reading = null;
            if (line is null) await SendTheRestAsync();
            if (line is null || await TakeLineAsync(line) is Left) return;
        }
    }

    private async Task<Answer?> TakeLineAsync(string line)
    {
        if (string.IsNullOrWhiteSpace(line)) return null;
        var answer = await MakeAsync(line);
        // While nothing gets through there is nothing to be answered.
        if (answer is not Left && absence.Back is null) Ask();
        return answer;
    }

    private async Task<Answer?> MakeAsync(string line)
    {
        if (_unsentWords.Take(line) is { } about)
        {
            screen.Ended(about);
            if (unsent.Next is not null) await SendWaitingAsync(asTheyAre: true);
            return about;
        }
        if (SlashWords.Begin(line)) return await MakeAsync(() => _words.TakeAsync(line));
        var (move, wrong) = Reading.Of(line, _asked);
        if (move is not null) return await SayAsync(line, move);
        screen.Notice(wrong!);
        return null;
    }

    private async Task<Answer?> SayAsync(string line, Move move)
    {
        var kept = KeptMove.Of(line, move, _asked);
        unsent.Add(kept);
        if (absence.Back is null)
        {
            var answer = await MakeAsync(() => SendAsync(kept, again: false));
            if (absence.Back is null && unsent.Next is not null) PutAside("That did not get through.");
            if (unsent.Next is null) return answer;
        }
        else screen.Notice(KeptText.Kept(unsent));
        // A choice is made once; words may have been meant for anybody.
        if (move is not Said) _asked = null;
        return null;
    }

    private async Task<Answer> SendAsync(KeptMove kept, bool again)
    {
        kept = unsent.Try(kept);
        return await seat.TakeAsync(kept.ToMove(), new Sending(kept.Key, again, () =>
        {
            absence.Forget();
            unsent.Remove(kept);
        }), stop);
    }

    // Up to where something else came of one than that the story goes on: what was written after it was not written for that.
    private async Task SendWaitingAsync(bool asTheyAre = false)
    {
        while (absence.Back is null && unsent.Next is { } next)
        {
            if (!asTheyAre && !next.Tried && !next.IsTo(_asked))
            {
                PutAside("The story waits for something else than when you wrote this.");
                return;
            }
            asTheyAre = false;
            screen.Notice($"Sending what you wrote: “{next.Text}”");
            var answer = await MakeAsync(() => SendAsync(next, next.Tried));
            if (answer is WasRefused) screen.Notice($"That was not taken: “{next.Text}”");
            if (answer is not (BecameCanon { Over: false } or Replied) && absence.Back is null && unsent.Next is not null)
                PutAside("What you wrote after that is not sent.");
        }
    }

    private void PutAside(string why)
    {
        unsent.PutAside();
        screen.Notice($"{why} /send sends it, /drop lets it go:");
        _unsentWords.List();
    }

    private async Task ComeBackAsync()
    {
        absence.End();
        screen.Line("");
        screen.Notice("The gateway is back.");
        await GoOnAsync();
    }

    private async Task GoOnAsync()
    {
        // What was sent and may have arrived is what is going on; whoever looks first would hear of it twice.
        if (unsent.Next is not { Tried: true }) await screen.WhileWaitingAsync(CatchUpAsync);
        if (unsent.Next is not null) await SendWaitingAsync();
        Ask();
    }

    private async Task<Answer> MakeAsync(Func<Task<Answer>> make)
    {
        Answer? answer = null;
        await screen.WhileWaitingAsync(async () =>
        {
            answer = await make();
            if (answer is BecameCanon { Revision: > 1 } && await LookAsync() is { } scene) screen.Scene(scene);
            Show(answer);
            // What is awaited now is not what the player saw: somebody else, or a policy, may have answered.
            if (answer is WasRefused { Problem.Status: 409 }) await CatchUpAsync();
        });
        return answer!;
    }

    private async Task<SceneView?> LookAsync()
    {
        try
        {
            return (await seat.ViewAsync(stop)).Scene;
        }
        catch (GatewayException lost)
        {
            Show(Answer.Of(lost.Problem));
            return null;
        }
    }

    private async Task CatchUpAsync()
    {
        _asked = null;
        if (await seat.CatchUpAsync(stop) is { } answer) Show(answer);
    }

    private void Show(Answer answer)
    {
        if (answer is WentWrong { Away: true, Why: var why })
        {
            absence.Begin();
            screen.Notice(KeptText.Away(why, unsent));
            return;
        }
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

    // The input has ended, and whoever wrote it expects that it is played.
    private async Task SendTheRestAsync()
    {
        while (unsent.Next is not null && absence.Back is { } back && !stop.IsCancellationRequested)
        {
            if (await Task.WhenAny(back, Task.Delay(patience, stop)) != back) return;
            await ComeBackAsync();
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
