namespace Storyteller.Terminal;

/// <summary>Plays with whoever sits at the keyboard.</summary>
public static class Play
{
    private const string Help = "Write what you do, in your own words. /scene shows where you are, /quit leaves.";

    /// <summary>Reads and plays until the player leaves or the input ends.</summary>
    public static async Task RunAsync(Seat seat, TextReader input, Screen screen, CancellationToken stop)
    {
        screen.Notice(Help);
        while (!stop.IsCancellationRequested)
        {
            screen.Prompt();
            if (await ReadAsync(input, stop) is not { } line || line.Trim() == "/quit") return;
            await AnswerAsync(line, seat, screen, stop);
        }
    }

    private static async Task AnswerAsync(string line, Seat seat, Screen screen, CancellationToken stop)
    {
        switch (line.Trim())
        {
            case "":
                break;
            case "/help":
                screen.Notice(Help);
                break;
            case "/scene":
                screen.Scene((await seat.Gateway.SessionAsync(seat.Session, stop)).Scene);
                break;
            default:
                await screen.WhileWaitingAsync(async () => screen.Ended(await seat.TakeAsync(line, screen.Show, stop)));
                break;
        }
    }

    // The console's own asynchronous reader waits on the calling thread, which Ctrl+C could not end.
    private static async Task<string?> ReadAsync(TextReader input, CancellationToken stop)
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
