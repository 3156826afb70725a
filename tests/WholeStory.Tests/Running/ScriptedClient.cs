using System.Diagnostics;

namespace Storyteller.WholeStory.Tests.Running;

/// <summary>
/// The terminal client, run as a user runs it with a script: what beginners type, one line each, or the second column of the file that
/// the environment variable <c>STORYTELLER_COMMANDS</c> names.
/// </summary>
internal static class ScriptedClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Plays the script against a running system, with a seed that is always the same.</summary>
    public static async Task<Played> Play(Story story)
    {
        var transcript = Path.GetTempFileName();
        string[] script = Environment.GetEnvironmentVariable("STORYTELLER_COMMANDS") is { Length: > 0 } file
            ? ["--script", file, "--column", "2"]
            : ["--script", Path.Combine(AppContext.BaseDirectory, "beginners.txt")];
        string[] arguments =
        [
            Checkout.Built("clients/terminal", "Terminal"),
            "--gateway", $"{story.Gateway}", "--name", "Robin", "--seed", "42", .. script, "--transcript", transcript,
        ];
        using var client = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = await client.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await client.WaitForExitAsync();
        var played = new Played(client.ExitCode, output, await File.ReadAllTextAsync(transcript));
        File.Delete(transcript);
        return played;
    }

    /// <summary>How it went.</summary>
    public sealed record Played(int ExitCode, string Output, string Transcript);
}
