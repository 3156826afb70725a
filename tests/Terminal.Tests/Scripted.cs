namespace Storyteller.Terminal.Tests;

/// <summary>One run of the client against a local gateway, and what it printed.</summary>
internal sealed record Scripted(int ExitCode, string Output)
{
    public IReadOnlyList<string> Lines => Output.Split('\n');

    public string Summary => Lines.Last(line => line.StartsWith("inputs ", StringComparison.Ordinal));

    /// <summary>How often a line was printed, behind the cursor or alone.</summary>
    public int Times(string line) => Lines.Count(printed => printed == line || printed == $"> {line}");

    public static async Task<Scripted> PlayAsync(LocalGateway gateway, string script, params string[] arguments)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, script);
            return await RunAsync(gateway, "", ["--script", file, .. arguments]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static async Task<Scripted> RunAsync(LocalGateway gateway, string typed, params string[] arguments)
    {
        var output = new StringWriter { NewLine = "\n" };
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var code = await Application.RunAsync(["--gateway", gateway.Address.ToString(), "--patience", "5", .. arguments],
            new Screen(output, null), new StringReader(typed), limit.Token);
        return new(code, output.ToString());
    }
}
