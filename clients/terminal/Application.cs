using System.Text.Json;
using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>The client from its arguments to its exit code: 0 well, 1 something failed, 2 wrong arguments.</summary>
public static class Application
{
    private static readonly TimeSpan _shortAbsence = TimeSpan.FromSeconds(3);

    /// <summary>Plays, by script or by hand.</summary>
    public static async Task<int> RunAsync(string[] arguments, Screen screen, TextReader input, CancellationToken stop)
    {
        if (arguments is ["--help" or "-h"]) return Explain(screen, CommandLine.Usage, 0);
        CommandLine asked;
        try
        {
            asked = CommandLine.Read(arguments);
        }
        catch (FormatException wrong)
        {
            return Explain(screen, $"{wrong.Message}\n\n{CommandLine.Usage}", 2);
        }
        return await TryPlayAsync(asked, screen, input, stop);
    }

    private static async Task<int> TryPlayAsync(CommandLine asked, Screen screen, TextReader input, CancellationToken stop)
    {
        try
        {
            return await PlayAsync(asked, screen, input, stop);
        }
        catch (Exception failed) when (failed is GatewayException or IOException or UnauthorizedAccessException
            or JsonException or InvalidDataException)
        {
            return Explain(screen, failed.Message, 1);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 1;
        }
    }

    private static async Task<int> PlayAsync(CommandLine asked, Screen screen, TextReader input, CancellationToken stop)
    {
        var commands = asked.Script is { } file ? Script.Commands(await File.ReadAllLinesAsync(file, stop), asked.Column).ToList() : null;
        using var http = new HttpClient { BaseAddress = asked.Gateway, Timeout = TimeSpan.FromSeconds(30) };
        var gateway = new GatewayClient(http, asked.Patience, TimeProvider.System,
            text => screen.Notice(commands is null ? text : $"# {text}"));
        var (view, saved) = await Reception.SeatAsync(gateway, asked, screen, stop);
        await using var stream = await LiveStream.OpenAsync(gateway, view.SessionId, asked.Patience, TimeProvider.System, stop);
        Action<StoryEvent> show = commands is null ? screen.Show : screen.Told;
        var seat = new Seat(gateway, view, new(gateway, view.SessionId, stream.Events, asked.Patience, show));

        // What is sent again at once is told again then.
        var again = commands is null && saved.Unsent?.FirstOrDefault(move => !move.Aside) is { Tried: true } tried ? tried.Text : null;
        foreach (var entry in (await seat.TranscriptAsync(view.Tick - 1, stop)).TakeLast(1))
            if (entry.Command is null || entry.Command != again) screen.Entry(entry);
        var summary = commands is null ? new() : await new Script(seat, screen, stop).PlayAsync(commands);
        if (commands is null) await PlayByHandAsync();
        if (asked.Transcript is not null) await WriteTranscriptAsync(seat, asked.Transcript, CancellationToken.None);
        return summary.Failed == 0 ? 0 : 1;

        Task PlayByHandAsync()
        {
            // Whoever sits there can write on meanwhile.
            gateway.Absence = _shortAbsence;
            var unsent = new Unsent(saved, asked.SessionFile, screen.Notice);
            return new Play(seat, screen, unsent, new(stream, TimeProvider.System, stop), asked.Patience, asked.BeginAnew, stop)
                .RunAsync(input);
        }
    }

    private static async Task WriteTranscriptAsync(Seat seat, string path, CancellationToken stop)
    {
        var entries = await seat.TranscriptAsync(-1, stop);
        var now = await seat.ViewAsync(stop);
        await File.WriteAllLinesAsync(path, CanonicalTranscript.Lines(entries, seat.Asides, now.WorldHash), stop);
    }

    private static int Explain(Screen screen, string text, int code)
    {
        screen.Line(text);
        return code;
    }
}
