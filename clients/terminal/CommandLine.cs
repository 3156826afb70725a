using System.Globalization;
using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>What the player asked for on the command line.</summary>
/// <param name="Gateway">Where to play.</param>
/// <param name="Review">Who decides about meta events; as it is, or as the gateway's default, when null.</param>
/// <param name="SessionFile">Where token and session are kept between two runs.</param>
/// <param name="Script">A file of commands to play instead of asking for them.</param>
/// <param name="Column">Which tab-separated column of the script holds the command, from 1; the whole line when null.</param>
/// <param name="Transcript">Where the canonical transcript is written at the end.</param>
/// <param name="Patience">How long a gateway that does not answer, or a tick that does not end, is waited for.</param>
public sealed record CommandLine(Uri Gateway, string? World, string? Name, ulong? Seed, ReviewMode? Review, string? SessionFile,
    string? Script, int? Column, string? Transcript, TimeSpan Patience)
{
    /// <summary>What can be asked for.</summary>
    public const string Usage = """
        Play Storyteller in a terminal.

          --gateway URL       where to play (http://localhost:8080)
          --world ID          which world; the gateway's default when absent
          --name NAME         what your character is called
          --seed N            the session's chance; the same world, seed and commands give the same story
          --review WHO        who decides what else may happen: ask (you), all or harmless (the game master)
          --session FILE      keep token and session in FILE, and what you wrote while the gateway was away,
                              and go on from there the next time
          --script FILE       play the commands in FILE, one per line; '#' lines and blank lines are skipped,
                              and those that begin with '/' are for the client (/help lists them)
          --column N          take the N-th tab-separated column of the script, from 1
          --transcript FILE   write the transcript to FILE at the end, in a form for comparing two runs
          --patience SECONDS  how long to wait for an answer or the end of a tick (120)
        """;

    private static readonly CommandLine _usual = new(new("http://localhost:8080"), null, null, null, null, null, null, null, null,
        TimeSpan.FromMinutes(2));

    /// <summary>How another story is begun, as a sentence.</summary>
    public string BeginAnew => SessionFile is null
        ? "To begin anew, leave and start again."
        : $"To begin anew, leave, remove {SessionFile} or name another file with --session, and start again.";

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="FormatException">An argument is unknown, lacks its value or has a wrong one; the message says which.</exception>
    public static CommandLine Read(IReadOnlyList<string> arguments)
    {
        var read = _usual;
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : throw new FormatException($"{arguments[i]} needs a value.");
            read = read.With(arguments[i], value);
        }
        return read;
    }

    private CommandLine With(string name, string value) => name switch
    {
        "--gateway" => this with { Gateway = Address(value) },
        "--world" => this with { World = value },
        "--name" => this with { Name = value },
        "--seed" => this with { Seed = Number<ulong>(name, value, 0) },
        "--review" => this with
        {
            Review = ReviewModes.Read(value) ?? throw new FormatException($"--review needs one of {ReviewModes.All}, not {value}."),
        },
        "--session" => this with { SessionFile = value },
        "--script" => this with { Script = value },
        "--column" => this with { Column = Number(name, value, 1) },
        "--transcript" => this with { Transcript = value },
        "--patience" => this with { Patience = TimeSpan.FromSeconds(Number(name, value, 1)) },
        _ => throw new FormatException($"{name} is not known here."),
    };

    private static Uri Address(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new FormatException($"--gateway needs an address like http://localhost:8080, not {value}.");

    private static T Number<T>(string name, string value, T least) where T : System.Numerics.INumber<T> =>
        T.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new FormatException($"{name} needs a whole number from {least}, not {value}.");
}
