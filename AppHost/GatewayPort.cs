using System.Globalization;

namespace Storyteller.AppHost;

/// <summary>Where the gateway listens: <c>--port N</c>, else <c>STORYTELLER_PORT</c>, else 8080.</summary>
internal static class GatewayPort
{
    private const int Usual = 8080;

    /// <summary>The port, 1 to 65535, or 0 for any free one; throws <see cref="ArgumentException"/> with a sentence for anything else.</summary>
    public static int From(IReadOnlyList<string> args) => From(args, Environment.GetEnvironmentVariable("STORYTELLER_PORT"));

    /// <summary>As above, with the environment as a value.</summary>
    public static int From(IReadOnlyList<string> args, string? environment)
    {
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i].StartsWith("--port=", StringComparison.Ordinal)) return Parse("--port", args[i]["--port=".Length..]);
            if (args[i] == "--port") return Parse("--port", i + 1 < args.Count ? args[i + 1] : "");
        }

        return string.IsNullOrEmpty(environment) ? Usual : Parse("STORYTELLER_PORT", environment);
    }

    private static int Parse(string source, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535
            ? port
            : throw new ArgumentException($"{source} needs a port number from 1 to 65535 (or 0 for any free one), not '{text}'.");
}
