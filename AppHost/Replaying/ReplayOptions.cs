using System.Globalization;
using Storyteller.AppHost.Launch;

namespace Storyteller.AppHost.Replaying;

/// <summary>What the command line asks for after <c>replay</c>.</summary>
/// <param name="Session">The session that is gone through.</param>
/// <param name="Verify">Say what is stored otherwise than it was computed.</param>
/// <param name="Print">Write a line for each tick.</param>
/// <param name="Shuffle">Decides in which order agents are asked and answer; null for the usual order.</param>
internal sealed record ReplayOptions(Guid Session, bool Verify, bool Print, ulong? Shuffle)
{
    /// <summary>The word that it begins with.</summary>
    public const string Command = "replay";

    /// <summary>What the process ends with where nothing could be gone through.</summary>
    public const int WrongUse = 2;

    /// <summary>How it is written.</summary>
    public const string Synopsis = "dotnet run --project AppHost -- replay --session ID --verify [--shuffle N] [--print]";

    private const string Usage = $"""
        Usage: {Synopsis}

        Goes through a session that was played once more, from what the player said and what was recorded of models: every take
        of every tick, without services and without the bus. It reads the database that ConnectionStrings__storyteller names,
        or else the private one, on which nothing else may run meanwhile. Nothing is changed.

          --session ID    which session
          --verify        compare all that is stored with it, and rebuild the worlds from ledger and checkpoints
          --shuffle N     have agents asked, and answer, in another order: what comes of it must not depend on it
          --print         write a line for each tick: branch, tick, revision, hash of the world

        It ends with 0 when all is the same, with 1 when something differs, with 2 when nothing could be gone through.
        """;

    /// <summary>Reads what comes after the word; whatever is not known is a problem that shows the usage.</summary>
    public static ReplayOptions Parse(IReadOnlyList<string> args)
    {
        Guid? session = null;
        var (verify, print, shuffle) = (false, false, (ulong?)null);
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == "--verify") verify = true;
            else if (args[i] == "--print") print = true;
            else if (args[i] == "--session") session = Id(++i < args.Count ? args[i] : "");
            else if (args[i] == "--shuffle") shuffle = Number(++i < args.Count ? args[i] : "");
            else throw Problem(args[i] is "--help" or "-h" ? "" : $"Unknown option '{args[i]}'.\n\n");
        }

        if (session is not { } id) throw Problem("Say which session, with --session ID.\n\n");
        if (!verify && !print) throw Problem("Say what for: --verify, --print or both.\n\n");
        return new ReplayOptions(id, verify, print, shuffle);
    }

    private static Guid Id(string text) => Guid.TryParseExact(text, "D", out var id)
        ? id : throw Problem($"--session needs a session's id, not '{text}'.\n\n");

    private static ulong Number(string text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number : throw Problem($"--shuffle needs a whole number from 0, not '{text}'.\n\n");

    private static StartupProblem Problem(string what) => new(what + Usage, exitCode: WrongUse);
}
