using Storyteller.AppHost.Replaying;

namespace Storyteller.AppHost.Launch;

/// <summary>What the command line asks for.</summary>
/// <param name="Distributed">Every service as its own process, instead of all in one.</param>
/// <param name="Replay">What is to be gone through once more, instead of starting anything; null to start.</param>
internal sealed record LaunchOptions(bool Distributed, ReplayOptions? Replay = null)
{
    private const string Usage = $"""
        Usage: dotnet run --project AppHost [-- [--distributed] [--port N]]
               {ReplayOptions.Synopsis}

          (nothing)       everything in one process, with a private PostgreSQL: to play and to develop
          --distributed   every service as its own process, on the servers named by ConnectionStrings__rabbitmq
                          and ConnectionStrings__storyteller
          --port N        where to listen; also STORYTELLER_PORT; 8080 otherwise, 0 for any free port
          replay          goes through a session that was played once more; says more with --help
        """;

    /// <summary>Reads the command line; whatever it does not know is a problem that shows the usage.</summary>
    public static LaunchOptions Parse(IReadOnlyList<string> args)
    {
        if (args is [ReplayOptions.Command, ..]) return new LaunchOptions(false, ReplayOptions.Parse([.. args.Skip(1)]));
        var distributed = false;
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == "--distributed") distributed = true;
            else if (args[i] == "--port") i++;
            else if (!args[i].StartsWith("--port=", StringComparison.Ordinal))
                throw new StartupProblem(args[i] is "--help" or "-h" ? Usage : $"Unknown option '{args[i]}'.\n\n{Usage}");
        }

        try
        {
            GatewayPort.From(args);
        }
        catch (ArgumentException wrongPort)
        {
            throw new StartupProblem(wrongPort.Message, wrongPort);
        }

        return new LaunchOptions(distributed);
    }
}
