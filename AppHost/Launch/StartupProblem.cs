namespace Storyteller.AppHost.Launch;

/// <summary>Something that keeps the system from running and that the reader can put right; the message says how.</summary>
/// <param name="exitCode">What the process ends with, at least 1.</param>
internal sealed class StartupProblem(string message, Exception? cause = null, int exitCode = 1) : Exception(message, cause)
{
    /// <summary>What the process ends with.</summary>
    public int ExitCode => exitCode;
}
